import type { TemplateResult } from 'lit';
import type { CannedReply } from '../api/types';
import { WordPicker, type PickerHost, type PickerState } from '../app/word-picker';
import { pickerView } from './picker-view';
import { rankReplies } from './ranking';
import { slashWordAt } from './slash-word';
import { fillIn, openIn, textOf, type Values } from './variables';
import { insertText } from '../ui/insert-text';
import type { SignWord } from '../ui/sign-word';
import { knownValues, quickValues } from './known-values';

/** More than anybody reads; who looks for another types more of it. */
const SHOWN = 50;

/** The canned replies above the composer, while a slash word is being typed. */
export class CannedPicker extends WordPicker<CannedReply> {
  #values: { conversation: string; known: Promise<Values>; now: Values } | undefined;

  constructor(host: PickerHost) {
    super(host, 'canned', '/', () => host.app.canned);
  }

  protected override wordAt(text: string, caret: number): SignWord | undefined {
    return slashWordAt(text, caret);
  }

  protected override opened(): void {
    const { app, conversation } = this.host;
    app.canned.refresh();
    const known = knownValues(app, conversation);
    const values = { conversation, known, now: quickValues(app, conversation) };
    this.#values = values;
    void known.then((now) => {
      values.now = now;
      this.host.requestUpdate();
    });
  }

  protected override find(typed: string): readonly CannedReply[] {
    return rankReplies(this.host.app.canned.items ?? [], typed, navigator.languages).slice(0, SHOWN);
  }

  protected override async choose(reply: CannedReply, word: SignWord): Promise<void> {
    const { area, app, conversation } = this.host;
    const { value } = area;
    const asked = this.#values;
    this.close();
    const isPartial = openIn(fillIn(reply.body, quickValues(app, conversation)), 'missing').length > 0;
    const values = isPartial && asked ? await asked.known : quickValues(app, conversation);
    if (area.value !== value || this.host.conversation !== conversation) return;
    const text = textOf(fillIn(reply.body, values));
    insertText(area, word.from, word.to, text);
    const open = openIn(fillIn(text, {}), 'missing')[0];
    const at = open === undefined ? -1 : area.value.indexOf(open, word.from);
    // What is still to be filled in is typed over.
    if (open !== undefined && at >= 0) area.setSelectionRange(at, at + open.length);
    this.close();
  }

  protected override view(state: PickerState<CannedReply>): TemplateResult {
    return pickerView({ ...state, app: this.host.app, values: this.#values?.now ?? {} });
  }
}
