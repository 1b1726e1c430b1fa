import { en } from './en';
import { Strings, type Translation } from './strings';

/** Loaded when a page speaks the language; English is always there. */
export const LOCALES: Record<string, () => Promise<Translation>> = {
  ar: async () => (await import('./ar')).ar,
  de: async () => (await import('./de')).de,
  en: () => Promise.resolve(en),
};

export async function stringsFor(locale: string): Promise<Strings> {
  const language = locale.toLowerCase().split('-')[0] ?? 'en';
  const texts = await LOCALES[language]?.().catch(() => undefined);
  // If the strings fall back to English, numbers and dates do too, so that languages are not mixed.
  return texts ? new Strings<typeof en>(locale, texts) : new Strings<typeof en>('en', en);
}
