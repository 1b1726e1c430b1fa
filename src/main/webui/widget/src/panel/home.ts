import type { ConversationView } from '@bellhop/client';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import * as icons from '../ui/icons';
import type { Words } from '../locale/strings';
import type { Session } from '../session/session';
import { base } from '../ui/base-style';
import { homeStyle } from './home-style';
import { firstName, initials } from '../thread/text';
import { short } from '../thread/times';

/** Lists earlier conversations and offers to start a new one. */
export class Home extends LitElement {
  static override styles = [base, homeStyle];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) words!: Words;
  /** The session object is mutable; its owner passes a new object here to trigger a render. */
  @property({ attribute: false }) tick: object = {};

  protected override render(): TemplateResult {
    const { session, words } = this;
    return html`
      <h3 class="greeting" dir="auto">${session.settings?.greeting || words.say('greeting')}</h3>
      <button class="start" data-test="start" @click=${() => this.dispatchEvent(new CustomEvent('start'))}>${icons.pen} ${words.say('start')}</button>
      <h3 class="label">${words.say('home')}</h3>
      <ul>
        ${session.list.map((view) => html`<li>${this.#row(view)}</li>`)}
      </ul>
    `;
  }

  #row(view: ConversationView): TemplateResult {
    const { words } = this;
    const { last, assignee, unread, id } = view;
    const name = assignee?.name ?? this.session.settings?.name ?? '';
    return html`
      <button class="row" data-test="conversation" data-id=${id} @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: id }))}>
        <span class="avatar" aria-hidden="true">${initials(name)}</span>
        <span class="words">
          <span class="line"><b><bdi>${name}</bdi></b><time class="quiet">${short(new Date(last?.at ?? view.createdAt), words.locale)}</time></span>
          <span class="line">
            <span class="last" dir="auto">${last ? `${last.author.kind === 'visitor' ? words.say('you') : firstName(last.author.name)}: ${last.body}` : ''}</span>
            ${unread ? html`<span class="badge" aria-label=${words.count('unread', unread)}>${words.number(unread)}</span>` : nothing}
          </span>
          ${view.status === 'resolved' ? html`<span class="quiet">${words.say('resolved')}</span>` : nothing}
        </span>
      </button>
    `;
  }
}

customElements.define('bellhop-home', Home);
