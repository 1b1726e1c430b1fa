import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { AppStore } from './app-store';
import type { Store } from './store';
import { insertText } from '../ui/insert-text';
import type { SignWord } from '../ui/sign-word';

export interface PickerHost extends ReactiveControllerHost {
  readonly app: AppStore;
  readonly conversation: string;
  readonly area: HTMLTextAreaElement;
  /** Whether a note is being written. */
  readonly note: boolean;
}

/** What a list of choices shows. */
export interface PickerState<T> {
  typed: string;
  found: readonly T[];
  selected: number;
  onSelect: (index: number) => void;
  onChoose: (item: T) => void;
}

/** A list above the composer, while a word is typed that begins with a sign. The focus stays in the text. */
export abstract class WordPicker<T> implements ReactiveController {
  protected word: SignWord | undefined;
  #selected = 0;
  /** Where the sign stands that was waved aside with Escape. */
  #dismissed: number | undefined;
  /** What was found last: it is asked for several times while one letter is typed. */
  #last: { typed: string; found: readonly T[] } | undefined;
  #unsubscribe = () => {};

  constructor(
    protected readonly host: PickerHost,
    /** Begins the ids of the list and its options. */
    private readonly name: string,
    private readonly sign: string,
    private readonly source: () => Store,
  ) {
    host.addController(this);
  }

  protected abstract wordAt(text: string, caret: number): SignWord | undefined;
  /** What is being looked for is about to be needed. */
  protected abstract opened(): void;
  /** Looks through the source. */
  protected abstract find(typed: string): readonly T[];
  protected abstract choose(item: T, word: SignWord): void | Promise<void>;
  protected abstract view(state: PickerState<T>): TemplateResult | typeof nothing;

  hostConnected(): void {
    this.#unsubscribe = this.source().subscribe(() => {
      this.#last = undefined;
      this.host.requestUpdate();
    });
  }

  protected found(typed: string): readonly T[] {
    if (this.#last?.typed !== typed) this.#last = { typed, found: this.find(typed) };
    return this.#last.found;
  }

  hostDisconnected(): void {
    this.#unsubscribe();
    this.close();
  }

  hostUpdated(): void {
    const root = this.host.area.getRootNode();
    if (this.word && root instanceof ShadowRoot) root.querySelector('.picker [aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** The id of the list, for `aria-controls`. */
  get listId(): string | undefined {
    return this.word && `${this.name}-list`;
  }

  /** The id of the chosen option, for `aria-activedescendant`. */
  get activeOption(): string | undefined {
    return this.#chosen ? `${this.name}-${this.#selected}` : undefined;
  }

  /** Begins a word at the caret. */
  start(): void {
    const { area } = this.host;
    area.focus();
    const before = area.value.charAt(area.selectionStart - 1);
    this.#dismissed = undefined;
    insertText(area, area.selectionStart, area.selectionEnd, before === '' || /\s/.test(before) ? this.sign : ` ${this.sign}`);
    this.look();
  }

  /** Looks for a word, after the text or the caret has changed. */
  look(isUndone = false): void {
    const { area } = this.host;
    // The browser selects what it brings back, and the list would stay closed.
    if (isUndone && area.value.charAt(area.selectionStart) === this.sign) area.setSelectionRange(area.selectionEnd, area.selectionEnd);
    const word = area.selectionStart === area.selectionEnd ? this.wordAt(area.value, area.selectionStart) : undefined;
    if (word === undefined || word.from !== this.#dismissed) this.#dismissed = undefined;
    const open = word !== undefined && this.#dismissed === undefined && !this.#isOver(word) ? word : undefined;
    if (open?.typed !== this.word?.typed || open?.from !== this.word?.from) this.#selected = 0;
    if (open && !this.word) this.opened();
    this.word = open;
    this.host.requestUpdate();
  }

  /** A blank behind what names nothing ends the word. */
  #isOver({ typed }: SignWord): boolean {
    return /\s/.test(typed) && this.found(typed).length === 0;
  }

  close(): void {
    this.word = undefined;
    this.host.requestUpdate();
  }

  /** Returns whether the key was for the list. */
  onKeydown(event: KeyboardEvent): boolean {
    if (!this.word || event.isComposing || !this.#act(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #act(event: KeyboardEvent): boolean {
    const count = this.#found.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.#dismiss();
    else if (step !== undefined && count > 0) this.#select((this.#selected + step + count) % count);
    else if (isChoosing(event)) return this.#onChoosing(event.key);
    else return false;
    return true;
  }

  #onChoosing(key: string): boolean {
    const chosen = this.#chosen;
    if (chosen) this.#choose(chosen);
    // Nobody means to send a sign and a misspelt word; Escape says that they do.
    return chosen !== undefined || (key === 'Enter' && this.host.area.value.trim() === `${this.sign}${this.word?.typed.trim()}`);
  }

  #choose(item: T): void {
    void this.choose(item, this.word as SignWord);
  }

  #dismiss(): void {
    this.#dismissed = this.word?.from;
    this.close();
  }

  #select(index: number): void {
    this.#selected = index;
    this.host.requestUpdate();
  }

  get #found(): readonly T[] {
    return this.word ? this.found(this.word.typed) : [];
  }

  get #chosen(): T | undefined {
    return this.#found[this.#selected];
  }

  render(): TemplateResult | typeof nothing {
    if (!this.word) return nothing;
    return this.view({
      typed: this.word.typed,
      found: this.#found,
      selected: this.#selected,
      onSelect: (index) => this.#select(index),
      onChoose: (item) => this.#choose(item),
    });
  }
}

function isChoosing({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === 'Tab') && !shiftKey && !ctrlKey && !metaKey && !altKey;
}
