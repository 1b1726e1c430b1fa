import type { CommandId } from './shortcuts';

export interface Handler {
  run: () => void;
  /** Without it the command is available whenever its handler is registered. */
  when?: () => boolean;
}

/** The commands available now. Each element registers handlers for its commands while it is connected. */
export class Commands {
  readonly #handlers: Handlers = new Map();
  readonly #first: Handlers = new Map();

  register(handlers: Partial<Record<CommandId, Handler>>): () => void {
    return add(this.#handlers, handlers);
  }

  /** Goes before all others while it is available, whichever was registered last. */
  registerFirst(handlers: Partial<Record<CommandId, Handler>>): () => void {
    return add(this.#first, handlers);
  }

  can(id: CommandId): boolean {
    return this.#find(id) !== undefined;
  }

  /** Returns false if no handler is available. */
  run(id: CommandId): boolean {
    const handler = this.#find(id);
    handler?.run();
    return handler !== undefined;
  }

  #find(id: CommandId): Handler | undefined {
    return available(this.#first, id) ?? available(this.#handlers, id);
  }
}

type Handlers = Map<CommandId, Handler[]>;

function available(handlers: Handlers, id: CommandId): Handler | undefined {
  return handlers.get(id)?.findLast((handler) => handler.when?.() ?? true);
}

function add(to: Handlers, handlers: Partial<Record<CommandId, Handler>>): () => void {
  const entries = Object.entries(handlers) as Array<[CommandId, Handler]>;
  for (const [id, handler] of entries) to.set(id, [...(to.get(id) ?? []), handler]);
  return () => {
    for (const [id, handler] of entries)
      to.set(
        id,
        (to.get(id) ?? []).filter((other) => other !== handler),
      );
  };
}
