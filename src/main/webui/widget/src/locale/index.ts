import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { Words, type Texts } from './strings';

export const LOCALES: Record<string, Texts> = { ar, de, en };

export function wordsFor(locale: string): Words {
  const language = locale.toLowerCase().split('-')[0] ?? 'en';
  const texts = LOCALES[language];
  // Where the texts fall back to English, numbers and days do too: half a language reads worse than none.
  return texts ? new Words<typeof en>(locale, texts) : new Words<typeof en>('en', en);
}
