const CARD = /\d(?:[\s\u00a0.\-\u2010-\u2013/]{0,2}\d){12,18}/g;
const ACCOUNT = /\b[A-Z]{2}\d{2}(?:[\s\u00a0.\-]{0,2}[A-Z\d]){11,30}/gi;

/**
 * Masks card and account numbers anywhere in a text, however they are grouped: 13 to 19 digits that pass the Luhn check
 * (ISO/IEC 7812-1, annex B), and IBANs (ISO 13616).
 */
export function maskNumbers(text: string): string {
  if (!/\d/.test(text)) return text;
  return text
    .replace(CARD, (run) => {
      const digits = run.replace(/\D/g, '');
      return /^0+$/.test(digits) || !holdsCard(digits) ? run : run.replace(/\d/g, '•');
    })
    .replace(ACCOUNT, (run) => maskAccount(run));
}

/** Number ranges of the issuers. Digits inside a longer run must also match one of them. */
const ISSUER_PATTERNS: ReadonlyArray<[length: number, first: RegExp]> = [
  [16, /^([456]|2[2-7])/],
  [15, /^3[47]/],
  [14, /^3[068]/],
];

function holdsCard(digits: string): boolean {
  if (passesLuhn(digits)) return true;
  return ISSUER_PATTERNS.some(([length, first]) => {
    for (let from = 0; from + length <= digits.length; from++) {
      const part = digits.slice(from, from + length);
      if (first.test(part) && passesLuhn(part)) return true;
    }
    return false;
  });
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const twice = i % 2 === 1 ? digit * 2 : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** What follows may be words: the longest beginning that is an account number is one. */
function maskAccount(run: string): string {
  const signs = run.replace(/[^A-Z\d]/gi, '').toUpperCase();
  for (let length = signs.length; length >= 15; length--) {
    if (!passesMod97(signs.slice(0, length))) continue;
    let left = length;
    return run.replace(/[A-Z\d]/gi, (sign) => (left-- > 0 ? '•' : sign));
  }
  return run;
}

function passesMod97(account: string): boolean {
  let rest = 0;
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
