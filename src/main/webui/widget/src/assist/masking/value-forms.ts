import { datesIn, formsOfDate } from './date-forms';
import { countSigns, MIN_SIGNS } from './signs';

const NUMBER = /^[-+]?\p{Sc}?\s?(\d[\d\s.,'’]{0,30}?)(?:[.,](\d{1,2}))?\s?[\p{Sc}%]?$/u;
const PHONE = /^\+?[\d\s()/.-]{7,30}$/;
const CARD = /^[\d\s.-]{12,30}$/;
/** The whole part of an amount that stands by itself; shorter ones are too common. */
const MIN_WHOLE = 4;
const MIN_PHONE = 7;
/** Behind the code of a country. */
const MIN_NATIONAL = 8;
const MAX_LENGTH = 300;
const MAX_KNOWN = 5_000;

const known = new Map<string, Set<string>>();

/**
 * A value and the other forms in which pages write it: in an address, an amount with other decimals, a date in words, a
 * telephone number with a country's code, the last four digits of a card, the items of a list. Separators and accents
 * are not compared, so they make no form of their own.
 */
export function formsOf(value: string): Set<string> {
  let forms = known.get(value);
  if (!forms) {
    forms = findForms(value);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(value, forms);
  }
  return forms;
}

function findForms(value: string): Set<string> {
  const forms = new Set([value, encodeURIComponent(value)]);
  if (value.length > MAX_LENGTH) return forms;
  const others = /\d/.test(value) ? [...amounts(value), ...phones(value), ...lastFour(value), ...dates(value)] : [];
  for (const form of [...others, ...names(value), ...items(value)]) if (countSigns(form) >= MIN_SIGNS) forms.add(form);
  return forms;
}

function amounts(value: string): string[] {
  const [, whole = '', decimals = ''] = NUMBER.exec(value.trim()) ?? [];
  const digits = whole.replace(/\D/g, '');
  if (digits === '') return [];
  const part = decimals.replace(/0+$/, '');
  return [...(digits.length >= MIN_WHOLE ? [digits] : []), digits + part, digits + decimals.padEnd(2, '0')];
}

/** Without the zero in front, and without the code of a country, which has up to three digits. */
function phones(value: string): string[] {
  if (!PHONE.test(value)) return [];
  const digits = value.replace(/\D/g, '');
  const short = digits.replace(/^0+/, '');
  const national = /^(?:\+|00)/.test(value.trim()) ? [1, 2, 3].map((code) => short.slice(code)) : [];
  return [...(short.length >= MIN_PHONE ? [short] : []), ...national.filter(({ length }) => length >= MIN_NATIONAL)];
}

function lastFour(value: string): string[] {
  const digits = CARD.test(value) ? value.replace(/\D/g, '') : '';
  return digits.length >= 12 ? [digits.slice(-4)] : [];
}

function dates(value: string): string[] {
  return datesIn(value).flatMap(formsOfDate);
}

/** What stands in front of an e-mail address, and an address without its scheme. */
function names(value: string): string[] {
  const [, person] = /^([^@\s]{3,64})@[^@\s]+$/.exec(value) ?? [];
  const [, site] = /^https?:\/\/(?:www\.)?(\S{3,200})$/i.exec(value) ?? [];
  return [person, site].filter((it) => it !== undefined);
}

/** A comma with a space behind it is one of a sentence. */
function items(value: string): string[] {
  const found = value.split(/[;|]|,(?=\S)/);
  return found.length > 1 && found.length <= 50 && !NUMBER.test(value.trim()) ? found : [];
}
