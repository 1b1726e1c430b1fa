import { css } from 'lit';

export const logStyle = css`
  :host { position: relative; display: flex; flex-direction: column; min-block-size: 0; }
  .scroll { flex: 1; min-block-size: 0; overflow-anchor: none; padding: var(--space-4) var(--space-4) var(--space-2); }
  .lines { display: flex; flex-direction: column; gap: var(--space-3); max-inline-size: 860px; min-block-size: 100%; margin-inline: auto; justify-content: flex-end; }
  .day { display: flex; align-items: center; gap: var(--space-3); color: var(--muted); font-size: var(--text-12); margin-block: var(--space-2); }
  .day::before, .day::after { content: ''; flex: 1; block-size: 1px; background: var(--border); }
  .event, .start { align-self: center; max-inline-size: 90%; color: var(--muted); font-size: var(--text-12); text-align: center; overflow-wrap: anywhere; padding-block: 3px; margin-block: -3px; overflow: clip; }
  .event + .event { margin-block-start: calc(-1 * var(--space-2) - 3px); }
  .event time { margin-inline-start: 6px;  }
  .event svg { inline-size: 16px; block-size: 16px; margin-inline-end: 4px; vertical-align: -3px; }
  .event .said { display: block; padding-block-start: 2px; color: var(--text); font-size: var(--text-13); white-space: pre-wrap; }
  .group { display: grid; grid-template-columns: minmax(0, 1fr); gap: 3px; inline-size: min(620px, 82%); justify-items: start; }
  .group.ours { align-self: flex-end; justify-items: end; }
  .by { display: flex; gap: var(--space-2); align-items: baseline; max-inline-size: 100%; padding-inline: 2px; font-size: var(--text-12); color: var(--muted); }
  .by .cut { color: var(--neutral-11); font-weight: var(--weight-medium); }
  .message { display: grid; grid-template-columns: minmax(0, auto); gap: 2px; max-inline-size: 100%; justify-items: inherit; }
  .bubble {
    max-inline-size: 100%; padding: 6px 11px; border-radius: var(--radius-card); background: var(--neutral-4);
    white-space: pre-wrap; overflow-wrap: anywhere; text-align: start;
    /* Stacked combining marks must not paint over the neighbours; the padding has room for real accents. */
    overflow: clip;
  }
  .theirs .bubble { border-start-start-radius: 4px; }
  .ours .bubble { background: var(--accent-3); color: var(--accent-12); border-start-end-radius: 4px; }
  .group.note .bubble { background: var(--note-surface); color: var(--text); border: 1px dashed var(--note-border); border-inline-start: 3px solid var(--note-solid); border-radius: var(--radius); }
  .mark { display: inline-flex; align-items: center; gap: 3px; color: var(--note); font-weight: var(--weight-bold); align-self: center; }
  .markdown :is(p, ul, ol, blockquote, pre) { margin: 0; white-space: pre-wrap; }
  .markdown > * + * { margin-block-start: var(--space-2); }
  .markdown { white-space: normal; }
  .markdown :is(ul, ol) { padding-inline-start: 1.4em; white-space: normal; }
  .markdown ul { list-style: disc; }
  .markdown ol { list-style: decimal; }
  .markdown li { white-space: pre-wrap; }
  .markdown blockquote { padding-inline-start: var(--space-3); border-inline-start: 3px solid color-mix(in srgb, currentColor 30%, transparent); }
  .markdown code { font: var(--text-13) / 1.45 ui-monospace, monospace; background: color-mix(in srgb, currentColor 9%, transparent); border-radius: 3px; padding: 1px 3px; overflow-wrap: anywhere; }
  .markdown pre { padding: var(--space-2); border-radius: var(--radius); background: color-mix(in srgb, currentColor 7%, transparent); overflow-x: auto; }
  .markdown pre code { background: none; padding: 0; }
  .files { align-items: flex-start; }
  .ours .files { align-items: flex-end; }
  .group.note .file-chip { background: var(--note-surface); border: 1px dashed var(--note-border); }
  .group.note .picture { box-shadow: 0 0 0 2px var(--note-surface), 0 0 0 3px var(--note-border); }
  .sending :is(.bubble, .files) { opacity: 0.7; }
  .bubble.gone { display: inline-flex; align-items: center; gap: 6px; background: none; border: 1px dashed var(--border-strong); color: var(--muted); font-size: var(--text-13); }
  .message { position: relative; }
  .message:has(bh-message-editor) { inline-size: 100%; }
  .message .tools { position: absolute; inset-block-start: -14px; inset-inline-end: 6px; display: flex; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); box-shadow: var(--shadow-1); opacity: 0; pointer-events: none; }
  .message:hover .tools, .message .tools:focus-within { opacity: 1; pointer-events: auto; }
  .message .tools .button { min-block-size: 28px; inline-size: 28px; }
  .failed .bubble { background: var(--danger-surface); color: var(--text); }
  .bubble a { color: var(--accent-text); text-underline-offset: 2px; }
  .found .bubble, .found .said { outline: 2px solid var(--focus); outline-offset: 2px; }
  .bubble .named { font-weight: var(--weight-medium); color: var(--accent-text); }
  .bubble mark { background: color-mix(in srgb, var(--note-solid) 40%, transparent); color: inherit; border-radius: 2px; }
  .receipt { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 3px; padding-inline: 2px; font-size: var(--text-12); color: var(--muted); }
  .receipt.trouble { color: var(--danger); gap: 2px 6px; justify-content: flex-end; }
  .typing { min-block-size: 24px; padding-inline: var(--space-4); inline-size: 100%; max-inline-size: 892px; margin-inline: auto; font-size: var(--text-12); color: var(--muted); display: flex; align-items: center; gap: 6px; }
  .dots { display: inline-flex; gap: 3px; }
  .dots i { inline-size: 5px; block-size: 5px; border-radius: var(--radius-full); background: var(--neutral-9); }
  @media (prefers-reduced-motion: no-preference) {
    .dots i { animation: wave 1.2s ease-in-out infinite; }
    .dots i:nth-child(2) { animation-delay: 0.15s; }
    .dots i:nth-child(3) { animation-delay: 0.3s; }
    @keyframes wave { 0%, 60%, 100% { transform: none; } 30% { transform: translateY(-3px); } }
  }
  .latest {
    position: absolute; inset-block-end: 32px; inset-inline: 0; margin-inline: auto; inline-size: max-content; max-inline-size: 90%;
    border-radius: var(--radius-full); box-shadow: var(--shadow-2);
  }
  .older { align-self: center; font-size: var(--text-12); color: var(--muted); display: flex; gap: var(--space-2); }
  .bones { display: grid; gap: var(--space-4); }
  .bones .bone { block-size: 34px; inline-size: 46%; border-radius: var(--radius-card); }
  .bones .bone:nth-child(even) { justify-self: end; inline-size: 38%; }
  .bones .bone:nth-child(3) { block-size: 54px; inline-size: 58%; }
  .empty { flex: 1; display: grid; place-content: center; justify-items: center; gap: var(--space-2); text-align: center; padding: var(--space-6); color: var(--muted); }
`;
