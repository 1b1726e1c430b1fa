/** Smaller differences are the way of the frame. */
const NOTEWORTHY_MS = 60_000;

/** The service's clock, as far as it was heard: a device's own may be a day off. */
class ServiceTime {
  #ahead = 0;

  /** Milliseconds, like `Date.now()`. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** @param at the service's time in this moment */
  hear(at = ''): void {
    const ahead = Date.parse(at) - Date.now();
    this.#ahead = Math.abs(ahead) < NOTEWORTHY_MS ? 0 : ahead || 0;
  }
}

export const serviceTime = new ServiceTime();
