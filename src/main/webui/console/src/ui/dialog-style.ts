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
