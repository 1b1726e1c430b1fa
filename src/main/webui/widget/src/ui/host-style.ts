/** A page may have made its rem 10 px: inside another's page only pixels keep the sizes of the tokens. */
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
