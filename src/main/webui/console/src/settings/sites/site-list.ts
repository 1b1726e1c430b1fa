import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Site } from '../../api/types';
import { strings } from '../../strings';
import { icon } from '../../ui/icon';
import { addressOf } from '../settings-pages';
import { SettingsSection } from '../settings-section';
import type { Sites } from './sites';

/** All sites of the workspace. */
@customElement('bh-site-list')
export class SiteList extends SettingsSection {
  static override styles = [
    ...SettingsSection.styles,
    css`
    section { justify-items: stretch; }
    .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-3); }
    a { color: inherit; text-decoration: none; }
    .sites { border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--surface); overflow: hidden; }
    .sites li { min-block-size: 0; padding: 0; }
    .sites li:last-child { border: 0; }
    .site { display: flex; align-items: center; gap: var(--space-3); inline-size: 100%; min-block-size: 60px; padding: var(--space-3) var(--space-4); }
    .site:hover { background: var(--hover); }
    .site:focus-visible { outline-offset: -2px; border-radius: var(--radius-card); }
    .site > div { flex: 1; min-inline-size: 0; }
    .site svg { color: var(--muted); flex: none; }
    :host(:dir(rtl)) .site svg { transform: scaleX(-1); }
    .unsaved { color: var(--warning); }
  `,
  ];

  @property({ attribute: false }) sites!: Sites;

  protected override get store(): Sites {
    return this.sites;
  }

  protected override render() {
    const { items, failed } = this.sites;
    const { list } = strings.settings.site;
    return html`<section data-test="site-list">
      <div class="head"><p class="quiet">${list.about}</p>
        <a class="button primary" data-test="site-new" href=${addressOf({ page: 'sites', item: 'new' })}>${icon('add', 16)}${list.make}</a></div>
      ${this.loadFailed(failed, () => void this.sites.load())}
      ${items === undefined && !failed ? this.bones() : nothing}
      ${items?.length === 0 ? html`<p class="quiet">${list.none}</p>` : nothing}
      ${items?.length ? html`<ul class="sites">${repeat(items, ({ id }) => id, this.#row)}</ul>` : nothing}
    </section>`;
  }

  readonly #row = (site: Site) => {
    const { list } = strings.settings.site;
    const { seen } = site;
    return html`<li><a class="site" data-test="site" data-id=${site.id} href=${addressOf({ page: 'sites', item: site.id })}><div>
        <p class="cut"><b><bdi>${site.name}</bdi></b></p>
        <p class="quiet cut figures">${seen ? list.seen(seen.origin, this.moment(seen.at)) : list.unseen}</p>
      </div>${icon('forward')}</a></li>`;
  };
}
