interface Member {
  of: object;
  name: string;
  before: PropertyDescriptor | undefined;
  /** What the recorder has put there. */
  replaced?: unknown;
}

/** Notes what the recorder replaces in the page and does not put back. */
export class ReplacedMembers {
  readonly #members: Member[] = [
    { of: CSSStyleSheet.prototype, name: 'addRule' },
    { of: CSSStyleSheet.prototype, name: 'removeRule' },
  ].map(({ of, name }) => ({ of, name, before: Object.getOwnPropertyDescriptor(of, name) }));
  readonly #hadSheets = Object.hasOwn(document, 'adoptedStyleSheets');

  /** Call it when the recorder runs. */
  note(): void {
    for (const member of this.#members) member.replaced = Object.getOwnPropertyDescriptor(member.of, member.name)?.value;
  }

  /** Call it when the recorder has stopped. */
  putBack(): void {
    for (const { of, name, before, replaced } of this.#members) {
      // The page may have replaced it since.
      if (before && Object.getOwnPropertyDescriptor(of, name)?.value === replaced) Object.defineProperty(of, name, before);
    }
    // Only passes on to the browser's own by now.
    if (!this.#hadSheets) Reflect.deleteProperty(document, 'adoptedStyleSheets');
  }
}
