import type { RecordedNode } from '../capture/recorded-events';
import type { EnteredValues } from '../capture/value-watch';
import type { ChosenPictures } from './chosen-pictures';
import { hasEditContext, isSlider } from './fields';
import type { Mirror } from './masking-filter';
import { isElement, type MaskingPolicy } from './masking-policy';
import type { SecretRedactor } from './secret-redactor';
import { isSecretWord } from './secret-words';

/** Learns which fields a page has, what shows their values beside them, and what a person enters. */
export class FieldLearner implements EnteredValues {
  /** Told of each field that is found, in frames too. */
  onField: ((field: Element) => void) | undefined;

  readonly #learned = new WeakSet<Element>();

  constructor(
    private readonly mirror: Mirror,
    private readonly policy: MaskingPolicy,
    private readonly redactor: SecretRedactor,
    private readonly pictures: ChosenPictures,
  ) {}

  /** Notes what a field says just now: it may be cleared again before anything is recorded. */
  noteValue(target: Element): void {
    if (isOurs(target)) return;
    const host = target.closest('[contenteditable], [role]') ?? target;
    for (const field of new Set([target, host])) {
      this.learn(field);
      this.redactor.note(field);
    }
  }

  /** Notes what a person has pasted or dropped, wherever it goes. */
  noteText(text: string): void {
    this.redactor.noteText(text);
  }

  /** Notes a file that a person has chosen: the page may show it from now on. */
  noteFile(name: string): void {
    this.pictures.noteChoice();
    this.redactor.noteFile(name);
  }

  /** Learns of fields, and what repeats their values, before anything is sent. */
  learnAll(recorded: RecordedNode): void {
    const node = this.mirror.getNode(recorded.id);
    if (node && isElement(node)) this.learn(node);
    for (const child of recorded.childNodes ?? []) this.learnAll(child);
  }

  /** Whether this element was looked at before. */
  knows(element: Element): boolean {
    return this.#learned.has(element);
  }

  learn(element: Element): void {
    if (element.localName === 'option') return;
    this.#learned.add(element);
    if (!this.policy.isField(element)) {
      if (hasEditContext(element) || isSlider(element)) this.#watchMirror(element);
      // Only where editing begins: all within is its text.
      const isHost = this.policy.isEditable(element) && !(element.parentElement && this.policy.isEditable(element.parentElement));
      const isList = /slider|spinbutton/.test(element.getAttribute('role') ?? '') || element.localName === 'datalist';
      if (isHost && !isList && this.policy.isMasked(element)) this.redactor.watch(element);
      return;
    }
    if (element.getAttribute('type')?.toLowerCase() === 'file' && !isOurs(element)) this.pictures.mayBeChosen();
    this.#watchMirror(element);
    this.onField?.(element);
    if (this.policy.isMasked(element) && !isShortHidden(element)) this.redactor.watch(element);
  }

  #watchMirror(field: Element): void {
    const mirror = this.policy.learnMirror(field);
    if (mirror && this.policy.isMasked(field)) this.redactor.watch(mirror);
  }
}

/** The chat's own fields: the agent reads what is written there. */
function isOurs(element: Element): boolean {
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    if (root.host.localName.startsWith('bellhop-')) return true;
  return false;
}

/** What nobody has typed: a word of the page's own, like `true` or `en`, would be hidden all over it. */
function isShortHidden(element: Element): boolean {
  return element.getAttribute('type') === 'hidden' && !isSecretWord((element as HTMLInputElement).value);
}
