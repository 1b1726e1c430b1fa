import { customElement } from 'lit/decorators.js';
import { strings } from '../../strings';
import type { SiteField } from './site-form';
import { SiteSection } from './site-section';

/** Whether only visitors whom the company vouches for may write. */
@customElement('bh-site-identity')
export class SiteIdentity extends SiteSection {
  protected override readonly fields: readonly SiteField[] = ['enforceIdentity'];

  protected override render() {
    const { identity } = strings.settings.site;
    return this.section('identity', identity.title, identity.about, this.choice('enforceIdentity', identity.enforce, identity.enforceHint));
  }
}
