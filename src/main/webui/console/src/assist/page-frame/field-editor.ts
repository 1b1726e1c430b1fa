import type { AssistAct, AssistPlace } from '@bellhop/client';
import { isTextField } from '@bellhop/shared';
import type { PagePlayer } from './page-player';

const SEND_AFTER_MS = 250;
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Overlays a field of the page's snapshot, so that the agent can type or choose in it. */
export class FieldEditor {
  #field: Field | undefined;
  #at: AssistPlace | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly container: HTMLElement,
    private readonly player: PagePlayer,
    private readonly act: (act: AssistAct) => void,
  ) {}

  /** Opens the editor if the place is a text field or a select. */
  open(at: AssistPlace): void {
    this.close();
    const element = this.player.elementOf(at.node);
    const field = element && copyOf(element);
    const box = this.player.boxOf(at.node);
    if (!field || !box) return;
    field.className = 'editor';
    field.style.translate = `${box.left}px ${box.top}px`;
    field.style.width = `${Math.max(box.width, 60)}px`;
    field.style.height = `${Math.max(box.height, 24)}px`;
    field.addEventListener('input', () => this.#sendSoon());
    field.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent));
    field.addEventListener('blur', () => this.close());
    this.container.append(field);
    this.#field = field;
    this.#at = at;
    field.focus();
  }

  close(): void {
    const field = this.#field;
    if (!field) return;
    if (this.#timer) this.#send();
    this.#field = undefined;
    field.remove();
  }

  has(target: EventTarget | null): boolean {
    return this.#field !== undefined && target === this.#field;
  }

  #onKey({ key, target }: KeyboardEvent): void {
    if (key === 'Escape' || (key === 'Enter' && (target as Field).localName !== 'textarea')) this.close();
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => this.#send(), SEND_AFTER_MS);
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#field || !this.#at) return;
    if (this.#field.localName === 'select')
      this.act({ kind: 'choose', at: this.#at, option: (this.#field as HTMLSelectElement).selectedIndex });
    else this.act({ kind: 'type', at: this.#at, text: this.#field.value });
  }
}

function copyOf(element: Element): Field | undefined {
  if (element.localName === 'select') return listOf(element as HTMLSelectElement);
  if (!isTextField(element)) return undefined;
  const field = document.createElement(element.localName as 'input' | 'textarea');
  field.value = element.value;
  field.maxLength = 2_000;
  return field;
}

function listOf({ options, selectedIndex }: HTMLSelectElement): HTMLSelectElement {
  const list = document.createElement('select');
  for (const { text, disabled } of options) {
    const option = list.appendChild(document.createElement('option'));
    option.text = text;
    option.disabled = disabled;
  }
  list.selectedIndex = selectedIndex;
  return list;
}
