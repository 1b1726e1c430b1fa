import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { strings } from '../../strings';
import type { Colleagues } from '../../team/colleagues';
import { problemLine } from '../../ui/form-parts';
import { saveFile } from '../../ui/save-file';
import { timeZone } from '../../ui/times';
import { SettingsSection } from '../settings-section';
import { AUDIT_GROUPS } from './audit-actions';
import type { AuditFilter } from './audit-filter';
import type { AuditLog } from './audit-log';
import { auditRow, auditRowStyle } from './audit-row';

/** Who did what, when, and from where. */
@customElement('bh-audit')
export class AuditPage extends SettingsSection {
  static override styles = [
    ...SettingsSection.styles,
    auditRowStyle,
    css`
    section { justify-items: stretch; gap: var(--space-4); }
    .filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 170px), 1fr)); gap: var(--space-3); inline-size: 100%; align-items: end; }
    .filters label { inline-size: auto; }
    .filters .field { min-block-size: 36px; padding-block: 4px; font-size: var(--text-13); }
    .log { border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--surface); padding-inline: var(--space-4); }
    .empty { padding-block: var(--space-6); text-align: center; }
  `,
  ];

  @property({ attribute: false }) audit!: AuditLog;
  @property({ attribute: false }) colleagues!: Colleagues;

  protected override get store(): AuditLog {
    return this.audit;
  }

  protected override firstUpdated(): void {
    void this.audit.load();
    void this.colleagues.load().then(() => this.requestUpdate());
  }

  protected override render() {
    const texts = strings.settings.audit;
    return html`<section data-test="audit">
      <p class="quiet">${texts.about} ${strings.snooze.zone(timeZone())}</p>
      ${this.#filters()}
      <div class="row-line"><button class="button" data-test="audit-export" ?disabled=${this.busy} @click=${() => void this.#export()}>${texts.export}</button>
        <span class="quiet">${texts.exportHint}</span></div>
      ${problemLine(this.problem)}${this.resultLine()}
      ${this.#entries()}
    </section>`;
  }

  #filters() {
    const texts = strings.settings.audit;
    const { actions, actor, from, until } = this.audit.filter;
    const people = this.colleagues.items ?? [];
    return html`<div class="filters">
      <label>${texts.action}<select class="field" data-test="audit-action" @change=${(event: Event) => this.#filter({ actions: valueOf(event).split(' ').filter(Boolean) })}>
        <option value="">${texts.anyAction}</option>${AUDIT_GROUPS.map(({ name, actions: group }) => this.#group(name, group, actions.join(' ')))}
      </select></label>
      <label>${texts.actor}<select class="field" data-test="audit-actor" @change=${(event: Event) => this.#filter({ actor: valueOf(event) })}>
        <option value="">${texts.anyone}</option>${people.map(({ id, name }) => html`<option value=${id} ?selected=${id === actor}>${name}</option>`)}
      </select></label>
      <label>${texts.from}<input class="field" type="date" data-test="audit-from" .value=${from} max=${until || nothing} @change=${(event: Event) => this.#filter({ from: valueOf(event) })} /></label>
      <label>${texts.until}<input class="field" type="date" data-test="audit-until" .value=${until} min=${from || nothing} @change=${(event: Event) => this.#filter({ until: valueOf(event) })} /></label>
    </div>`;
  }

  #group(name: string, actions: readonly string[], chosen: string) {
    const texts = strings.settings.audit;
    const all = actions.join(' ');
    return html`<optgroup label=${name}>
      ${actions.length > 1 ? html`<option value=${all} ?selected=${all === chosen}>${texts.allOf(name)}</option>` : nothing}
      ${actions.map((action) => html`<option value=${action} ?selected=${action === chosen}>${texts.actions[action] ?? action}</option>`)}
    </optgroup>`;
  }

  #entries() {
    const texts = strings.settings.audit;
    const { items, failed, next, loading } = this.audit;
    return html`<div aria-busy=${loading}>
      ${items === undefined && !failed ? this.bones() : nothing}
      ${items?.length === 0 ? html`<p class="quiet empty" role="status">${texts.none}</p>` : nothing}
      ${items?.length ? html`<ul class="log" data-test="audit-entries">${repeat(items, ({ id }) => id, auditRow)}</ul>` : nothing}
    </div>
    ${this.loadFailed(failed, () => void (items === undefined ? this.audit.load() : this.audit.more()))}
    ${next !== undefined && !failed ? html`<div class="row-line"><button class="button" data-test="audit-more" ?disabled=${loading} @click=${() => void this.audit.more()}>${texts.more}</button></div>` : nothing}`;
  }

  #filter(change: Partial<AuditFilter>): void {
    this.problem = this.result = '';
    void this.audit.load({ ...this.audit.filter, ...change });
  }

  #export(): Promise<void> {
    return this.attempt(async () => {
      saveFile(await this.audit.csv(), 'audit.csv');
      this.result = strings.settings.audit.exported;
    });
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
