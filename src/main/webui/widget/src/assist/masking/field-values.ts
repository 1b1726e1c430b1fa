import { isDense, MAX_PART, MIN_DENSE, MIN_SIGNS, signsOf } from './signs';

const MAX_FIELDS = 5_000;
/** Of one field, apart from what it says now. */
const MAX_EARLIER = 200;
/** Of fields that are no longer there. */
const MAX_GONE = 2_000;
const MAX_LENGTH = 50_000;
/** Half of a sign, which has no code in an address. */
const LONE = /[\ud800-\udfff]/gu;
/** How much of editable text is read. */
const MAX_EDITABLE = 2_000;

interface Said {
  now: Set<string>;
  /** Oldest first. */
  earlier: Set<string>;
}

/** What the fields of a page say and have said, in parts that a page may repeat. */
export class FieldValues {
  readonly #fields = new Map<Element, Said>();
  readonly #gone = new Set<string>();
  #version = 0;

  /** Changes with the values. */
  get version(): number {
    return this.#version;
  }

  /** Tracks a field from now on. */
  watch(field: Element): void {
    if (this.#fields.has(field) || this.#fields.size >= MAX_FIELDS) return;
    // What the page itself had put there may stand elsewhere as well.
    const first = isText(field) ? partsOf((field as HTMLInputElement).defaultValue) : new Set<string>();
    this.#fields.set(field, { now: new Set(), earlier: first });
    this.#version++;
  }

  /** Reads a field, which perhaps says it for a moment only. */
  read(field: Element): void {
    const said = this.#fields.get(field);
    if (said) this.#learn(said, valuesOf(field));
  }

  /** Reads all fields. */
  readAll(): void {
    for (const [field, said] of this.#fields) {
      this.#learn(said, valuesOf(field));
      if (field.isConnected) continue;
      // What it said stays a secret.
      this.#fields.delete(field);
      for (const part of [...said.earlier, ...said.now]) this.#gone.add(part);
      keepNewest(this.#gone, MAX_GONE);
    }
  }

  *[Symbol.iterator](): Iterator<string> {
    yield* this.#gone;
    for (const { now, earlier } of this.#fields.values()) {
      yield* earlier;
      yield* now;
    }
  }

  /** What was typed so far is known by what it has become. */
  #learn(said: Said, values: string[]): void {
    const now = new Set(values.flatMap((value) => [...partsOf(value)]));
    if (now.size === said.now.size && [...now].every((part) => said.now.has(part))) return;
    const longer = [...now, ...said.earlier];
    for (const part of said.now) if (!now.has(part) && !longer.some((other) => other.startsWith(part))) said.earlier.add(part);
    said.now = now;
    keepNewest(said.earlier, MAX_EARLIER);
    this.#version++;
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
  return signsOf(part).length >= (isDense(part) ? MIN_DENSE : MIN_SIGNS);
}

function isText(field: Element): boolean {
  return field.localName === 'textarea' || (field.localName === 'input' && !/^(?:checkbox|radio)$/i.test(field.getAttribute('type') ?? ''));
}

function valuesOf(field: Element): string[] {
  if (field.localName === 'select') return chosen(field as HTMLSelectElement);
  // Editable text, and fields that are made, whose class may throw when it is asked.
  if (field.localName !== 'input' && field.localName !== 'textarea') return [(field.textContent ?? '').slice(0, MAX_EDITABLE)];
  const { value, files } = field as HTMLInputElement;
  if (files && field.getAttribute('type')?.toLowerCase() === 'file')
    return Array.from(files).flatMap(({ name }) => [name, name.replace(/\.[^.]*$/, '')]);
  return isText(field) && typeof value === 'string' ? [value] : [];
}

/** What a person has chosen, not what the page offers first. */
function chosen({ selectedOptions }: HTMLSelectElement): string[] {
  return Array.from(selectedOptions)
    .filter((option) => !option.defaultSelected && (option.index > 0 || option.parentElement?.querySelector('option[selected]')))
    .flatMap((option) => [option.text, option.value]);
}
