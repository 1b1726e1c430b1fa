/** Whether a text may hold an address, so that what recognises addresses is loaded only then. */
export function mayHoldLink(text: string): boolean {
  return /:\/\/|www\.|@/i.test(text);
}
