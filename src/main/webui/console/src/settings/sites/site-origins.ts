import { customElement } from 'lit/decorators.js';
import { strings } from '../../strings';
import type { SiteField } from './site-form';
import { SiteSection } from './site-section';

/** The pages that may show the widget. */
@customElement('bh-site-origins')
export class SiteOrigins extends SiteSection {
  protected override readonly fields: readonly SiteField[] = ['origins'];

  protected override render() {
    const { origins } = strings.settings.site;
    return this.section(
      'origins',
      origins.title,
      origins.about,
      this.text('origins', origins.field, { rows: 3, class: 'lines', hint: origins.hint, placeholder: 'https://shop.example' }),
    );
  }
}
