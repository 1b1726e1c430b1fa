import { answerTo } from './answers';
import type { FromPreview, ToPreview } from './preview-messages';

/** The widget's panel, as far as it is needed here. */
interface Panel extends Element {
  session?: { refreshSettings(): Promise<void> };
}

const LOADER = '/widget.js';
let shown: ToPreview | undefined;
let loading: Promise<unknown> | undefined;

isolate();
addEventListener('message', ({ source, origin, data }: MessageEvent<ToPreview>) => {
  if (source === parent && origin === location.origin && data.type === 'show') void show(data);
});
parent.postMessage({ type: 'ready' } satisfies FromPreview, location.origin);

/** Before the widget starts: it keeps nothing in this browser, takes no focus, and hears from nobody but the console. */
function isolate(): void {
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('A preview keeps nothing.', 'SecurityError');
      },
    });
  HTMLElement.prototype.focus = () => {};
  window.fetch = (input) => {
    const path = new URL(input instanceof Request ? input.url : input, location.href).pathname;
    const answer = answerTo(path, shown);
    return answer === undefined ? Promise.reject(new TypeError('A preview calls nobody.')) : Promise.resolve(Response.json(answer));
  };
}

async function show(next: ToPreview): Promise<void> {
  shown = next;
  document.documentElement.dataset['theme'] = next.theme;
  const widget = () => document.querySelector<HTMLElement>('bellhop-widget');
  if (loading === undefined) {
    // The loader reads its own element; this one starts it once everything above is done.
    loading = import(/* @vite-ignore */ LOADER);
    await loading;
    (window as unknown as { bellhop: (command: string) => void }).bellhop('open');
  } else {
    await loading;
    await widget()?.shadowRoot?.querySelector<Panel>('bellhop-panel')?.session?.refreshSettings();
  }
  widget()?.setAttribute('data-theme', shown.theme);
}
