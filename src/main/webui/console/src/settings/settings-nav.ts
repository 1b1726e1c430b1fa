import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AppStore } from '../app/app-store';
import type { CommandId } from '../app/shortcuts';
import { strings } from '../strings';
import { baseStyle, buttonStyle } from '../ui/base-style';
import { icon, type IconName } from '../ui/icon';
import { addressOf, pagesFor, type SettingsPage } from './settings-pages';

const ICONS: Record<SettingsPage, IconName> = { sites: 'screen', 'api-keys': 'lock', audit: 'clock' };
/** What has a dialog of its own. */
const DIALOGS: ReadonlyArray<readonly [CommandId, IconName]> = [
  ['cannedReplies', 'bolt'],
  ['labels', 'label'],
  ['team', 'person'],
  ['account', 'mine'],
];

/** The pages that this agent may use, and the dialogs that belong there too. Fires `again` for the page that is open. */
@customElement('bh-settings-nav')
export class SettingsNav extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: block; padding: var(--space-3); }
    h2 { padding: var(--space-1) 10px var(--space-3); font-size: var(--text-16); }
    h3 { padding: var(--space-4) 10px var(--space-1); font-size: var(--text-12); font-weight: var(--weight-medium); color: var(--muted); }
    .entry {
      display: flex; align-items: center; gap: 10px; inline-size: 100%; min-block-size: var(--row); padding-inline: 10px; border: 0; border-radius: var(--radius);
      background: none; color: var(--neutral-11); font: inherit; font-weight: var(--weight-medium); text-align: start; text-decoration: none; cursor: pointer;
    }
    .entry:hover { background: var(--pressed); }
    .entry[aria-current] { background: var(--selected); color: var(--accent-12); }
    .entry svg { flex: none; }
    @media (max-width: 767px) { .entry { min-block-size: var(--touch); } }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @property({ attribute: false }) current: SettingsPage | undefined;

  /** Goes to the current page, or to the first entry. */
  override focus(): void {
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>('[aria-current]') ?? this.#entries[0])?.focus());
  }

  get #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.entry')];
  }

  protected override render() {
    const { app } = this;
    const pages = pagesFor(app.me.role);
    return html`<nav aria-label=${strings.settings.title} data-test="settings-nav" @keydown=${this.#onKeydown}>
      <h2>${strings.settings.title}</h2>
      ${pages.length ? html`<ul>${pages.map((page) => html`<li>${this.#page(page)}</li>`)}</ul><h3>${strings.settings.dialogs}</h3>` : nothing}
      <ul>${DIALOGS.map(([id, name]) => html`<li><button class="entry" data-test="settings-${id}" @click=${() => app.commands.run(id)}>${icon(name)}${strings.commands[id]}</button></li>`)}</ul>
    </nav>`;
  }

  #page(page: SettingsPage) {
    const isCurrent = page === this.current;
    return html`<a class="entry" data-test="settings-${page}" href=${addressOf({ page })} aria-current=${isCurrent ? 'page' : nothing}
      @click=${() => isCurrent && this.dispatchEvent(new CustomEvent('again'))}>${icon(ICONS[page])}${strings.settings.pages[page]}</a>`;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entries = this.#entries;
    const at = entries.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0) return;
    entries[(at + step + entries.length) % entries.length]?.focus();
    event.preventDefault();
  };
}
