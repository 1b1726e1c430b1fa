import { datesOf } from './date-forms';
import { countSigns } from './signs';

/** Longer values are found by themselves in what a page joins. */
const SHORT = 8;
/** Fewer signs are anywhere. */
const MIN_JOINED = 4;
const MAX_RUN = 24;
const MAX_CODE = 12;
/** How far two fields may be apart that belong together, in elements around them. */
const STEPS = 3;

interface Part {
  field: Element;
  text: string;
}

/**
 * What fields say together: the boxes of a code, a day, a month and a year, a first name of two letters and a last one.
 * In the order of the page, and of two or three in every order.
 *
 * @param fields in the order in which they stand, with what they say now
 */
export function joinedValues(fields: Iterable<readonly [Element, string]>): string[] {
  const joined: string[] = [];
  let run: Part[] = [];
  const end = () => {
    if (run.length > 1) joined.push(...joinsOf(run.map(({ text }) => text)));
    run = [];
  };
  for (const [field, text] of fields) {
    const last = run.at(-1);
    if (last && (run.length >= MAX_RUN || !isNear(last.field, field))) end();
    const signs = countSigns(text);
    if (signs > 0 && signs <= SHORT) run.push({ field, text });
    else end();
  }
  end();
  return joined;
}

function joinsOf(texts: string[]): string[] {
  const pairs = texts.slice(1).flatMap((text, at) => joinsOfTwo(texts[at] ?? '', text));
  const triples = texts.slice(2).flatMap((third, at) => joinsOfThree([texts[at] ?? '', texts[at + 1] ?? '', third]));
  return [...codesIn(texts), ...pairs, ...triples].filter((text) => countSigns(text) >= MIN_JOINED);
}

/** Every run of boxes with one sign each: there may be another such field beside a code. */
function codesIn(texts: string[]): string[] {
  const signs = texts.map((text) => (countSigns(text) === 1 ? text.trim() : ' ')).join('');
  const runs = signs.split(' ').filter(({ length }) => length >= MIN_JOINED && length <= MAX_CODE);
  return runs.flatMap((run) => Array.from(run, (_, from) => Array.from(run, (__, to) => run.slice(from, to + 1))).flat());
}

/** A month and a year, perhaps. */
function joinsOfTwo(first: string, second: string): string[] {
  const between = /^\d+ \d+$/.test(`${first} ${second}`) ? '/' : '';
  return [first + between + second, second + between + first];
}

function joinsOfThree([first, second, third]: [string, string, string]): string[] {
  const orders = [first + second + third, first + third + second, second + first + third, second + third + first];
  const dates = [first, second, third].every((text) => /^\d{1,4}$/.test(text)) ? datesOf([first, second, third]) : [];
  return [...orders, third + first + second, third + second + first, ...dates.map(({ year, month, day }) => `${year}-${month}-${day}`)];
}

function isNear(one: Element, other: Element): boolean {
  let around: Element | null = one.parentElement;
  for (let step = 1; step < STEPS && around && !around.contains(other); step++) around = around.parentElement;
  return around !== null && around.contains(other);
}
