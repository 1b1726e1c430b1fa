const CLASSES = ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement'] as const;
const EVENTS = ['input', 'change'] as const;
const MOVES = ['paste', 'drop'] as const;
const SETTERS = ['value', 'defaultValue', 'valueAsNumber', 'valueAsDate'] as const;

type Window_ = Record<string, { prototype: object } | undefined>;
type Tell = (target: unknown, given: unknown[]) => void;

export interface EnteredValues {
  /** A field, as it is just now. */
  noteValue(field: Element): void;
  noteText(text: string): void;
  noteFile(name: string): void;
}

/**
 * Tells of each value that a person enters or a script sets, at once: the page may take it away again in the same task.
 * Each window has fields of its own.
 */
export class ValueWatch {
  /** By what a navigation replaces: the window itself stays. */
  readonly #windows = new Map<Document, () => void>();

  constructor(private readonly values: EnteredValues) {}

  watch(view: Window | null): void {
    const page = view?.document;
    if (!view || !page || this.#windows.has(page)) return;
    const quietly = (note: () => void) => {
      try {
        if (this.#windows.has(page)) note();
      } catch {
        // What the page itself does must not fail because of us.
      }
    };
    const undo = [...this.#listen(view, quietly), ...this.#wrap(view as unknown as Window_, quietly)];
    this.#windows.set(page, () => {
      for (const back of undo) back();
    });
  }

  stop(): void {
    for (const stop of this.#windows.values()) stop();
    this.#windows.clear();
  }

  #listen(view: Window, quietly: (note: () => void) => void): Array<() => void> {
    const { values } = this;
    const onInput = (event: Event) => quietly(() => values.noteValue(event.composedPath()[0] as Element));
    const onMove = (event: Event) => quietly(() => this.#noteMoved(event));
    return [
      ...EVENTS.map((type) => listen(view, type, onInput)),
      ...MOVES.map((type) => listen(view, type, onMove)),
      // An element with an EditContext hears of no input.
      listen(view, 'beforeinput', (event) => {
        const target = event.composedPath()[0] as Element & { editContext?: unknown };
        if (target.editContext) onInput(event);
      }),
    ];
  }

  #wrap(view: Window_, quietly: (note: () => void) => void): Array<() => void> {
    const { values } = this;
    const noteValue: Tell = (field) => quietly(() => values.noteValue(field as Element));
    const noteFile: Tell = (_, [file]) => quietly(() => values.noteFile((file as Partial<File>).name ?? ''));
    const noteContext: Tell = (context) =>
      quietly(() => (context as { attachedElements(): Element[] }).attachedElements().forEach((it) => values.noteValue(it)));
    return [
      ...CLASSES.flatMap((name) => [
        ...SETTERS.map((property) => wrapSetter(view[name]?.prototype, property, noteValue)),
        // It sets a value without its setter.
        wrapCall(view[name]?.prototype, 'setRangeText', noteValue),
      ]),
      wrapSetter(view.HTMLElement?.prototype, 'editContext', noteValue),
      wrapCall(view.EditContext?.prototype, 'updateText', noteContext),
      wrapCall(view.FileReader?.prototype, 'readAsDataURL', noteFile),
      wrapGetter(view.File?.prototype, 'name', (_, [name]) => quietly(() => values.noteFile(String(name)))),
    ];
  }

  /** What is pasted or dropped, which a page may write anywhere without any field. */
  #noteMoved(event: Event): void {
    const { clipboardData, dataTransfer } = event as Partial<ClipboardEvent & DragEvent>;
    const moved = clipboardData ?? dataTransfer;
    if (!moved || isOurs(event)) return;
    this.values.noteText(moved.getData('text/plain'));
    for (const { name } of Array.from(moved.files)) this.values.noteFile(name);
  }
}

/** In the chat, which shows it itself. */
function isOurs(event: Event): boolean {
  return event.composedPath().some((it) => (it as Partial<Element>).localName?.startsWith('bellhop-'));
}

function listen(view: Window, type: string, listener: (event: Event) => void): () => void {
  view.addEventListener(type, listener, { capture: true, passive: true });
  return () => view.removeEventListener(type, listener, { capture: true });
}

function wrapSetter(prototype: object | undefined, property: string, tell: Tell): () => void {
  return wrap(prototype, property, 'set', (set) => {
    return function (this: unknown, value: unknown) {
      Reflect.apply(set, this, [value]);
      tell(this, [value]);
    };
  });
}

function wrapGetter(prototype: object | undefined, property: string, tell: Tell): () => void {
  return wrap(prototype, property, 'get', (get) => {
    return function (this: unknown): unknown {
      const value: unknown = Reflect.apply(get, this, []);
      tell(this, [value]);
      return value;
    };
  });
}

function wrapCall(prototype: object | undefined, name: string, tell: Tell): () => void {
  return wrap(prototype, name, 'value', (call) => {
    return function (this: unknown, ...given: unknown[]): unknown {
      const result: unknown = Reflect.apply(call, this, given);
      tell(this, given);
      return result;
    };
  });
}

type Calls = (this: unknown, ...given: unknown[]) => unknown;

/** Puts a function around one of a class, until it is undone. */
function wrap(prototype: object | undefined, property: string, part: 'get' | 'set' | 'value', around: (call: Calls) => Calls): () => void {
  const before = prototype && Object.getOwnPropertyDescriptor(prototype, property);
  const call: unknown = before?.[part];
  if (!before || !before.configurable || typeof call !== 'function') return () => {};
  const wrapped = around(call as Calls);
  Object.defineProperty(prototype, property, { ...before, [part]: wrapped });
  return () => {
    // Somebody may have replaced it since; then it only passes on.
    if (Object.getOwnPropertyDescriptor(prototype, property)?.[part] === wrapped) Object.defineProperty(prototype, property, before);
  };
}
