import type { AssistPage } from '@bellhop/client';
import { AssistBanner } from './banner';
import { Courier } from './courier';
import { startRecorder } from './recorder';
import type { Rules } from './secrets';

export interface Showing {
  /** What the banner says. */
  say(text: string): void;
  /** A new picture of the whole page. */
  picture(): void;
  /** Not one more frame after it. */
  stop(): void;
}

export interface ShowOptions {
  root: ShadowRoot;
  rules: Rules;
  stopLabel: string;
  onStop: () => void;
  say: (piece: Omit<AssistPage, 'session'>) => boolean;
  backlog: () => number;
}

/** Shows the page: the banner first, then the recorder. */
export function show({ root, rules, stopLabel, onStop, say, backlog }: ShowOptions): Showing {
  const banner = new AssistBanner();
  banner.stop = stopLabel;
  banner.onStop = onStop;
  root.append(banner);
  const courier = new Courier(say, backlog);
  const recorder = startRecorder(rules, (event) => courier.give(event));
  return {
    say: (text) => (banner.text = text),
    picture: () => recorder.picture(),
    stop: () => {
      recorder.stop();
      courier.stop();
      banner.remove();
    },
  };
}
