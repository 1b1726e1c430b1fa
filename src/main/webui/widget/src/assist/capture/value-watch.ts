const CLASSES = ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement'] as const;
const EVENTS = ['input', 'change'] as const;

type Classes = Record<(typeof CLASSES)[number], { prototype: object }>;

/**
 * Tells of each value that a person types or a script sets, at once: the page may take it away again in the same task.
 * Each window has fields of its own.
 */
export class ValueWatch {
  readonly #windows = new Map<Window, () => void>();

  constructor(private readonly note: (field: Element) => void) {}

  watch(view: Window | null): void {
    if (!view || this.#windows.has(view)) return;
    const tell = (field: unknown) => {
      if (this.#windows.has(view)) this.note(field as Element);
    };
    const onInput = (event: Event) => tell(event.composedPath()[0]);
    for (const type of EVENTS) view.addEventListener(type, onInput, { capture: true, passive: true });
    const back = CLASSES.map((name) => watchSetter((view as unknown as Classes)[name].prototype, tell));
    this.#windows.set(view, () => {
      for (const type of EVENTS) view.removeEventListener(type, onInput, { capture: true });
      for (const restore of back) restore();
    });
  }

  stop(): void {
    for (const stop of this.#windows.values()) stop();
    this.#windows.clear();
  }
}

function watchSetter(prototype: object, tell: (field: unknown) => void): () => void {
  const before = Object.getOwnPropertyDescriptor(prototype, 'value');
  const set = before?.set;
  if (!before || !set || !before.configurable) return () => {};
  const watched: PropertyDescriptor = {
    ...before,
    set(this: unknown, value: unknown) {
      set.call(this, value);
      tell(this);
    },
  };
  Object.defineProperty(prototype, 'value', watched);
  return () => {
    // Somebody may have replaced it since; then it only passes on.
    if (Object.getOwnPropertyDescriptor(prototype, 'value')?.set === watched.set) Object.defineProperty(prototype, 'value', before);
  };
}
