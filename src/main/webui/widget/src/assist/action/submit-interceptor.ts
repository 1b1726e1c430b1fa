/** A form that would be sent, and how to send it. */
export interface Held {
  /** What stands on the button, where there is one. */
  label: string;
  go: () => void;
}

const WATCH_MS = 1_500;

/**
 * Keeps forms from being sent by an agent's press: also where a script of the page sends them a moment later. It looks
 * away as soon as the visitor does something themselves.
 */
export class Guard {
  #held: Held | undefined;
  #running = false;
  #release: (() => void) | undefined;

  /** @param late a form was to be sent after the press was over */
  constructor(private readonly late: (held: Held) => void) {}

  /**
   * @param view the window that it happens in: this one, or a frame's
   * @returns the form that this would have sent
   */
  run(view: Window & typeof globalThis, work: () => void): Held | undefined {
    this.stop();
    this.#held = undefined;
    const releases = [...new Set([window, view])].map((each) => this.#watch(each));
    const timer = setTimeout(() => this.stop(), WATCH_MS);
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

  #watch(view: Window & typeof globalThis): () => void {
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

  #hold(held: Held): void {
    if (this.#running) this.#held = held;
    else this.late(held);
  }
}

/** What stands on a button. */
export function labelOf(button: Element | null): string {
  return (button?.localName === 'input' ? (button as HTMLInputElement).value : button?.textContent ?? '').trim();
}
