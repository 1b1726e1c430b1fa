const CLASSES = ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement'] as const;
const EVENTS = ['input', 'change'] as const;
const SETTERS = ['value', 'defaultValue', 'valueAsNumber', 'valueAsDate'] as const;

type Classes = Record<(typeof CLASSES)[number], { prototype: object }>;

/**
 * Tells of each value that a person types or a script sets, at once: the page may take it away again in the same task.
 * Each window has fields of its own.
 */
export class ValueWatch {
  /** By what a navigation replaces: the window itself stays. */
  readonly #windows = new Map<Document, () => void>();

  constructor(private readonly note: (field: Element) => void) {}

  watch(view: Window | null): void {
    const page = view?.document;
    if (!view || !page || this.#windows.has(page)) return;
    const tell = (field: unknown) => {
      try {
        if (this.#windows.has(page)) this.note(field as Element);
      } catch {
        // The page's own assignment must not fail because of us.
      }
    };
    const onInput = (event: Event) => tell(event.composedPath()[0]);
    for (const type of EVENTS) view.addEventListener(type, onInput, { capture: true, passive: true });
    const back = CLASSES.flatMap((name) => {
      const { prototype } = (view as unknown as Classes)[name];
      return [...SETTERS.map((property) => watchSetter(prototype, property, tell)), watchCall(prototype, tell)];
    });
    this.#windows.set(page, () => {
      for (const type of EVENTS) view.removeEventListener(type, onInput, { capture: true });
      for (const restore of back) restore();
    });
  }

  stop(): void {
    for (const stop of this.#windows.values()) stop();
    this.#windows.clear();
  }
}

function watchSetter(prototype: object, property: string, tell: (field: unknown) => void): () => void {
  const before = Object.getOwnPropertyDescriptor(prototype, property);
  const set = before?.set;
  if (!before || !set || !before.configurable) return () => {};
  const watched: PropertyDescriptor = {
    ...before,
    set(this: unknown, value: unknown) {
      set.call(this, value);
      tell(this);
    },
  };
  Object.defineProperty(prototype, property, watched);
  return () => {
    // Somebody may have replaced it since; then it only passes on.
    if (Object.getOwnPropertyDescriptor(prototype, property)?.set === watched.set) Object.defineProperty(prototype, property, before);
  };
}

/** `setRangeText` sets a value without its setter. */
function watchCall(prototype: object, tell: (field: unknown) => void): () => void {
  const before = Object.getOwnPropertyDescriptor(prototype, 'setRangeText');
  const call: unknown = before?.value;
  if (!before || typeof call !== 'function' || !before.configurable) return () => {};
  const watched: PropertyDescriptor = {
    ...before,
    value(this: unknown, ...given: unknown[]) {
      Reflect.apply(call, this, given);
      tell(this);
    },
  };
  Object.defineProperty(prototype, 'setRangeText', watched);
  return () => {
    if (Object.getOwnPropertyDescriptor(prototype, 'setRangeText')?.value === watched.value)
      Object.defineProperty(prototype, 'setRangeText', before);
  };
}
