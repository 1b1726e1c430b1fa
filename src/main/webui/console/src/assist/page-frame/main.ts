import type { AssistPage } from '@bellhop/client';
import { Hand } from './pointer-input';
import { Pieces } from './chunk-assembler';
import { Player } from './page-player';
import { purify } from './purify';
import type { FromStage, ToStage } from './frame-messages';

/**
 * The document that draws a visitor's page. Its content security policy allows the page's inline styles, this script,
 * and nothing from the network. The page itself is drawn in an inner frame that runs no scripts.
 */
const player = new Player(document.body);
const hand = new Hand(document.body, player, say);
const pieces = new Pieces();
let broken = false;

function say(said: FromStage): void {
  parent.postMessage(said, location.origin);
}

function draw(page: AssistPage): void {
  const events = pieces.add(page);
  for (const event of events ?? []) {
    const clean = purify(event, Date.now());
    if (clean?.type === 4) player.picture();
    if (clean) player.play(clean);
  }
}

function hear(told: ToStage): void {
  if (told.type === 'page') draw(told);
  else if (told.type === 'powers') hand.may(told);
  else hand.acted(told.ref, told.outcome);
}

function fail(): void {
  broken = true;
  say({ type: 'broken' });
}

addEventListener('message', ({ data, origin, source }) => {
  if (origin !== location.origin || source !== parent || broken) return;
  try {
    hear(data as ToStage);
  } catch {
    fail();
  }
});
addEventListener('error', fail);
addEventListener('unhandledrejection', fail);
say({ type: 'ready' });
