import type { Site } from '../../api/types';
import { linesOf, textOf } from './lines';

/** What is typed into the fields of a site's page, by the names that REST has for them. */
export interface SiteForm {
  name: string;
  greeting: string;
  accent: string;
  /** One on each line, like all lists. */
  origins: string;
  pageTrail: boolean;
  rating: boolean;
  assignOnReply: boolean;
  /** Empty: for ever. */
  retentionDays: string;
  enforceIdentity: boolean;
  enabled: boolean;
  screen: boolean;
  act: boolean;
  actOn: string;
  unmask: string;
  block: string;
  record: boolean;
  recordDays: string;
}

export type SiteField = keyof SiteForm;

const ASSIST: ReadonlySet<SiteField> = new Set(['enabled', 'screen', 'act', 'actOn', 'unmask', 'block', 'record', 'recordDays']);
const LISTS: ReadonlySet<SiteField> = new Set(['origins', 'actOn', 'unmask', 'block']);
const FIGURES: ReadonlySet<SiteField> = new Set(['retentionDays', 'recordDays']);

export function formOf(site: Site): SiteForm {
  const { name, greeting = '', accent = '', pageTrail, rating, assignOnReply, enforceIdentity } = site;
  const { enabled, screen, act, record } = site.assist;
  return {
    ...{ name, greeting, accent, pageTrail, rating, assignOnReply, enforceIdentity },
    ...{ enabled, screen, act, record },
    origins: textOf(site.origins),
    retentionDays: site.retentionDays === undefined ? '' : String(site.retentionDays),
    actOn: textOf(site.assist.actOn),
    unmask: textOf(site.assist.unmask),
    block: textOf(site.assist.block),
    recordDays: String(site.assist.recordDays),
  };
}

/** The fields that are not as they were. */
export function changedFields(before: SiteForm, now: SiteForm, among: readonly SiteField[]): SiteField[] {
  return among.filter((field) => before[field] !== now[field]);
}

/** The body that changes these fields and no others, so that two people who change different ones do not meet. */
export function changeOf(form: SiteForm, fields: readonly SiteField[]): Record<string, unknown> {
  const values = (some: readonly SiteField[]) => Object.fromEntries(some.map((field) => [field, valueOf(form, field)]));
  const assist = fields.filter((field) => ASSIST.has(field));
  return { ...values(fields.filter((field) => !ASSIST.has(field))), ...(assist.length && { assist: values(assist) }) };
}

function valueOf(form: SiteForm, field: SiteField): unknown {
  const typed = form[field];
  if (typeof typed === 'boolean') return typed;
  if (LISTS.has(field)) return linesOf(typed);
  return FIGURES.has(field) ? Number(typed) : typed.trim();
}
