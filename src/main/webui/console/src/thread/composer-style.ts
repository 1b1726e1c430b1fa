import { css } from 'lit';

export const composerStyle = css`
  :host { display: block; padding: 0 var(--space-4) calc(var(--space-4) + env(safe-area-inset-bottom)); }
  form {
    position: relative; max-inline-size: 860px; margin-inline: auto; border: 1px solid var(--border-strong); border-radius: var(--radius-card);
    background: var(--surface); box-shadow: var(--shadow-1); transition: background-color var(--motion), border-color var(--motion);
  }
  form:focus-within { border-color: var(--focus); box-shadow: 0 0 0 1px var(--focus); }
  form.note { background: var(--note-surface); border-color: var(--note-solid); }
  form.note:focus-within { border-color: var(--note); box-shadow: 0 0 0 1px var(--note); }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: 2px var(--space-3); padding: 6px var(--space-2) 0; }
  .modes { display: flex; gap: 2px; }
  .tools { margin-inline-start: auto; }
  .tools .button { --control: 28px; }
  .mode { display: inline-flex; align-items: center; gap: 4px; min-block-size: 28px; padding-inline: 10px; border: 0; border-radius: var(--radius); background: none; color: var(--muted); font-size: var(--text-13); font-weight: var(--weight-medium); }
  .mode:hover { color: var(--text); background: var(--hover); }
  .mode[aria-pressed='true'] { color: var(--text); background: var(--neutral-4); }
  .note .mode { color: var(--note); }
  .note .mode:hover { background: color-mix(in srgb, var(--note) 10%, transparent); }
  .note .mode[aria-pressed='true'] { color: var(--note); background: color-mix(in srgb, var(--note) 16%, transparent); }
  textarea {
    display: block; inline-size: 100%; min-block-size: 56px; max-block-size: min(240px, 34dvh); padding: var(--space-2) var(--space-3); resize: none;
    border: 0; background: none; color: var(--text); font: inherit; line-height: var(--line);
  }
  textarea:focus-visible { outline: none; }
  textarea::placeholder { color: var(--placeholder); opacity: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .note textarea::placeholder { color: var(--note); }
  .foot { display: flex; align-items: center; justify-content: flex-end; flex-wrap: wrap; gap: var(--space-2); padding: 0 var(--space-2) var(--space-2); }
  form .pending { padding-inline: var(--space-2); }
  form .waits { padding-inline: var(--space-3); }
  .note .waits { color: var(--note); }
  .hint { font-size: var(--text-12); color: var(--muted); padding-inline: 4px; }
  #room { flex: 1 1 auto; }
  .note .hint { color: var(--note); }
  .hint.over, .note .hint.over { color: var(--danger); font-weight: var(--weight-medium); }
  .hint.open { color: var(--warning); font-weight: var(--weight-medium); }
  @media (max-width: 767px) {
    :host { padding-inline: var(--space-2); padding-block-end: calc(var(--space-2) + env(safe-area-inset-bottom)); }
    textarea { font-size: var(--text-16); }
    :host { --control: 40px; }
    .mode { min-block-size: 40px; }
    .tools .button { --control: 40px; }
    .keys { display: none; }
  }
  @media (pointer: coarse) { .keys { display: none; } }
`;
