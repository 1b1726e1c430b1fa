import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { Words, type Texts } from './strings';

export const LOCALES: Record<string, Texts> = { ar, de, en };

export function wordsFor(locale: string): Words {
  const language = locale.toLowerCase().split('-')[0] ?? 'en';
  const texts = LOCALES[language];
  // If the strings fall back to English, numbers and dates do too, so that languages are not mixed.
  return texts ? new Words<typeof en>(locale, texts) : new Words<typeof en>('en', en);
}
