/** A form submission that waits for the visitor. */
export interface HeldSubmit {
  /** The label of the submit button, if there is one. */
  label: string;
  go: () => void;
}

const INTERCEPT_MS = 1_500;

/**
 * Intercepts form submissions caused by an agent's click, also those that a script starts a moment later. It stops as
 * soon as the visitor does something.
 */
export class SubmitInterceptor {
  #held: HeldSubmit | undefined;
  #running = false;
  #release: (() => void) | undefined;

  /** @param onLateSubmit called for a submission after the click has been handled */
  constructor(private readonly onLateSubmit: (held: HeldSubmit) => void) {}

  /**
   * @param view the window of the element: this one or a frame's
   * @returns the submission that `work` would have caused
   */
  run(view: Window & typeof globalThis, work: () => void): HeldSubmit | undefined {
    this.stop();
    this.#held = undefined;
    const releases = [...new Set([window, view])].map((each) => this.#intercept(each));
    const timer = setTimeout(() => this.stop(), INTERCEPT_MS);
    this.#release = () => {
      this.#release = undefined;
      clearTimeout(timer);
      for (const release of releases) release();
    };
    this.#running = true;
    try {
      work();
    } finally {
      this.#running = false;
    }
    return this.#held;
  }

  stop(): void {
    this.#release?.();
  }

  #intercept(view: Window & typeof globalThis): () => void {
    const prototype = view.HTMLFormElement.prototype;
    const { submit } = prototype;
    const hold = (button: HTMLElement | null, go: () => void) => this.#hold({ label: labelOf(button), go });
    const onSubmit = (event: Event) => {
      const { target, submitter } = event as SubmitEvent;
      event.preventDefault();
      event.stopImmediatePropagation();
      hold(submitter, () => (target as HTMLFormElement).requestSubmit(submitter));
    };
    const onVisitor = ({ isTrusted }: Event) => isTrusted && this.stop();
    prototype.submit = function (this: HTMLFormElement) {
      hold(null, () => submit.call(this));
    };
    view.addEventListener('submit', onSubmit, true);
    for (const type of ['pointerdown', 'keydown']) view.addEventListener(type, onVisitor, true);
    return () => {
      view.removeEventListener('submit', onSubmit, true);
      for (const type of ['pointerdown', 'keydown']) view.removeEventListener(type, onVisitor, true);
      prototype.submit = submit;
    };
  }

  #hold(held: HeldSubmit): void {
    if (this.#running) this.#held = held;
    else this.onLateSubmit(held);
  }
}

/** The text on a button. */
export function labelOf(button: Element | null): string {
  return (button?.localName === 'input' ? (button as HTMLInputElement).value : (button?.textContent ?? '')).trim();
}
