const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'range']);

/** Whether a key press lands in something that is being written. */
export function isWriting(event: Event): boolean {
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable);
}
