/** What the widget shows in the preview. */
export interface Shown {
  name: string;
  greeting: string;
  accent: string;
}

/** From the console to the preview's document. */
export interface ToPreview extends Shown {
  type: 'show';
  theme: 'light' | 'dark';
}

/** Back: it listens now. */
export interface FromPreview {
  type: 'ready';
}
