/** Whether a text may hold Markdown, so that what reads it is loaded only then. */
export function mayHoldMarkdown(text: string): boolean {
  return /[*_`[]|^(?:[-•>]|\d{1,9}[.)]) /m.test(text);
}
