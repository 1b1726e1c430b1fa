import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { accentFor } from '@bellhop/shared/accent';
import { strings } from '../../strings';
import './site-preview';
import type { SiteField } from './site-form';
import { SiteSection } from './site-section';

/** What the widget says and which colour it has, beside the widget itself. */
@customElement('bh-site-look')
export class SiteLook extends SiteSection {
  static override styles = [
    ...SiteSection.styles,
    css`
    :host { container-type: inline-size; }
    .look { display: grid; grid-template-columns: minmax(0, 1fr) 349px; gap: var(--space-6); align-items: start; }
    .fields { display: grid; gap: var(--space-4); }
    .colour { display: flex; align-items: center; gap: var(--space-2); }
    input[type='color'] { inline-size: 44px; block-size: 40px; padding: 3px; border: 1px solid var(--border-strong); border-radius: var(--radius); background: var(--surface); cursor: pointer; }
    .item .field.hex { inline-size: 120px; font-family: var(--font-mono); }
    @container (max-width: 719px) { .look { grid-template-columns: minmax(0, 1fr); } }
  `,
  ];

  protected override readonly fields: readonly SiteField[] = ['name', 'greeting', 'accent'];

  protected override render() {
    const { look } = strings.settings.site;
    return this.section(
      'look',
      look.title,
      look.about,
      html`<div class="look"><div class="fields">
        ${this.text('name', look.name, { most: 80, required: true })}
        ${this.text('greeting', look.greeting, { rows: 3, most: 300, hint: look.greetingHint })}
        ${this.#colour()}
      </div>
      <bh-site-preview .shown=${{ name: this.form.name, greeting: this.form.greeting, accent: this.form.accent }}></bh-site-preview></div>`,
    );
  }

  /** The browser's own chooser, and the same as text. */
  #colour() {
    const { look } = strings.settings.site;
    const { accent } = this.form;
    const wrong = this.problems.of.get('accent');
    const typed = (event: Event) => this.type({ accent: (event.target as HTMLInputElement).value });
    return html`<div class="item">
      <label for="accent">${look.accent}</label>
      <div class="colour">
        <input type="color" aria-label=${look.chooser} .value=${live(accentFor(accent) ? accent : '#000000')} @input=${typed} />
        <input class="field hex" id="accent" name="accent" autocomplete="off" spellcheck="false" maxlength="7" dir="ltr"
          aria-describedby="accent-hint" aria-invalid=${wrong ? 'true' : nothing} .value=${live(accent)} @input=${typed} />
      </div>
      <p class="hint" id="accent-hint" data-test="accent-hint">${this.#corrected(accent)}</p>
      ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : nothing}
    </div>`;
  }

  /** What the widget makes of it, so that everybody can read what stands on it. */
  #corrected(accent: string): string {
    const { look } = strings.settings.site;
    const accents = accentFor(accent);
    if (!accents) return look.noColour;
    const isSame = (made: string) => made === accent.toLowerCase();
    if (isSame(accents.light.accent) && isSame(accents.dark.accent)) return look.readable;
    return look.corrected(accents.light.accent, accents.dark.accent);
  }
}
