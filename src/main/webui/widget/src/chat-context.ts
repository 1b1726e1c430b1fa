import type { Identity, IdentityResult } from './session/identity';
import type { Settings } from './session/settings';

/** What the loader passes to the chat. */
export interface ChatContext {
  /** The service's URL without a trailing slash. */
  base: string;
  site: string;
  locale: string;
  settings: Settings | undefined;
  /** The identity that the page has given. */
  identity: Identity | undefined;
  onUnread: (count: number) => void;
  onOpen: (open: boolean) => void;
  onIdentity: (news: IdentityResult) => void;
  onMessage: (message: { conversation: string; author: string; body: string }) => void;
  onAssist: (news: { shown: boolean }) => void;
  applyAccent: (settings: Settings) => void;
}

/** What the chat offers to the loader. */
export interface Chat {
  /** `focus` is false if the page, not the visitor, opens the chat. */
  open(focus: boolean): void;
  close(): void;
  /** The page identifies its user, as `context.identity` does. */
  identify(identity: Identity): void;
  /** The page asks its visitor whether to show the page to an agent. */
  offerAssist(): void;
  /** Lets go of the connection: the page is left, or the widget was taken from it. */
  pause(): void;
  resume(): void;
  /** Forgets the visitor. */
  reset(): void;
}
