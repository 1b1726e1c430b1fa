import { css } from 'lit';

export const threadStyle = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
  }
  .scroller {
    flex: 1;
    overflow-y: auto;
    /* The view keeps the scroll position itself, so that all browsers behave alike. */
    overflow-anchor: none;
    overscroll-behavior: contain;
    padding: var(--space-4);
    outline: none;
    scrollbar-width: thin;
    scrollbar-color: var(--neutral-7) transparent;
  }
  .log {
    display: flex;
    flex-direction: column;
  }
  .greeting {
    margin: calc(-1 * var(--space-4));
    padding: 40px var(--space-6) var(--space-8);
    background: linear-gradient(color-mix(in srgb, var(--accent) 12%, transparent), transparent);
    font-size: 24px;
    letter-spacing: -0.01em;
    font-weight: var(--weight-bold);
    line-height: 1.3;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .day,
  .event,
  .older {
    padding-block: var(--space-4) var(--space-3);
    color: var(--muted);
    font-size: var(--text-12);
    text-align: center;
    overflow-wrap: anywhere;
  }
  .day {
    padding-block-end: 0;
  }
  .day:first-child {
    padding-block-start: 0;
  }
  .event {
    padding-block: var(--space-2);
    overflow: clip;
  }
  .message {
    display: flex;
    align-items: flex-end;
    gap: var(--space-2);
    margin-block-start: 3px;
  }
  .message.first {
    margin-block-start: var(--space-3);
  }
  .message.own {
    justify-content: flex-end;
  }
  .message.fresh {
    animation: arrive var(--motion-panel);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  .face {
    flex: none;
    inline-size: 28px;
  }
  .last .face {
    /* Aligned with the last bubble, not with the time below it. */
    padding-block-end: 19px;
  }
  .face .avatar {
    --size: 28px;
  }
  .stack {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
    max-inline-size: 82%;
  }
  .own .stack {
    align-items: flex-end;
    max-inline-size: 86%;
  }
  .name {
    max-inline-size: 100%;
    padding: 0 var(--space-3) 2px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .body {
    max-inline-size: 100%;
    padding: 8px var(--space-3);
    border-radius: 16px;
    background: var(--neutral-4);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    /* Stacked combining marks must not paint over the neighbours; the padding has room for real accents. */
    overflow: clip;
  }
  .markdown {
    white-space: normal;
  }
  .markdown :is(p, li, blockquote, pre) {
    margin: 0;
    white-space: pre-wrap;
  }
  .markdown > * + * {
    margin: var(--space-2) 0 0;
  }
  .markdown :is(ul, ol) {
    margin-block-end: 0;
    padding-inline-start: 1.4em;
  }
  .markdown blockquote {
    padding-inline-start: var(--space-2);
    border-inline-start: 3px solid var(--border);
  }
  .markdown pre {
    overflow-x: auto;
  }
  .own .body {
    background: var(--accent);
    color: var(--on-accent);
  }
  .message:not(.own):not(.first) .body {
    border-start-start-radius: 5px;
  }
  .message:not(.own):not(.last) .body {
    border-end-start-radius: 5px;
  }
  .own:not(.first) .body {
    border-start-end-radius: 5px;
  }
  .own:not(.last) .body {
    border-end-end-radius: 5px;
  }
  .body.emoji {
    padding: 0 var(--space-1);
    background: none;
    font-size: 36px;
    line-height: 1.25;
  }
  .failed .body {
    background: var(--danger-surface);
    color: var(--text);
    box-shadow: inset 0 0 0 1px var(--danger-border);
  }
  a {
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .foot {
    min-block-size: 17px;
    padding: 2px var(--space-3) 0;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  /* Shown with a delay, because most messages are stored within a moment. */
  .sending {
    animation: late 1ms 400ms backwards;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0 var(--space-3);
    padding: 4px var(--space-1) 0;
    color: var(--danger);
    font-size: var(--text-12);
  }
  .link {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    border-radius: var(--radius);
    color: var(--accent-text);
    font-size: var(--text-12);
    font-weight: var(--weight-bold);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .link svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .typing {
    overflow: clip;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding-block-start: var(--space-3);
    padding-inline-start: 36px;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
    padding: 11px var(--space-3);
    border-radius: 16px;
    background: var(--neutral-4);
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--neutral-9);
    animation: breathe 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.4;
    }
    30% {
      opacity: 1;
    }
  }
  .pill {
    position: absolute;
    inset-block-end: var(--space-2);
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: fit-content;
    min-block-size: 36px;
    margin-inline: auto;
    padding: 0 8px;
    border-radius: var(--radius-full);
    background: var(--raised);
    color: var(--text);
    font-size: var(--text-13);
    font-weight: var(--weight-medium);
    box-shadow: var(--shadow-2), 0 0 0 1px var(--border);
    animation: arrive var(--motion-panel);
  }
  .pill.fresh {
    padding-inline: 14px 10px;
    background: var(--accent);
    color: var(--on-accent);
  }
  .pill svg {
    inline-size: 18px;
    block-size: 18px;
  }
  .skeleton {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    animation: late 1ms 200ms backwards;
  }
  .skeleton i {
    inline-size: 60%;
    block-size: 38px;
    border-radius: 16px;
    background: var(--neutral-4);
  }
  .skeleton i:nth-child(2) {
    inline-size: 44%;
  }
  .skeleton .own {
    align-self: flex-end;
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .message.fresh,
    .pill {
      animation: none;
    }
  }
`;
