import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { strings } from '../../strings';
import type { SiteField } from './site-form';
import { SiteSection } from './site-section';

/** What agents may see of a page that a visitor shows, and do on it. */
@customElement('bh-site-assist')
export class SiteAssist extends SiteSection {
  protected override readonly fields: readonly SiteField[] = [
    'enabled',
    'screen',
    'act',
    'actOn',
    'unmask',
    'block',
    'record',
    'recordDays',
  ];

  protected override render() {
    const { assist } = strings.settings.site;
    const { enabled } = this.form;
    return this.section(
      'assist',
      assist.title,
      assist.about,
      html`${this.choice('enabled', assist.enabled)}${enabled ? html`<div class="sub">${this.#rules()}</div>` : nothing}`,
    );
  }

  #rules() {
    const { assist } = strings.settings.site;
    const { act, record } = this.form;
    const lines = { rows: 3, class: 'lines' };
    return html`
      ${this.text('unmask', assist.unmask, { ...lines, hint: assist.unmaskHint, placeholder: '#quantity' })}
      ${this.text('block', assist.block, { ...lines, hint: assist.blockHint, placeholder: '.loyalty-card' })}
      ${this.choice('act', assist.act, assist.actHint)}
      ${act ? this.text('actOn', assist.actOn, { ...lines, hint: assist.actOnHint, placeholder: '#cart' }) : nothing}
      ${this.choice('screen', assist.screen, assist.screenHint)}
      ${this.choice('record', assist.record, assist.recordHint)}
      ${record ? this.text('recordDays', assist.recordDays, { class: 'short', figure: [1, 365], required: true }) : nothing}`;
  }
}
