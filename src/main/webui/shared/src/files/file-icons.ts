import { svg, type TemplateResult } from 'lit';

/** Hidden from assistive technology, because a text beside or a label contains it. */
function icon(path: string): TemplateResult {
  return svg`<svg class="file-icon" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;
}

export const fileIcon = icon('M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5');
export const pictureIcon = icon(
  'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM4 17l5-5 4 4 3-3 4 4M15.5 8.5h.01',
);
export const saveIcon = icon('M12 4v11M7 11l5 5 5-5M5 20h14');
export const closeIcon = icon('M6 6l12 12M18 6L6 18');
export const backIcon = icon('M15 5l-7 7 7 7');
export const forwardIcon = icon('M9 5l7 7-7 7');
export const againIcon = icon('M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5');
