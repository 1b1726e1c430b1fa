import { enteredIn, isTextField, namesOf } from './entered-text';
import { joinedValues } from './joined-values';
import { countSigns, isDense, MAX_PART, MIN_DENSE, MIN_SIGNS } from './signs';

const MAX_FIELDS = 5_000;
/** Of one field, apart from what it says now. */
const MAX_EARLIER = 200;
/** Of fields that are no longer there. */
const MAX_GONE = 2_000;
const MAX_LENGTH = 50_000;
/** Half of a sign, which has no code in an address. */
const LONE = /[\ud800-\udfff]/gu;

interface Said {
  /** As it was read last. */
  texts: string[];
  now: Set<string>;
  /** Oldest first. */
  earlier: Set<string>;
}

/** What the fields of a page say and have said, in parts that a page may repeat. */
export class FieldValues {
  readonly #fields = new Map<Element, Said>();
  readonly #gone = new Set<string>();
  /** What fields beside each other say together, now and earlier. */
  readonly #joined = new Set<string>();
  #joinedVersion = 0;
  #version = 0;

  /** Changes with the values. */
  get version(): number {
    return this.#version;
  }

  /** Whether anything is known that a page may repeat. */
  get isEmpty(): boolean {
    return this[Symbol.iterator]().next().done === true;
  }

  /** Tracks a field from now on. */
  watch(field: Element): void {
    if (this.#fields.has(field) || this.#fields.size >= MAX_FIELDS) return;
    // What the page itself had put there may stand elsewhere as well.
    const first = isTextField(field) ? partsOf((field as HTMLInputElement).defaultValue) : new Set<string>();
    this.#fields.set(field, { texts: [], now: new Set(), earlier: first });
    this.#version++;
  }

  /** Reads a field, which perhaps says it for a moment only. */
  read(field: Element): void {
    const said = this.#fields.get(field);
    if (said) this.#learn(said, enteredIn(field));
  }

  /** Adds what a person has pasted or dropped, whatever the page does with it. */
  add(text: string): void {
    const parts = [...partsOf(text)].filter((part) => !this.#gone.has(part));
    if (parts.length === 0) return;
    for (const part of parts) this.#gone.add(part);
    keepNewest(this.#gone, MAX_GONE);
    this.#version++;
  }

  /** Adds the name of a file that a person has chosen. */
  addFile(name: string): void {
    for (const text of namesOf(name)) this.add(text);
  }

  /** Reads all fields. */
  readAll(): void {
    for (const [field, said] of this.#fields) {
      this.#learn(said, enteredIn(field));
      if (field.isConnected) continue;
      // What it said stays a secret.
      this.#fields.delete(field);
      for (const part of [...said.earlier, ...said.now]) this.#gone.add(part);
      keepNewest(this.#gone, MAX_GONE);
    }
    if (this.#joinedVersion !== this.#version) this.#join();
  }

  *[Symbol.iterator](): Iterator<string> {
    yield* this.#gone;
    yield* this.#joined;
    for (const { now, earlier } of this.#fields.values()) {
      yield* earlier;
      yield* now;
    }
  }

  /** What was typed so far is known by what it has become. */
  #learn(said: Said, texts: string[]): void {
    if (texts.length === said.texts.length && texts.every((text, at) => text === said.texts[at])) return;
    said.texts = texts;
    this.#version++;
    const now = new Set(texts.flatMap((text) => [...partsOf(text)]));
    const longer = [...now, ...said.earlier];
    for (const part of said.now) if (!now.has(part) && !longer.some((other) => other.startsWith(part))) said.earlier.add(part);
    said.now = now;
    keepNewest(said.earlier, MAX_EARLIER);
  }

  #join(): void {
    this.#joinedVersion = this.#version;
    const fields = [...this.#fields].filter(([field]) => isTextField(field) || field.localName === 'select');
    const joined = joinedValues(fields.map(([field, { texts }]) => [field, texts[0] ?? ''] as const));
    for (const text of joined) {
      // What still holds is the newest.
      this.#joined.delete(text);
      this.#joined.add(text);
    }
    keepNewest(this.#joined, MAX_GONE);
  }
}

function keepNewest(values: Set<string>, most: number): void {
  for (const oldest of values) {
    if (values.size <= most) return;
    values.delete(oldest);
  }
}

/** A long value in parts that follow each other, and each line for itself: a page may break it there. */
function partsOf(value: string): Set<string> {
  const text = value.slice(0, MAX_LENGTH);
  const parts = new Set<string>();
  for (const line of new Set([text, ...text.split(/[\r\n]+/)])) {
    const signs = Array.from(line.trim().replace(LONE, ''));
    for (let from = 0; from < signs.length; from += MAX_PART) {
      const part = signs
        .slice(from, from + MAX_PART)
        .join('')
        .trim();
      if (isTelling(part)) parts.add(part);
    }
  }
  return parts;
}

function isTelling(part: string): boolean {
  return countSigns(part) >= (isDense(part) ? MIN_DENSE : MIN_SIGNS);
}
