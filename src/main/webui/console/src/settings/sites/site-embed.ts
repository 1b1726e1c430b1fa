import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { strings } from '../../strings';
import { problemLine } from '../../ui/form-parts';
import { embedLine } from './embed-line';
import type { SiteField } from './site-form';
import { SiteSection } from './site-section';

/** The line for the company's pages, and whether the widget was seen there. */
@customElement('bh-site-embed')
export class SiteEmbed extends SiteSection {
  protected override readonly fields: readonly SiteField[] = [];

  protected override render() {
    const { embed } = strings.settings.site;
    const line = embedLine(location.origin, this.site.key);
    return html`<section class="card" data-test="embed">
      <h3>${embed.title}</h3>
      <p class="about">${embed.about}</p>
      <code class="code" dir="ltr" data-test="embed-line">${line}</code>
      <div class="row-line"><bh-copy .text=${line} .what=${embed.line}></bh-copy></div>
      ${this.#seen()}
      ${problemLine(this.problem)}
    </section>`;
  }

  #seen() {
    const { embed } = strings.settings.site;
    const { seen } = this.site;
    return html`<div class="row-line">
      <p data-test="seen" role="status">${seen ? html`<b>${embed.seen(seen.origin)}</b> <span class="quiet figures">${this.moment(seen.at)}</span>` : embed.unseen}</p>
      <button type="button" class="button" data-test="seen-check" ?disabled=${this.busy} @click=${() => void this.#check()}>${embed.check}</button>
    </div>
    ${seen ? html`<p class="quiet">${embed.precision}</p>` : nothing}`;
  }

  #check(): Promise<void> {
    return this.attempt(() => this.sites.refresh(this.site.id));
  }
}
