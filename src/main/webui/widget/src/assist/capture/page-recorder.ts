import { record } from '@rrweb/record';
import type { RecordedEvent } from './recorded-events';
import { Pictures } from './pictures';
import { ValueWatch } from './value-watch';
import { maskText } from '../masking/mask-text';
import type { MaskingPolicy } from '../masking/masking-policy';
import { MaskingFilter } from '../masking/masking-filter';

export interface PageRecorder {
  stop(): void;
  /** Records a new snapshot of the whole page. */
  takeSnapshot(): void;
  /** The node with this recorder number. */
  nodeOf(number: number): Node | null;
}

/** Records the page. Loaded only after consent; every event passes the masking filter. */
export function startRecorder(policy: MaskingPolicy, onEvent: (event: RecordedEvent) => void): PageRecorder {
  const filter = new MaskingFilter(record.mirror, policy);
  let running = true;
  const values = new ValueWatch(filter.fields);
  values.watch(window);
  filter.fields.onField = (field) => values.watch(field.ownerDocument.defaultView);
  const pictures = new Pictures(record.mirror, policy, onEvent);
  const stop = record({
    emit: (event) => {
      const passed = running ? filter.filter(event) : undefined;
      if (!passed) return;
      pictures.pass(passed);
      onEvent(passed);
    },
    // Errors of the recorder must not reach the page's console.
    errorHandler: () => true,
    blockSelector: filter.blockSelector,
    maskAllInputs: true,
    maskInputFn: (text, field) => filter.maskInput(text, field),
    maskTextSelector: '[data-bellhop-private], [data-bellhop-private] *',
    maskTextFn: maskText,
    slimDOMOptions: 'all',
    inlineStylesheet: true,
    collectFonts: false,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    sampling: { mousemove: 50, mousemoveCallback: 50, scroll: 60, input: 'last' },
  });
  return {
    stop: () => {
      running = false;
      pictures.stop();
      values.stop();
      stop?.();
    },
    takeSnapshot: () => record.takeFullSnapshot(),
    nodeOf: (number) => record.mirror.getNode(number),
  };
}
