type Listener = (detail: unknown) => void;
export type Listeners = Map<string, Set<Listener>>;

interface Bellhop {
  (...args: unknown[]): void;
  /** Calls made before the loader was there: `window.bellhop ||= (...a) => (bellhop.q ||= []).push(a)`. */
  q?: ArrayLike<unknown>[];
}

declare global {
  interface Window {
    bellhop?: Bellhop;
  }
}

/** `bellhop('open')`, `bellhop('identify', { jwt })`, `bellhop('on', 'unread', count => …)` and so on. */
export function installCommands(actions: Record<string, (...args: unknown[]) => void>, listeners: Listeners): void {
  const waiting = window.bellhop?.q ?? [];
  const run: Bellhop = (name, ...args) => {
    if (name === 'on') return listen(listeners, args);
    const action = typeof name === 'string' && Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action) action(...args);
    else console.warn(`Bellhop: there is no command "${String(name)}".`);
  };
  window.bellhop = run;
  for (const call of Array.from(waiting)) run(...Array.from(call));
}

function listen(listeners: Listeners, [event, listener]: unknown[]): void {
  if (typeof event !== 'string' || typeof listener !== 'function') return console.warn("Bellhop: say bellhop('on', event, function).");
  const set = listeners.get(event) ?? new Set();
  listeners.set(event, set.add(listener as Listener));
}
