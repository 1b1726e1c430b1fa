import type { en } from './en';

/** A text that depends on a number, by CLDR plural category. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export type Texts = { [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : Plural };

type Key<T> = { [K in keyof Texts]: Texts[K] extends T ? K : never }[keyof Texts];
export type Values = Record<string, string | number>;

/** The words of one language. */
export class Words {
  readonly rtl: boolean;
  readonly #rules: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;

  constructor(readonly locale: string, private readonly texts: Texts) {
    this.rtl = /^(ar|fa|he|ur)\b/.test(locale);
    this.#rules = new Intl.PluralRules(locale);
    this.#number = new Intl.NumberFormat(locale);
  }

  say(key: Key<string>, values: Values = {}): string {
    return this.#fill(this.texts[key] as string, values);
  }

  count(key: Exclude<keyof Texts, Key<string>>, n: number, values: Values = {}): string {
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
      // A Latin name in an Arabic sentence (U+2068, U+2069) must not turn the words around it.
      return value === undefined ? whole : this.rtl ? `\u2068${value}\u2069` : value;
    });
  }
}
