import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AppStore } from './app-store';
import { StoreController } from './store';
import type { Notice } from './notices';
import { ariaKeysOf } from './shortcuts';
import { strings } from '../strings';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';

@customElement('bh-notice-list')
export class NoticeList extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: block; pointer-events: none; }
    div { display: grid; gap: var(--space-2); }
    @media (max-width: 767px) {
      :host { position: fixed; inset-block-start: var(--space-2); inset-inline: var(--space-2); z-index: 5; }
      div { justify-items: center; }
    }
    p {
      display: flex; align-items: center; justify-content: space-between; gap: var(--space-3); max-inline-size: 100%; min-block-size: 40px; padding-block: 4px; padding-inline: var(--space-4) 4px;
      border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--raised); box-shadow: var(--shadow-2); pointer-events: auto; font-size: var(--text-13);
    }
    p.danger { background: var(--danger-surface); border-color: var(--danger-border); color: var(--danger); }
    span { overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
    .link { white-space: nowrap; min-block-size: 32px; }
    @media (prefers-reduced-motion: no-preference) {
      p { animation: come var(--motion-panel); }
      @keyframes come { from { opacity: 0; transform: translateY(6px); } }
    }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;

  constructor() {
    super();
    new StoreController(this, () => [this.app.notices]);
  }

  protected override render() {
    return html`<div role="status">${repeat(
      this.app.notices.items,
      ({ id }) => id,
      (notice) => this.#notice(notice),
    )}</div>`;
  }

  #notice({ id, text, tone, action }: Notice) {
    const { notices } = this.app;
    const act = () => {
      notices.dismiss(id);
      action?.run();
    };
    return html`<p class=${tone} data-test="notice"><span>${text}</span>
      ${action ? html`<button class="link" aria-keyshortcuts=${(action.label === strings.undo && ariaKeysOf('undo')) || nothing} @click=${act}>${action.label}</button>` : nothing}
      <button class="button bare icon" aria-label=${strings.close} @click=${() => notices.dismiss(id)}>${icon('close', 16)}</button>
    </p>`;
  }
}
