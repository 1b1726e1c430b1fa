import type { AssistPage } from '@bellhop/client';
import { PointerInput } from './pointer-input';
import { ChunkAssembler } from './chunk-assembler';
import { PagePlayer } from './page-player';
import { Purifier } from './purify';
import type { FrameToConsole, ConsoleToFrame } from './frame-messages';

/**
 * The document that draws a visitor's page. Its content security policy allows the page's inline styles, this script,
 * and nothing from the network. The page itself is drawn in an inner frame that runs no scripts.
 */
const player = new PagePlayer(document.body);
const pointerInput = new PointerInput(document.body, player, send);
const assembler = new ChunkAssembler();
const purifier = new Purifier();
let broken = false;

function send(said: FrameToConsole): void {
  parent.postMessage(said, location.origin);
}

function draw(page: AssistPage): void {
  const events = assembler.add(page);
  for (const event of events ?? []) {
    const clean = purifier.purify(event, Date.now());
    if (clean?.type === 4) player.startSnapshot();
    if (clean) player.play(clean);
  }
}

function onMessage(told: ConsoleToFrame): void {
  if (told.type === 'page') draw(told);
  else if (told.type === 'powers') pointerInput.setPowers(told);
  else pointerInput.onActed(told.ref, told.outcome);
}

function fail(): void {
  broken = true;
  send({ type: 'broken' });
}

addEventListener('message', ({ data, origin, source }) => {
  if (origin !== location.origin || source !== parent || broken) return;
  try {
    onMessage(data as ConsoleToFrame);
  } catch {
    fail();
  }
});
addEventListener('error', fail);
addEventListener('unhandledrejection', fail);
send({ type: 'ready' });
