/** A date, or a month of a year. */
export interface Day {
  year: number;
  month: number;
  day: number | undefined;
}

const ISO = /^(\d{4,6})-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s][\d:.]*)?$/;
const DAY = /^(\d{1,2})\s?[./\s-]\s?(\d{1,2})\s?[./\s-]\s?(\d{4}|\d{2})$/;
const MONTH = /^(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})$/;
/** Fewer digits are a price as well. */
const MIN_DIGITS = 4;
const MAX_LANGUAGES = 6;
const MAX_KNOWN = 500;
const STYLES: Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'short' },
  { dateStyle: 'medium' },
  { dateStyle: 'long' },
  { dateStyle: 'full' },
  { day: 'numeric', month: 'long' },
];
const MONTHS: Intl.DateTimeFormatOptions[] = [
  { month: 'long', year: 'numeric' },
  { month: 'short', year: 'numeric' },
];

/** The dates that a value may mean: which of two numbers is the month, nobody says. */
export function datesIn(value: string): Day[] {
  const text = value.trim();
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (year !== undefined) return daysOf([day, month, year]);
  const [, first, second, third] = DAY.exec(text) ?? [];
  if (first !== undefined) return [...daysOf([first, second, third]), ...daysOf([second, first, third])];
  const [, expires, of] = MONTH.exec(text) ?? [];
  return daysOf([undefined, expires, of]);
}

/** The dates that three fields may mean, in the order in which they stand. */
export function datesOf([first, second, third]: [string, string, string]): Day[] {
  return [...daysOf([first, second, third]), ...daysOf([second, first, third]), ...daysOf([third, second, first])];
}

function daysOf([day, month, year]: [string | undefined, string | undefined, string | undefined]): Day[] {
  const found = { day: day === undefined ? undefined : Number(day), month: Number(month), year: fullYear(year) };
  const isDay = found.day === undefined || (found.day >= 1 && found.day <= 31);
  return isDay && found.month >= 1 && found.month <= 12 && found.year > 0 ? [found] : [];
}

function fullYear(year: string | undefined): number {
  const number = Number(year);
  if (year?.length !== 2) return number >= 1_000 ? number : 0;
  return number + (number > 70 ? 1_900 : 2_000);
}

const known = new Map<string, string[]>();

/** How pages write a date: in numbers, and in the words of the page's and the browser's languages. */
export function formsOfDate(date: Day): string[] {
  const key = `${date.year}-${date.month}-${date.day}`;
  let forms = known.get(key);
  if (!forms) {
    forms = [...inNumbers(date), ...inWords(date)];
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, forms);
  }
  return forms;
}

function inNumbers({ year, month, day }: Day): string[] {
  const years = [`${year}`, `${year}`.slice(-2)];
  const months = new Set([`${month}`, `${month}`.padStart(2, '0')]);
  const days = day === undefined ? [''] : new Set([`${day}`, `${day}`.padStart(2, '0')]);
  const forms = [...days].flatMap((d) =>
    [...months].flatMap((m) => years.flatMap((y) => [`${d}.${m}.${y}`, `${m}.${d}.${y}`, `${y}.${m}.${d}`])),
  );
  return forms.filter((form) => form.replace(/\D/g, '').length >= MIN_DIGITS);
}

function inWords({ year, month, day }: Day): string[] {
  const date = new Date(Date.UTC(2_000, month - 1, day ?? 1));
  date.setUTCFullYear(year);
  return languages().flatMap((language) =>
    (day === undefined ? MONTHS : STYLES).map((style) => date.toLocaleDateString(language, { ...style, timeZone: 'UTC' })),
  );
}

function languages(): string[] {
  const wanted = [document.documentElement.lang, ...(navigator.languages ?? []), 'en-GB', 'en-US'];
  return [...new Set(wanted)].filter(isLanguage).slice(0, MAX_LANGUAGES);
}

function isLanguage(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}
