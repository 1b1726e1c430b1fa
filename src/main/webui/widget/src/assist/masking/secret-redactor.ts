const MIN_LENGTH = 3;
const MAX_PER_FIELD = 6;
const MAX_FIELDS = 200;

/**
 * Redacts the current and earlier values of hidden fields, because a page may repeat them in a text ("hunter2 is
 * wrong") or in a URL.
 */
export class SecretRedactor {
  readonly #values = new Map<Element, string[]>();
  #patterns: RegExp[] = [];

  /** Tracks the values of a field from now on. */
  watch(field: Element): void {
    if (!this.#values.has(field) && this.#values.size < MAX_FIELDS) this.#values.set(field, []);
  }

  /** Reads all fields again. Must run before anything is sent, because scripts set values without an event. */
  refresh(): void {
    let changed = false;
    for (const [field, known] of this.#values) changed = addValue(known, valueOf(field)) || changed;
    if (changed)
      this.#patterns = [...this.#values.values()]
        .flat()
        .sort((a, b) => b.length - a.length)
        .map(pattern);
  }

  redact(text: string): string {
    return this.#patterns.reduce((quiet, it) => quiet.replace(it, '••••••••'), text);
  }
}

function valueOf(field: Element): string {
  const value = (field as HTMLInputElement).value;
  const tick = /^(checkbox|radio)$/i.test(field.getAttribute('type') ?? '');
  return typeof value === 'string' && !tick && field.localName !== 'option' && field.localName !== 'select' ? value.trim() : '';
}

function addValue(known: string[], value: string): boolean {
  if (value.length < MIN_LENGTH || known.includes(value)) return false;
  known.push(value);
  if (known.length > MAX_PER_FIELD) known.shift();
  return true;
}

/** Matches the value as it is and URL-encoded. Digits do not match inside longer numbers. */
function pattern(value: string): RegExp {
  const forms = [...new Set([value, encodeURIComponent(value), encodeURIComponent(value).replace(/%20/g, '+')])].map(escape);
  const any = `(?:${forms.join('|')})`;
  return new RegExp(
    /^\d+$/.test(value) ? `(?<!\\d)${any}(?!\\d)` : value.length < 6 ? `(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])` : any,
    'giu',
  );
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '\\x2d');
}
