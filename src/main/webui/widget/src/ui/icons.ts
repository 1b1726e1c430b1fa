import { svg, type TemplateResult } from 'lit';

const icon = (d: string): TemplateResult => svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${d}></path></svg>`;

export const back = icon('M15 5l-7 7 7 7');
export const close = icon('M6 6l12 12M18 6L6 18');
export const send = icon('M12 19V5M6 11l6-6 6 6');
export const down = icon('M12 5v14M6 13l6 6 6-6');
export const clip = icon('M20 11.5l-8.2 8.2a5 5 0 0 1-7-7L13 4.4a3.3 3.3 0 0 1 4.7 4.7L9.6 17.2a1.7 1.7 0 0 1-2.4-2.4l7.5-7.4');
export const pen = icon('M12 20h8M15.5 5.5l3 3L8 19l-4 1 1-4z');
export const retry = icon('M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5');
export const screen = icon('M4 5h16v11H4zM9 20h6M12 16v4');
