import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/**
 * Sets style properties through the CSSOM. Lit's own styleMap writes a style attribute, which a strict content
 * security policy refuses.
 */
class StylePropertiesDirective extends Directive {
  readonly #before = new Map<string, string>();

  render(_properties: Readonly<Record<string, string>>): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [properties]: [Readonly<Record<string, string>>]): unknown {
    for (const [name, value] of Object.entries(properties)) {
      if (this.#before.get(name) === value) continue;
      this.#before.set(name, value);
      (element as HTMLElement).style.setProperty(name, value);
    }
    return noChange;
  }
}

export const styleProperties = directive(StylePropertiesDirective);
