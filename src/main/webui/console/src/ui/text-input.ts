const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'range']);

/** Whether a key press goes to a text field. */
export function isTextInput(event: Event): boolean {
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
