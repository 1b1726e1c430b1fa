/** The host page may have changed its rem, so the text sizes of the tokens are set in pixels. */
export const hostStyle = `
:host {
  --text-12: 12px;
  --text-13: 13px;
  --text-14: 14px;
  --text-16: 16px;
  --text-20: 20px;
  --text-28: 28px;
}
`;
