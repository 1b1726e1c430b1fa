/** The focused element, through all shadow roots. */
export function focusedElement(): Element | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at ?? undefined;
}

/** Whether no control has the focus: at most the page, or the dialog that is open. */
export function isFocusLost(): boolean {
  const at = focusedElement();
  return at === undefined || at === document.body || at instanceof HTMLDialogElement;
}
