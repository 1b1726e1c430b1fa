/** Windows that the panel covers wholly; the same words stand in the style sheets. */
export const SMALL = '(max-width: 479px), (max-height: 479px)';
