import { css } from 'lit';

export const dialogStyle = css`
  :host { display: contents; }
  dialog {
    padding: 0; border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--raised); color: var(--text); box-shadow: var(--shadow-2);
    inline-size: min(560px, calc(100vw - 24px)); max-block-size: min(70dvh, 640px); margin-block-start: 12dvh; overflow: hidden;
  }
  dialog[open] { display: flex; flex-direction: column; }
  dialog::backdrop { background: light-dark(rgb(20 25 40 / 25%), rgb(0 0 0 / 50%)); }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] { animation: rise var(--motion-panel); }
    @keyframes rise { from { opacity: 0; transform: translateY(6px); } }
  }
`;

/** For dialogs with several sections. */
export const longDialog = css`
  dialog { max-block-size: 84dvh; margin-block-start: 8dvh; }
  header { display: flex; align-items: center; justify-content: space-between; gap: var(--space-4); padding: var(--space-4) var(--space-6) var(--space-2); }
  h2 { font-size: var(--text-16); }
  .parts { display: grid; gap: var(--space-6); padding: var(--space-2) var(--space-6) var(--space-6); }
`;
