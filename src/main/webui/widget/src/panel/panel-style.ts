import { css } from 'lit';

export const panelStyle = css`
  :host {
    position: absolute;
    inset-block-end: 72px;
    inset-inline: var(--panel-inline, auto 0);
  }
  .panel {
    display: flex;
    flex-direction: column;
    inline-size: min(380px, calc(100vw - 40px));
    block-size: min(640px, calc(100vh - 112px));
    block-size: min(640px, calc(100dvh - 112px));
    overflow: hidden;
    border-radius: 16px;
    background: var(--surface);
    box-shadow: var(--shadow-2), 0 0 0 1px light-dark(rgb(20 25 40 / 6%), var(--border));
    transform-origin: 100% 100%;
    animation: rise var(--motion-panel);
  }
  .panel:dir(rtl) {
    transform-origin: 0 100%;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px) scale(0.98);
    }
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-block-size: 68px;
    padding-block: var(--space-3);
    padding-inline: var(--space-4) var(--space-2);
    border-block-end: 1px solid var(--border);
  }
  .head:has(.back) {
    padding-inline-start: var(--space-1);
    gap: var(--space-1);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .head:has(.back) .who {
    padding-inline-start: var(--space-2);
  }
  h2 {
    overflow: hidden;
    font-size: var(--text-16);
    font-weight: var(--weight-bold);
    line-height: var(--line-tight);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .presence {
    margin-block-start: 3px;
    color: var(--muted);
    font-size: var(--text-13);
    line-height: 1.35;
    overflow-wrap: anywhere;
    overflow: clip;
  }
  .dot {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--success-solid);
  }
  .faces {
    display: flex;
    flex: none;
  }
  .faces .avatar {
    --size: 34px;
    box-shadow: 0 0 0 2px var(--surface);
  }
  .faces .avatar + .avatar {
    margin-inline-start: -5px;
  }
  .back svg {
    transform: scaleX(var(--flip, 1));
  }
  :host(:dir(rtl)) {
    --flip: -1;
  }
  /* Shown with a delay, so that short interruptions stay invisible. */
  .state {
    padding: 6px var(--space-4);
    background: var(--sunken);
    color: var(--muted);
    font-size: var(--text-12);
    text-align: center;
    animation: late 200ms 1500ms backwards;
  }
  @keyframes late {
    from {
      opacity: 0;
      margin-block-start: -29px;
    }
  }
  .page {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  bellhop-thread,
  bellhop-home {
    flex: 1;
    min-block-size: 0;
  }
  @media (max-width: 479px), (max-height: 479px) {
    .panel {
      position: fixed;
      inset: var(--banner, 0px) 0 auto;
      inline-size: 100%;
      block-size: calc(var(--visible-height, 100dvh) - var(--banner, 0px));
      padding: env(safe-area-inset-top) 0 env(safe-area-inset-bottom);
      border-radius: 0;
      animation-name: fade;
    }
  }
  /* Landscape, or a keyboard that leaves little: room for the words first. */
  @media (max-height: 479px) {
    .head {
      min-block-size: 0;
      padding-block: 2px;
    }
    .faces {
      display: none;
    }
    .presence {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }
  @media (max-height: 279px) {
    .presence {
      display: none;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .panel,
    .state {
      animation: none;
    }
  }
`;
