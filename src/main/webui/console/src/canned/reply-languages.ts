/** What the form offers; a reply keeps any other tag that it has. */
const OFFERED =
  'ar bg bn ca cs da de el en es et eu fa fi fr gl he hi hr hu hy id is it ja ka ko lt lv mk ms nb nl pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi zh-Hans zh-Hant'.split(
    ' ',
  );

/** Its name in the console's language, or the tag itself where the browser knows none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export interface LanguageChoice {
  tag: string;
  name: string;
}

/** By name, with the tags that are in use already. */
export function languageChoices(used: readonly string[]): LanguageChoice[] {
  return [...new Set([...OFFERED, ...used])].map((tag) => ({ tag, name: languageName(tag) })).sort((a, b) => a.name.localeCompare(b.name));
}
