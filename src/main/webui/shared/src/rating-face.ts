import { html, type TemplateResult } from 'lit';

/** Of 20 × 20, from very bad to very good. */
const MOUTHS = [
  'M6.6 14.4c.7-1.9 1.9-2.8 3.4-2.8s2.7.9 3.4 2.8',
  'M7.1 13.8c.8-.9 1.8-1.3 2.9-1.3s2.1.4 2.9 1.3',
  'M7.2 13h5.6',
  'M7.1 12.4c.8.9 1.8 1.3 2.9 1.3s2.1-.4 2.9-1.3',
  'M6.2 11.6h7.6c-.4 2.3-1.9 3.6-3.8 3.6s-3.4-1.3-3.8-3.6z',
];

export const RATING_SCORES = [1, 2, 3, 4, 5] as const;
export type RatingScore = (typeof RATING_SCORES)[number];

/** The score of a `rated` event; undefined for one that this client does not know. */
export function ratingScore(value: string | undefined): RatingScore | undefined {
  return RATING_SCORES.find((score) => String(score) === value);
}

/** Hidden from assistive technology, because a text or a name goes with it. */
export function ratingFace(score: RatingScore): TemplateResult {
  return html`<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="7.6"></circle><path d="M7.4 8v.6M12.6 8v.6" stroke-width="1.8"></path><path d=${MOUTHS[score - 1] ?? ''}></path></svg>`;
}
