import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CannedReply } from '../api/types';
import type { AppStore } from '../app/app-store';
import { pickerView } from './picker-view';
import { rankReplies } from './ranking';
import { slashWordAt, type SlashWord } from './slash-word';
import { fillIn, openIn, textOf, type Values } from './variables';
import { insertText } from '../ui/insert-text';
import { knownValues, quickValues } from './known-values';

export interface PickerHost extends ReactiveControllerHost {
  readonly app: AppStore;
  readonly conversation: string;
  readonly area: HTMLTextAreaElement;
}

/** More than anybody reads; who looks for another types more of it. */
const SHOWN = 50;

/** The canned replies above the composer, while a slash word is being typed. */
export class CannedPicker implements ReactiveController {
  #word: SlashWord | undefined;
  #selected = 0;
  /** Where the slash stands that was waved aside with Escape. */
  #dismissed: number | undefined;
  #values: { conversation: string; known: Promise<Values>; now: Values } | undefined;
  /** The last ranking: it is asked for several times while one letter is typed. */
  #ranked: { items: readonly CannedReply[]; typed: string; found: CannedReply[] } | undefined;
  #unsubscribe = () => {};

  constructor(private readonly host: PickerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = this.host.app.canned.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe();
    this.close();
  }

  hostUpdated(): void {
    const root = this.host.area.getRootNode();
    if (this.#word && root instanceof ShadowRoot) root.querySelector('.canned [aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  /** The id of the chosen option, for `aria-activedescendant`. */
  get activeOption(): string | undefined {
    return this.#chosen ? `canned-${this.#selected}` : undefined;
  }

  get isOpen(): boolean {
    return this.#word !== undefined;
  }

  /** Begins a slash word at the caret. */
  start(): void {
    const { area } = this.host;
    area.focus();
    const before = area.value.charAt(area.selectionStart - 1);
    this.#dismissed = undefined;
    insertText(area, area.selectionStart, area.selectionEnd, before === '' || /\s/.test(before) ? '/' : ' /');
    this.look();
  }

  /** Looks for a slash word, after the text or the caret has changed. */
  look(isUndone = false): void {
    const { area } = this.host;
    // The browser selects what it brings back, and the list would stay closed.
    if (isUndone && area.value.charAt(area.selectionStart) === '/') area.setSelectionRange(area.selectionEnd, area.selectionEnd);
    const word = area.selectionStart === area.selectionEnd ? slashWordAt(area.value, area.selectionStart) : undefined;
    if (word === undefined || word.from !== this.#dismissed) this.#dismissed = undefined;
    const open = word !== undefined && this.#dismissed === undefined && !this.#isOver(word) ? word : undefined;
    if (open?.typed !== this.#word?.typed || open?.from !== this.#word?.from) this.#selected = 0;
    if (open && !this.#word) this.#open();
    this.#word = open;
    this.host.requestUpdate();
  }

  /** A blank behind what names no reply ends the word. */
  #isOver(word: SlashWord): boolean {
    return /\s/.test(word.typed) && this.#rank(word).length === 0;
  }

  #open(): void {
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

  close(): void {
    this.#word = undefined;
    this.host.requestUpdate();
  }

  /** Returns whether the key was for the list. */
  onKeydown(event: KeyboardEvent): boolean {
    if (!this.#word || event.isComposing || !this.#act(event)) return false;
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
    if (chosen) void this.#choose(chosen);
    // Nobody means to send a slash and a misspelt shortcut to a visitor; Escape says that they do.
    return chosen !== undefined || (key === 'Enter' && this.host.area.value.trim() === `/${this.#word?.typed.trim()}`);
  }

  #dismiss(): void {
    this.#dismissed = this.#word?.from;
    this.close();
  }

  #select(index: number): void {
    this.#selected = index;
    this.host.requestUpdate();
  }

  get #found(): CannedReply[] {
    return this.#word ? this.#rank(this.#word) : [];
  }

  #rank({ typed }: SlashWord): CannedReply[] {
    const items = this.host.app.canned.items ?? [];
    if (this.#ranked?.items !== items || this.#ranked.typed !== typed)
      this.#ranked = { items, typed, found: rankReplies(items, typed, navigator.languages).slice(0, SHOWN) };
    return this.#ranked.found;
  }

  get #chosen(): CannedReply | undefined {
    return this.#found[this.#selected];
  }

  async #choose(reply: CannedReply): Promise<void> {
    const { area, app, conversation } = this.host;
    const word = this.#word as SlashWord;
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

  render(): TemplateResult | typeof nothing {
    if (!this.#word) return nothing;
    return pickerView({
      app: this.host.app,
      typed: this.#word.typed,
      found: this.#found,
      selected: this.#selected,
      values: this.#values?.now ?? {},
      onSelect: (index) => this.#select(index),
      onChoose: (reply) => void this.#choose(reply),
    });
  }
}

function isChoosing({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === 'Tab') && !shiftKey && !ctrlKey && !metaKey && !altKey;
}
