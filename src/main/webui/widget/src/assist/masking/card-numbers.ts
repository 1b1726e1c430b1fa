const CARD = /\d(?:[ \u00a0.-]?\d){12,18}/g;

/** Masks card numbers anywhere in a text: 13 to 19 digits that pass the Luhn check (ISO/IEC 7812-1, annex B). */
export function maskCardNumbers(text: string): string {
  return text.replace(CARD, (run) => {
    const digits = run.replace(/\D/g, '');
    return /^0+$/.test(digits) || !holdsCard(digits) ? run : run.replace(/\d/g, '•');
  });
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
