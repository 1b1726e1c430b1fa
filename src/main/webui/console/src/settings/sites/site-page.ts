import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Site } from '../../api/types';
import { StoreController } from '../../app/store';
import { strings } from '../../strings';
import { baseStyle, buttonStyle } from '../../ui/base-style';
import type { Settings } from '../settings';
import './site-assist';
import './site-conversations';
import './site-embed';
import './site-identity';
import './site-identity-keys';
import './site-look';
import './site-origins';
import './site-retention';

/** All that can be set of one site. */
@customElement('bh-site-page')
export class SitePage extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: block; }
    .sections { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-6); }
  `,
  ];

  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) site = '';

  constructor() {
    super();
    new StoreController(this, () => [this.settings.sites]);
  }

  protected override render() {
    const { sites } = this.settings;
    const site = sites.get(this.site);
    if (site) return keyed(site.id, this.#sections(site));
    if (sites.failed)
      return html`<p class="quiet">${strings.settings.failed} <button class="link" @click=${() => void sites.load()}>${strings.again}</button></p>`;
    return html`<p class="quiet" role="status">${sites.items === undefined ? strings.settings.loading : strings.settings.site.missing}</p>`;
  }

  #sections(site: Site) {
    const { sites, identityKeys } = this.settings;
    return html`<div class="sections" data-test="site-page">
      <bh-site-embed .sites=${sites} .site=${site}></bh-site-embed>
      <bh-site-look .sites=${sites} .site=${site}></bh-site-look>
      <bh-site-origins .sites=${sites} .site=${site}></bh-site-origins>
      <bh-site-conversations .sites=${sites} .site=${site}></bh-site-conversations>
      <bh-site-retention .sites=${sites} .site=${site}></bh-site-retention>
      <bh-site-assist .sites=${sites} .site=${site}></bh-site-assist>
      <bh-site-identity .sites=${sites} .site=${site}></bh-site-identity>
      <bh-identity-keys .keys=${identityKeys} .site=${site}></bh-identity-keys>
    </div>`;
  }
}
