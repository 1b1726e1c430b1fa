import { serviceTime } from '@bellhop/client';
import { css, html, nothing, type TemplateResult } from 'lit';
import { browserName } from '../../account/browser-name';
import type { AuditEntry } from '../../api/types';
import { strings } from '../../strings';
import { dateAndTime, fullTime } from '../../ui/times';

export const auditRowStyle = css`
  .entry { display: grid; grid-template-columns: 136px minmax(0, 1fr); align-items: baseline; gap: 2px var(--space-4); padding-block: var(--space-3); min-block-size: 0; }
  .entry > div { display: grid; gap: 2px; }
  .entry:last-child { border: 0; }
  .entry p { overflow-wrap: anywhere; }
  @media (max-width: 767px) { .entry { grid-template-columns: minmax(0, 1fr); } }
`;

/** One entry. Everything in it is text, whoever wrote it. */
export function auditRow({ at, action, actor, on, detail, address, userAgent }: AuditEntry): TemplateResult {
  const texts = strings.settings.audit;
  const time = Date.parse(at);
  const from = [address, browserName(userAgent)].filter(Boolean).join(' · ');
  return html`<li class="entry" data-test="audit-entry">
    <p class="quiet figures"><time datetime=${at} title=${fullTime(time)}>${dateAndTime(time, serviceTime.now())}</time></p>
    <div>
      <p><b>${texts.actions[action] ?? action}</b>${on?.name ? html`: <bdi>${on.name}</bdi>` : nothing}</p>
      <p class="quiet">${actor?.name ? html`<bdi>${actor.name}</bdi>` : texts.nobody}${from ? html` · <span title=${userAgent ?? nothing}>${from}</span>` : nothing}</p>
      ${detail ? html`<p class="quiet" dir="auto">${detail}</p>` : nothing}
    </div>
  </li>`;
}
