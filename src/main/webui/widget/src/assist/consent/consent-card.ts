import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../../ui/base-style';
import type { AssistController } from '../assist-controller';

/** Asks the visitor for consent before anything is seen. */
export class ConsentCard extends LitElement {
  static override styles = [
    base,
    css`
    .ask { padding: var(--space-4); border-block-end: 1px solid var(--border); background: var(--raised); }
    h3 { margin: -3px 0 calc(var(--space-2) - 3px); padding-block: 3px; overflow: clip; font-size: var(--text-16); font-weight: var(--weight-bold); line-height: var(--line-tight); overflow-wrap: anywhere; }
    p { margin: 0; color: var(--muted); }
    .recorded { margin-block-start: var(--space-2); color: var(--text); font-weight: var(--weight-medium); }
    .problem { margin-block-start: var(--space-2); color: var(--danger); }
    .answers { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-block-start: var(--space-3); }
    button {
      min-block-size: 44px; padding-inline: var(--space-4); border: 1px solid var(--border-strong); border-radius: var(--radius);
      background: transparent; color: var(--text); font: inherit; font-weight: var(--weight-medium); cursor: pointer;
    }
    .yes { border-color: transparent; background: var(--accent); color: var(--on-accent); }
    button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  `,
  ];

  @property({ attribute: false }) assist!: AssistController;
  /** A new object triggers a render. */
  @property({ attribute: false }) tick: object = {};

  protected override render() {
    const { pendingRequest, offeredConversation, strings, isScreenBlocked } = this.assist;
    if (!pendingRequest && offeredConversation === undefined) return nothing;
    const page = !pendingRequest || pendingRequest.asked.includes('see');
    const screen = this.assist.canShareScreen;
    return html`<div class="ask" role="alertdialog" aria-labelledby="title" aria-describedby="what" data-test="assist-ask">
      <h3 id="title" dir="auto">${pendingRequest ? strings.get(page ? 'asked' : 'askedScreen', { a: pendingRequest.by.name }) : strings.get('offer')}</h3>
      <p id="what">${strings.get(page ? 'what' : screen ? 'whatScreen' : 'noScreen')}</p>
      ${this.assist.recorded ? html`<p class="recorded" data-test="assist-recorded">${strings.plural('willRecord', this.assist.recordDays)}</p>` : nothing}
      ${isScreenBlocked ? html`<p class="problem" role="alert" data-test="assist-problem">${strings.get('notShared')}</p>` : nothing}
      <div class="answers">
        ${page ? html`<button class="yes" data-test="assist-yes" @click=${() => this.assist.allow()}>${strings.get('yes')}</button>` : nothing}
        ${screen ? html`<button class=${page ? '' : 'yes'} data-test="assist-screen" @click=${() => this.assist.shareScreen()}>${strings.get(page ? 'instead' : 'choose')}</button>` : nothing}
        <button data-test="assist-no" @click=${() => this.assist.refuse()}>${strings.get('no')}</button>
      </div>
    </div>`;
  }
}

customElements.define('bellhop-assist-consent', ConsentCard);
