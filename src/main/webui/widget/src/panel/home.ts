import type { ConversationView } from '@bellhop/client';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import * as icons from '../ui/icons';
import type { Strings } from '../locale/strings';
import type { Session } from '../session/session';
import { base } from '../ui/base-style';
import { homeStyle } from './home-style';
import { firstName, initials, isolate } from '@bellhop/shared';
import { preview } from '../thread/preview';
import { shortTime } from '../thread/times';

/** Lists earlier conversations and offers to start a new one. */
export class Home extends LitElement {
  static override styles = [base, homeStyle];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) strings!: Strings;
  /** The session object is mutable; its owner passes a new object here to trigger a render. */
  @property({ attribute: false }) tick: object = {};

  protected override render(): TemplateResult {
    const { session, strings } = this;
    return html`
      <h3 class="greeting" dir="auto">${session.settings?.greeting || strings.get('greeting')}</h3>
      <button class="start" data-test="start" @click=${() => this.dispatchEvent(new CustomEvent('start'))}>${icons.pen} ${strings.get('start')}</button>
      <h3 class="label">${strings.get('home')}</h3>
      <ul>
        ${session.list.map((view) => html`<li>${this.#row(view)}</li>`)}
      </ul>
    `;
  }

  #row(view: ConversationView): TemplateResult {
    const { strings } = this;
    const { last, assignee, unread, id } = view;
    const name = assignee?.name ?? this.session.settings?.name ?? '';
    return html`
      <button class="row" data-test="conversation" data-id=${id} @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: id }))}>
        <span class="avatar" aria-hidden="true">${initials(name)}</span>
        <span class="words">
          <span class="line"><b><bdi>${name}</bdi></b><time class="quiet">${shortTime(new Date(last?.at ?? view.createdAt), strings.locale)}</time></span>
          <span class="line">
            <span class="last" dir="auto" .textContent=${last ? `${last.author.kind === 'visitor' ? strings.get('you') : isolate(firstName(last.author.name))}: ${preview(last.body, last.file, strings)}` : ''}></span>
            ${unread ? html`<span class="badge" aria-label=${strings.plural('unread', unread)} .textContent=${strings.number(unread)}></span>` : nothing}
          </span>
          ${view.status === 'resolved' ? html`<span class="quiet">${strings.get('resolved')}</span>` : nothing}
        </span>
      </button>
    `;
  }
}

customElements.define('bellhop-home', Home);
