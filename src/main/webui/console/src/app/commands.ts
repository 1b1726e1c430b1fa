import type { CommandId } from './shortcuts';

export interface Handler {
  run: () => void;
  /** Without it the command is available whenever its handler is registered. */
  when?: () => boolean;
}

/** The commands available now. Each element registers handlers for its commands while it is connected. */
export class Commands {
  readonly #handlers = new Map<CommandId, Handler[]>();

  register(handlers: Partial<Record<CommandId, Handler>>): () => void {
    const entries = Object.entries(handlers) as Array<[CommandId, Handler]>;
    for (const [id, handler] of entries) this.#handlers.set(id, [...(this.#handlers.get(id) ?? []), handler]);
    return () => {
      for (const [id, handler] of entries)
        this.#handlers.set(
          id,
          (this.#handlers.get(id) ?? []).filter((other) => other !== handler),
        );
    };
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
    return this.#handlers.get(id)?.findLast((handler) => handler.when?.() ?? true);
  }
}
