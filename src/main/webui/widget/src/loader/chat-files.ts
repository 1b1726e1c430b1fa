import type { Chat, ChatContext } from '../chat-context';

declare const __CHAT__: string;

type Mount = (host: HTMLElement, context: ChatContext) => Promise<Chat>;

/** Gets the chat's code. */
export class ChatFiles {
  #mount: Mount | undefined;
  #tries = 0;

  /** @param nonce the embedding script's, for pages whose policy asks for one */
  constructor(
    private readonly base: string,
    private readonly nonce: string,
  ) {}

  /** Fetches the code before it is needed. */
  preload(): void {
    const href = `${this.base}/${__CHAT__}`;
    if (document.head.querySelector(`link[href="${href}"]`)) return;
    const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href, crossOrigin: 'anonymous' });
    link.nonce = this.nonce;
    document.head.append(link);
  }

  /** Tries again with fresh files: after an upgrade of the service those that the loader knew are gone. */
  async load(): Promise<Mount> {
    return (this.#mount ??= await this.#load());
  }

  async #load(): Promise<Mount> {
    const file = this.#tries++ ? `${await this.#currentFile()}?try=${this.#tries}` : __CHAT__;
    return ((await import(/* @vite-ignore */ `${this.base}/${file}`)) as { mount: Mount }).mount;
  }

  /** The loader of today names it. */
  async #currentFile(): Promise<string> {
    const answer = await fetch(`${this.base}/widget.js`, { cache: 'reload', credentials: 'omit' });
    return /widget\/chat-[\w-]+\.js/.exec(await answer.text())?.[0] ?? __CHAT__;
  }
}
