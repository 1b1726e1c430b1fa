import { safely } from '../ui/safely';

export interface Draft {
  text: string;
  note: boolean;
}

/** One draft per conversation. Drafts survive a reload, a lost connection and a sign-out, but not the tab. */
export class Drafts {
  constructor(private readonly storage: Storage | undefined = safely(() => sessionStorage)) {}

  get(conversation: string): Draft {
    const raw = safely(() => this.storage?.getItem(key(conversation))) ?? '';
    return raw.startsWith('n') ? { text: raw.slice(1), note: true } : { text: raw.slice(1), note: false };
  }

  set(conversation: string, draft: Draft): void {
    safely(() => {
      if (draft.text === '') this.storage?.removeItem(key(conversation));
      else this.storage?.setItem(key(conversation), (draft.note ? 'n' : 'r') + draft.text);
    });
  }
}

function key(conversation: string): string {
  return `bellhop.draft.${conversation}`;
}
