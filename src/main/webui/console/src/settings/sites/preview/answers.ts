import type { Shown } from './preview-messages';

const SETTINGS = '/api/v1/widget-settings';

/** What the service would answer the widget. Nothing else is answered, so that a preview calls nobody. */
export function answerTo(path: string, shown: Shown | undefined): unknown {
  if (path !== SETTINGS || shown === undefined) return undefined;
  const assist = { enabled: false, unmask: [], block: [], act: false, actOn: [], screen: false, record: false, recordDays: 1 };
  return { ...shown, agents: 1, pageTrail: false, rating: false, assist };
}
