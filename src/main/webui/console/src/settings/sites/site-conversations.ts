import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { strings } from '../../strings';
import type { SiteField } from './site-form';
import { SiteSection } from './site-section';

/** What agents and visitors see of each other. */
@customElement('bh-site-conversations')
export class SiteConversations extends SiteSection {
  protected override readonly fields: readonly SiteField[] = ['pageTrail', 'rating', 'assignOnReply'];

  protected override render() {
    const { conversations } = strings.settings.site;
    return this.section(
      'conversations',
      conversations.title,
      '',
      html`${this.choice('pageTrail', conversations.pageTrail, conversations.pageTrailHint)}
        ${this.choice('rating', conversations.rating, conversations.ratingHint)}
        ${this.choice('assignOnReply', conversations.assignOnReply, conversations.assignOnReplyHint)}`,
    );
  }
}
