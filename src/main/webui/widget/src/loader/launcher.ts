import type { Accent } from '@bellhop/shared/accent';
import type { Words } from '../locale/launcher-strings';
import { launcherStyle } from './launcher-style';

const BUBBLE =
  'M12 3C6.8 3 3 6.5 3 11c0 2.5 1.2 4.7 3.1 6.1-.1 1.2-.6 2.3-1.4 3.1-.2.2-.1.6.3.6 1.9 0 3.5-.7 4.6-1.6.8.2 1.6.2 2.4.2 5.2 0 9-3.5 9-8.4S17.2 3 12 3Z';
const DOWN = 'M5.5 9.5 12 16l6.5-6.5';

/** The round button, in a shadow root so that the page's styles and the widget's do not mix. */
export class Launcher {
  readonly host = document.createElement('bellhop-widget');
  readonly button = document.createElement('button');
  readonly #badge = document.createElement('span');
  readonly #note = document.createElement('p');
  #count = 0;
  #open = false;

  constructor(
    private readonly texts: Words,
    { theme, position }: DOMStringMap,
  ) {
    if (theme === 'light' || theme === 'dark') this.host.dataset.theme = theme;
    if (position === 'start') this.host.dataset.position = position;
    const root = this.host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyle);
    root.adoptedStyleSheets = [sheet];

    this.button.type = 'button';
    this.button.className = 'launcher';
    this.button.dataset.test = 'launcher';
    this.button.append(icon('bubble', BUBBLE), icon('down', DOWN), this.#badge);
    this.#badge.className = 'badge';
    this.#badge.dataset.test = 'unread';
    this.#badge.hidden = true;
    this.#note.className = 'note';
    this.#note.dataset.test = 'failed';
    this.#note.setAttribute('role', 'alert');
    this.#note.hidden = true;
    root.append(this.#note, this.button);
    this.#updateLabel();
  }

  get isOpen(): boolean {
    return this.#open;
  }

  setOpen(open: boolean): void {
    this.#open = open;
    this.host.toggleAttribute('data-open', open);
    this.#updateLabel();
  }

  setUnread(count: number): void {
    this.#count = count;
    this.#badge.textContent = count > 99 ? '99+' : String(count);
    this.#badge.hidden = count === 0;
    this.#updateLabel();
  }

  setBusy(on: boolean): void {
    this.button.toggleAttribute('aria-busy', on);
  }

  /** Says what to do when the chat could not be loaded. */
  setFailed(on: boolean): void {
    this.#note.textContent = on ? this.texts[2] : '';
    this.#note.hidden = !on;
  }

  setAccent(accents: { light: Accent; dark: Accent } | undefined): void {
    if (!accents) return;
    const { light, dark } = accents;
    const style = this.host.style;
    style.setProperty('--accent', `light-dark(${light.accent}, ${dark.accent})`);
    style.setProperty('--on-accent', `light-dark(${light.onAccent}, ${dark.onAccent})`);
    style.setProperty('--accent-text', `light-dark(${light.accentText}, ${dark.accentText})`);
    style.setProperty('--accent-hover', `color-mix(in srgb, var(--accent) 88%, light-dark(black, white))`);
    style.setProperty('--focus', 'var(--accent-text)');
  }

  #updateLabel(): void {
    const [open, close] = this.texts;
    this.button.setAttribute('aria-expanded', String(this.#open));
    this.button.ariaLabel = this.#open ? close : this.#count ? `${open} (${this.#count})` : open;
  }
}

function icon(name: string, d: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}
