const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'range']);

/** Whether a key press goes to a text field. */
export function isTextInput(event: Event): boolean {
  return isTextElement(event.composedPath()[0]);
}

/** Whether one writes into it. */
export function isTextElement(target: EventTarget | null | undefined): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
