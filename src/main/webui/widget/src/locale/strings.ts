import { isolate } from '@bellhop/shared';
import type { en } from './en';

/** A text that depends on a number, by CLDR plural category. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The English strings in another language. */
export type Translation<E = typeof en> = { [Key in keyof E]: E[Key] extends string ? string : Plural };

type PlainKey<E> = { [K in keyof E]: E[K] extends string ? K : never }[keyof E];
/** Names are isolated; several become a list. */
export type Values = Record<string, string | number | readonly string[]>;

/** The strings of one language. */
export class Strings<E = typeof en> {
  readonly rtl: boolean;
  readonly #rules: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor(
    readonly locale: string,
    private readonly texts: Translation<E>,
  ) {
    this.rtl = /^(ar|fa|he|ur)\b/.test(locale);
    this.#rules = new Intl.PluralRules(locale);
    this.#number = new Intl.NumberFormat(locale);
  }

  get(key: PlainKey<E>, values: Values = {}): string {
    return this.#fill(this.texts[key] as string, values);
  }

  plural(key: Exclude<keyof E, PlainKey<E>>, n: number, values: Values = {}): string {
    const forms = this.texts[key] as Plural;
    return this.#fill(forms[this.#rules.select(n)] ?? forms.other, { ...values, n });
  }

  number(n: number): string {
    return this.#number.format(n);
  }

  #fill(text: string, values: Values): string {
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (typeof value === 'number') return this.number(value);
      if (typeof value === 'string') return isolate(value);
      return value === undefined ? whole : new Intl.ListFormat(this.locale).format(value.map(isolate));
    });
  }
}
