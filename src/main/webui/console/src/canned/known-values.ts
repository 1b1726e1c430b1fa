import type { Visitor } from '../api/types';
import type { AppStore } from '../app/app-store';
import { siteOf } from '../visitor/visitor-details';
import { valuesOf, type Values } from './variables';

/** Whoever chooses a reply waits no longer than this for what is not known yet. */
const PATIENCE_MS = 1_500;

/** What the console knows without asking. */
export function quickValues(app: AppStore, conversation: string): Values {
  return valuesOf({ visitor: app.inbox.get(conversation)?.visitor, agent: app.me });
}

/** All that there is; less if the service does not answer in time. */
export async function knownValues(app: AppStore, conversation: string): Promise<Values> {
  const quick = quickValues(app, conversation);
  const late = new Promise<Values>((resolve) => setTimeout(() => resolve(quick), PATIENCE_MS));
  return Promise.race([askedValues(app, conversation).catch(() => quick), late]);
}

async function askedValues(app: AppStore, conversation: string): Promise<Values> {
  const view = app.inbox.get(conversation);
  if (view === undefined) return quickValues(app, conversation);
  const [visitor, site] = await Promise.all([
    app.rest.get<Visitor>(`/visitors/${encodeURIComponent(view.visitor.id)}`),
    siteOf(app.rest, view.site),
  ]);
  return valuesOf({ visitor, agent: app.me, site });
}
