import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { initials } from '@bellhop/shared';
import { personHue } from './person-hue';
import { baseStyle } from './base-style';
import { styleProperties } from './style-properties';

/**
 * A person's initials on their own colour, with a presence dot. Hidden from assistive technology, because the name
 * stands beside it.
 */
@customElement('bh-avatar')
export class Avatar extends LitElement {
  static override styles = [
    baseStyle,
    css`
    :host { display: inline-block; position: relative; flex: none; inline-size: var(--size, 36px); block-size: var(--size, 36px); }
    .face {
      display: grid; place-items: center; inline-size: 100%; block-size: 100%; border-radius: var(--radius-full);
      background: light-dark(hsl(var(--hue) 45% 91%), hsl(var(--hue) 24% 24%));
      color: light-dark(hsl(var(--hue) 50% 26%), hsl(var(--hue) 45% 84%));
      font-size: calc(var(--size, 36px) * 0.36); font-weight: var(--weight-bold); line-height: 1; user-select: none; overflow: clip;
    }
    .dot {
      position: absolute; inset-block-end: -1px; inset-inline-end: -1px; inline-size: 11px; block-size: 11px;
      border-radius: var(--radius-full); border: 2px solid var(--behind, var(--surface)); background: var(--neutral-8);
    }
    .dot.online { background: var(--success-solid); }
  `,
  ];

  @property() name = '';
  @property() person = '';
  @property({ type: Boolean }) online: boolean | undefined;

  protected override render() {
    return html`
      <span class="face" ${styleProperties({ '--hue': String(personHue(this.person || this.name)) })} aria-hidden="true">${initials(this.name) || '?'}</span>
      ${this.online === undefined ? '' : html`<span class="dot ${this.online ? 'online' : ''}" aria-hidden="true"></span>`}`;
  }
}
