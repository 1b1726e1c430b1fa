import { managesKeys, managesSites, readsAudit } from '../team/roles';

/** The pages of the settings, as they are named in the address. */
export type SettingsPage = 'sites' | 'api-keys' | 'audit';

/** Where in the settings somebody is: the list of pages, a page, or one thing on it. */
export interface SettingsPlace {
  page?: SettingsPage;
  /** The id of a site, or `new`. */
  item?: string;
}

const MAY: Record<SettingsPage, (role: string) => boolean> = { sites: managesSites, 'api-keys': managesKeys, audit: readsAudit };
const PATTERN = /^#\/settings(?:\/([\w-]+)(?:\/([\w-]+))?)?\/?$/;

/** The pages that this role may use, in the order of the list. */
export function pagesFor(role: string): SettingsPage[] {
  return (Object.keys(MAY) as SettingsPage[]).filter((page) => MAY[page](role));
}

/** Undefined for an address that is not in the settings. A page that does not exist is the list. */
export function placeOf(hash: string): SettingsPlace | undefined {
  const found = PATTERN.exec(hash);
  if (!found) return undefined;
  const [, page, item] = found;
  if (page === undefined || !Object.hasOwn(MAY, page)) return {};
  return { page: page as SettingsPage, ...(item !== undefined && page === 'sites' && { item }) };
}

export function addressOf({ page, item }: SettingsPlace): string {
  return ['#/settings', page, item].filter(Boolean).join('/');
}
