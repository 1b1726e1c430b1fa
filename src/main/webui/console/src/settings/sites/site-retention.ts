import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { strings } from '../../strings';
import { formOf, type SiteField } from './site-form';
import { isShorter } from './retention';
import { SiteSection } from './site-section';

/** How long conversations are kept. A shorter time empties some, so it is asked for once more. */
@customElement('bh-site-retention')
export class SiteRetention extends SiteSection {
  protected override readonly fields: readonly SiteField[] = ['retentionDays'];
  /** The days that must be confirmed. */
  @state() private confirming: string | undefined;

  protected override render() {
    const { retention } = strings.settings.site;
    return this.section(
      'retention',
      retention.title,
      retention.about,
      html`${this.text('retentionDays', retention.field, { class: 'short', figure: [1, 3650], hint: retention.hint })}
        ${this.confirming === undefined ? nothing : this.#confirmation(this.confirming)}`,
    );
  }

  #confirmation(days: string) {
    const { retention } = strings.settings.site;
    return html`<div class="row-line"><p class="sure" role="alert">${retention.sure(Number(days))}</p>
      <button type="button" class="button" data-test="retention-sure" @click=${() => void this.#confirmed()}>${retention.shorten}</button>
      <button type="button" class="button" @click=${() => (this.confirming = undefined)}>${retention.keep}</button></div>`;
  }

  async #confirmed(): Promise<void> {
    this.confirming = undefined;
    await super.save();
    await this.focusOn('.end .button');
  }

  protected override async save(): Promise<void> {
    const { retentionDays } = this.form;
    if (!isShorter(formOf(this.site).retentionDays, retentionDays)) return super.save();
    this.confirming = retentionDays;
    await this.focusOn('[data-test=retention-sure]');
  }
}
