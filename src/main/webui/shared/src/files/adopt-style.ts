import { supportsAdoptingStyleSheets, type CSSResult } from 'lit';

/** Adds a style sheet, once, to the shadow root of what is drawn by code that came later. */
export function adoptStyle(root: ParentNode, { styleSheet }: CSSResult): void {
  if (!supportsAdoptingStyleSheets || !styleSheet || !(root instanceof ShadowRoot)) return;
  if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
