import type { Person, TypingFrame } from '../wire/protocol';

const SEND_EVERY_MS = 3_000;
const IDLE_AFTER_MS = 5_000;
const FORGET_AFTER_MS = 6_000;

/** Reports our own typing: at most every 3 s, and once when it stops. */
export class OwnTyping {
  #on = new Map<string, { sentAt: number; quiet: ReturnType<typeof setTimeout> }>();

  constructor(
    private readonly send: (conversation: string, on: boolean) => void,
    private readonly now: () => number,
  ) {}

  set(conversation: string, on: boolean): void {
    const current = this.#on.get(conversation);
    clearTimeout(current?.quiet);
    if (!on) {
      if (this.#on.delete(conversation)) this.send(conversation, false);
      return;
    }
    const due = !current || this.now() - current.sentAt >= SEND_EVERY_MS;
    const quiet = setTimeout(() => this.set(conversation, false), IDLE_AFTER_MS);
    this.#on.set(conversation, { sentAt: due ? this.now() : current.sentAt, quiet });
    if (due) this.send(conversation, true);
  }

  /** A posted message ends the typing for its readers, so no frame is sent. */
  forget(conversation: string): void {
    clearTimeout(this.#on.get(conversation)?.quiet);
    this.#on.delete(conversation);
  }

  clear(): void {
    for (const conversation of [...this.#on.keys()]) this.forget(conversation);
  }
}

interface TypingPerson {
  person: Person;
  forget: ReturnType<typeof setTimeout>;
}

/** Who else is typing. A person is dropped 6 s after their last frame. */
export class OthersTyping {
  #people = new Map<string, Map<string, TypingPerson>>();

  constructor(private readonly changed: (conversation: string) => void) {}

  typingIn(conversation: string): Person[] {
    return [...(this.#people.get(conversation)?.values() ?? [])].map(({ person }) => person);
  }

  onFrame({ conversation, person, on }: TypingFrame): void {
    if (!on) return this.stopped(conversation, person);
    const people = this.#people.get(conversation) ?? new Map<string, TypingPerson>();
    const before = people.get(keyOf(person));
    clearTimeout(before?.forget);
    const forget = setTimeout(() => this.stopped(conversation, person), FORGET_AFTER_MS);
    this.#people.set(conversation, people.set(keyOf(person), { person, forget }));
    if (!before) this.changed(conversation);
  }

  stopped(conversation: string, person: Person): void {
    const people = this.#people.get(conversation);
    clearTimeout(people?.get(keyOf(person))?.forget);
    if (people?.delete(keyOf(person))) this.changed(conversation);
  }

  clear(): void {
    for (const [conversation, people] of this.#people) {
      for (const { person } of [...people.values()]) this.stopped(conversation, person);
    }
  }
}

function keyOf(person: Person): string {
  return `${person.kind}:${person.id ?? person.name}`;
}
