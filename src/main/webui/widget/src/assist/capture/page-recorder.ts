import { record } from '@rrweb/record';
import type { Recorded } from './recorded-events';
import { mask } from '../masking/card-numbers';
import type { Secrets } from '../masking/masking-rules';
import { Sieve } from '../masking/masking-filter';

export interface Recorder {
  stop(): void;
  /** Records a new snapshot of the whole page. */
  picture(): void;
  /** The node with this recorder number. */
  nodeOf(number: number): Node | null;
}

/** Records the page. Loaded only after consent; every event passes the masking filter. */
export function startRecorder(secrets: Secrets, give: (event: Recorded) => void): Recorder {
  const sieve = new Sieve(record.mirror, secrets);
  let running = true;
  const stop = record({
    emit: (event) => {
      const passed = running ? sieve.pass(event) : undefined;
      if (passed) give(passed);
    },
    // Errors of the recorder must not reach the page's console.
    errorHandler: () => true,
    blockSelector: sieve.blockSelector,
    maskAllInputs: true,
    maskInputFn: (text, field) => sieve.typed(text, field),
    maskTextSelector: '[data-bellhop-private], [data-bellhop-private] *',
    maskTextFn: mask,
    slimDOMOptions: 'all',
    inlineStylesheet: true,
    inlineImages: true,
    collectFonts: false,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    sampling: { mousemove: 50, mousemoveCallback: 50, scroll: 60, input: 'last' },
  });
  return {
    stop: () => {
      running = false;
      stop?.();
    },
    picture: () => record.takeFullSnapshot(),
    nodeOf: (number) => record.mirror.getNode(number),
  };
}
