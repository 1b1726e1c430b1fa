import type { Rules } from '../assist/masking/masking-rules';
import type { Identity, IdentityNews } from './identity';

/** `GET /api/v1/widget-settings`: what the widget shows before anyone has said a word. */
export interface Settings {
  name: string;
  greeting?: string;
  accent?: string;
  /** How many are there to answer. */
  agents: number;
  /** What may be seen of the page when the visitor shows it. */
  assist: Rules;
}

/** What the loader hands to the chat. */
export interface Place {
  /** Where the service is, without a slash at the end. */
  base: string;
  site: string;
  locale: string;
  settings: Settings | undefined;
  /** Whom the page says is here. */
  identity: Identity | undefined;
  onUnread: (count: number) => void;
  onOpen: (open: boolean) => void;
  onIdentity: (news: IdentityNews) => void;
  onMessage: (message: { conversation: string; author: string; body: string }) => void;
  onAssist: (news: { shown: boolean }) => void;
  applyAccent: (settings: Settings) => void;
}

/** What the chat hands back. */
export interface Chat {
  /** Without the focus where the page, not the visitor, opens it. */
  open(focus: boolean): void;
  close(): void;
  /** The page says who is here, as `place.identity` does. */
  identify(identity: Identity): void;
  /** The page asks its visitor whether to show it. */
  offerAssist(): void;
  /** Nobody is known here any more. */
  reset(): void;
}

export function settingsUrl(base: string, site: string): string {
  return `${base}/api/v1/widget-settings?site=${encodeURIComponent(site)}`;
}
