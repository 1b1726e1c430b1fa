import type { AssistPage } from '@bellhop/client';
import { Pieces } from './pieces';
import { Player } from './player';
import { purify } from './purify';

/**
 * The document in which a visitor's page is drawn. It has a policy of its own: styles that came with the page, no
 * script but this one, nothing from the network; the page itself stands in a frame within, which runs nothing at all.
 */
const player = new Player(document.body);
const pieces = new Pieces();
let broken = false;

function take(page: AssistPage): void {
  const events = pieces.add(page);
  for (const event of events ?? []) {
    const clean = purify(event, Date.now());
    if (clean?.type === 4) player.picture();
    if (clean) player.play(clean);
  }
}

function fail(): void {
  broken = true;
  parent.postMessage({ type: 'broken' }, location.origin);
}

addEventListener('message', ({ data, origin, source }) => {
  if (origin !== location.origin || source !== parent || broken) return;
  try {
    take(data as AssistPage);
  } catch {
    fail();
  }
});
addEventListener('error', fail);
addEventListener('unhandledrejection', fail);
parent.postMessage({ type: 'ready' }, location.origin);
