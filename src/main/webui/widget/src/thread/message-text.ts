import type { TemplateResult } from 'lit';
import { mayHoldLink, mayHoldMarkdown } from '@bellhop/shared';
import type { TextPart } from '@bellhop/shared/links';

/** A module that is loaded when it is first needed. Until then, and if it cannot be loaded, texts are drawn plain. */
export class Lazy<T> {
  #loaded: T | undefined;
  #loading: Promise<void> | undefined;

  constructor(private readonly load: () => Promise<T>) {}

  /** @param redraw is called once it is there */
  get(redraw: () => void): T | undefined {
    if (this.#loaded) return this.#loaded;
    this.#loading ??= this.load().then(
      (loaded) => void (this.#loaded = loaded),
      () => undefined,
    );
    void this.#loading.then(() => this.#loaded && redraw());
    return undefined;
  }
}

const links = new Lazy(() => import('@bellhop/shared/links'));
const markdown = new Lazy(() => import('./message-markdown'));

/** Splits a message into plain parts and links. */
export function textParts(body: string, redraw: () => void): readonly TextPart[] {
  return (mayHoldLink(body) && links.get(redraw)?.linkify(body)) || [{ text: body }];
}

/** A message with Markdown in it as elements, or undefined. */
export function formatted(body: string, redraw: () => void): TemplateResult[] | undefined {
  return mayHoldMarkdown(body) ? markdown.get(redraw)?.messageMarkdown(body) : undefined;
}
