import type { TemplateResult, nothing } from 'lit';
import type { PickerHost, WordPicker } from '../app/word-picker';
import { CannedPicker } from '../canned/canned-picker';
import { EmojiPicker } from '../emoji/emoji-picker';
import { ColleaguePicker } from '../mentions/colleague-picker';

/** The lists that open above the composer while a word is typed; one at a time. */
export class ComposerPickers {
  readonly canned: CannedPicker;
  readonly #all: ReadonlyArray<Pick<WordPicker<unknown>, 'listId' | 'activeOption' | 'render' | 'look' | 'close' | 'onKeydown'>>;

  constructor(host: PickerHost) {
    this.canned = new CannedPicker(host);
    this.#all = [this.canned, new ColleaguePicker(host), new EmojiPicker(host)];
  }

  get #open() {
    return this.#all.find(({ listId }) => listId !== undefined);
  }

  get listId(): string | undefined {
    return this.#open?.listId;
  }

  get activeOption(): string | undefined {
    return this.#open?.activeOption;
  }

  render(): TemplateResult | typeof nothing | undefined {
    return this.#open?.render();
  }

  look(isUndone = false): void {
    for (const picker of this.#all) picker.look(isUndone);
  }

  close(): void {
    for (const picker of this.#all) picker.close();
  }

  /** Returns whether the key was for a list. */
  onKeydown(event: KeyboardEvent): boolean {
    return this.#open?.onKeydown(event) ?? false;
  }
}
