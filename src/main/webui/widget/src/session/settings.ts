import type { AssistRules } from '@bellhop/client';

/** `GET /api/v1/widget-settings`: what the widget shows before the first message. */
export interface Settings {
  name: string;
  greeting?: string;
  accent?: string;
  /** The number of agents online. */
  agents: number;
  /** Whether agents see the pages that the visitor comes through. */
  pageTrail: boolean;
  /** Whether the visitor is asked how it was, once resolved. */
  rating: boolean;
  /** The rules for remote assistance. */
  assist: AssistRules;
}

export function settingsUrl(base: string, site: string): string {
  return `${base}/api/v1/widget-settings?site=${encodeURIComponent(site)}`;
}
