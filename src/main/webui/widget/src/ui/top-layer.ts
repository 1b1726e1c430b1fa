const OPENED = { subtree: true, attributes: true, attributeFilter: ['open'] };

/**
 * Keeps the widget above what the page puts above everything: modal dialogs, popovers, full screen. A modal dialog makes
 * all inert that is not in it, and full screen does, so the widget's element moves into it meanwhile.
 */
export class TopLayer {
  readonly #observer = new MutationObserver(() => this.#update());
  #around: Element | undefined;
  #beneath: Element[] = [];

  constructor(private readonly host: HTMLElement) {
    // Without popovers the browser is too old for the rest, too.
    if (!('popover' in host)) return;
    this.#observer.observe(document, OPENED);
    // A dialog takes the focus when it opens, also where it cannot be observed.
    for (const event of ['focusin', 'toggle', 'fullscreenchange'])
      addEventListener(event, ({ target }) => target !== host && this.#update(), true);
    this.#update();
  }

  /** The widget was taken from where it was, perhaps with the dialog around it. */
  detached(): void {
    if (this.#around && !this.#around.isConnected) this.#update();
  }

  #update(): void {
    const around = this.#modal() ?? fullScreen();
    if (around !== this.#around) this.#move(around);
    const open = [...document.querySelectorAll(':popover-open, :fullscreen'), ...(around ? [around] : [])];
    const beneath = open.filter((element) => element !== this.host);
    const isSame = beneath.length === this.#beneath.length && beneath.every((element, i) => element === this.#beneath[i]);
    this.#beneath = beneath;
    if (this.host.isConnected && (!isSame || this.host.matches(':popover-open') !== beneath.length > 0)) this.#raise(beneath.length > 0);
  }

  /** The last that was opened comes last in the top layer. */
  #raise(on: boolean): void {
    const inside = this.host.shadowRoot?.activeElement ? focused() : undefined;
    if (this.host.matches(':popover-open')) this.host.hidePopover();
    this.host.popover = on ? 'manual' : null;
    if (on) this.host.showPopover();
    // To hide a popover takes the focus from it.
    if (inside instanceof HTMLElement) inside.focus({ preventScroll: true });
  }

  #modal(): Element | undefined {
    const around = focused()?.closest('dialog:modal:not(.bellhop-viewer)');
    if (around) return around;
    if (this.#around?.isConnected && this.#around.matches(':modal')) return this.#around;
    return [...document.querySelectorAll('dialog:modal')].at(-1);
  }

  #move(around: Element | undefined): void {
    this.#around = around;
    this.#observer.disconnect();
    this.#observer.observe(document, OPENED);
    if (around) this.#observer.observe(around, OPENED);
    (around ?? document.documentElement).append(this.host);
  }
}

/** What fills the screen, if something else can be in it. */
function fullScreen(): Element | undefined {
  const element = document.fullscreenElement;
  return element && !element.matches('html, video, img, canvas, iframe, object, embed') ? element : undefined;
}

/** The element that has the focus, also within shadow roots. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
