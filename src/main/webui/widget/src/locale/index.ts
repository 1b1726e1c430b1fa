import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { Strings, type Translation } from './strings';

export const LOCALES: Record<string, Translation> = { ar, de, en };

export function stringsFor(locale: string): Strings {
  const language = locale.toLowerCase().split('-')[0] ?? 'en';
  const texts = LOCALES[language];
  // If the strings fall back to English, numbers and dates do too, so that languages are not mixed.
  return texts ? new Strings<typeof en>(locale, texts) : new Strings<typeof en>('en', en);
}
