const CLASSES = ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement'] as const;

/**
 * Tells of each value that a person types or a script sets, at once: the page may take it away again in the same task.
 * Returns what ends it.
 */
export function watchValues(note: (field: Element) => void): () => void {
  let watching = true;
  const tell = (field: unknown) => {
    if (watching && field instanceof Element) note(field);
  };
  const onInput = (event: Event) => tell(event.composedPath()[0]);
  for (const type of ['input', 'change']) addEventListener(type, onInput, { capture: true, passive: true });
  const restore = CLASSES.map((name) => watchSetter(window[name].prototype, tell));
  return () => {
    watching = false;
    for (const type of ['input', 'change']) removeEventListener(type, onInput, { capture: true });
    for (const back of restore) back();
  };
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
