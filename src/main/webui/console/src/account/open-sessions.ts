import { serviceTime } from '@bellhop/client';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { browserName } from './browser-name';
import { dateAndTime } from '../ui/times';
import type { OpenSession } from '../api/types';
import { strings } from '../strings';
import { AccountSection } from './account-section';
import { problemLine } from '../ui/form-parts';

@customElement('bh-open-sessions')
export class OpenSessionsSection extends AccountSection {
  protected override render() {
    const { sessions, failed } = this.account;
    return html`<section data-test="sessions"><h3>${strings.account.sessions}</h3>
      ${failed ? html`<p class="quiet">${strings.account.failed} <button class="link" @click=${() => void this.account.load()}>${strings.again}</button></p>` : nothing}
      <ul aria-busy=${sessions === undefined}>${sessions?.map((session) => this.#row(session))}</ul>
      ${problemLine(this.problem)}
      ${this.resultLine()}
    </section>`;
  }

  #row(session: OpenSession) {
    const used = strings.account.used(dateAndTime(Date.parse(session.usedAt), serviceTime.now()));
    return html`<li><div>
        <p class="cut" title=${session.userAgent ?? nothing}><b>${browserName(session.userAgent) ?? strings.account.unknown}</b></p>
        <p class="quiet cut figures">${session.current ? strings.account.here : used}${session.address ? ` · ${session.address}` : nothing}</p>
      </div>
      ${session.current ? nothing : html`<button class="button" ?disabled=${this.busy} @click=${() => void this.#end(session.id)}>${strings.account.end}</button>`}
    </li>`;
  }

  #end(id: string): Promise<void> {
    return this.attempt(async () => {
      await this.account.end(id);
      this.result = strings.account.ended;
    });
  }
}
