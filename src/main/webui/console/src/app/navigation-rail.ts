import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AppStore } from './app-store';
import { StoreController } from './store';
import { count } from '../ui/times';
import { ariaKeysOf, keysOf } from './shortcuts';
import { VIEWS, type View } from '../inbox/views';
import { strings } from '../strings';
import { commandButton } from './command-button';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';
import '../ui/avatar';
import '../settings/preferences-popover';
import type { PreferencesPopover } from '../settings/preferences-popover';
import '../ui/tooltip';

/** Lists the views with their counts, and the tools of the console as a whole. */
@customElement('bh-navigation-rail')
export class NavigationRail extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: flex; flex-direction: column; gap: var(--space-4); min-block-size: 0; padding: var(--space-3) var(--space-2); background: var(--sunken); --behind: var(--sunken); container-type: inline-size; }
    .brand { display: flex; align-items: center; gap: var(--space-2); padding: 2px 6px; font-weight: var(--weight-bold); }
    .brand span { display: grid; place-items: center; inline-size: 28px; block-size: 28px; border-radius: 8px; background: var(--accent); color: var(--on-accent); flex: none; }
    .views { display: grid; gap: 2px; }
    .view {
      display: flex; align-items: center; gap: var(--space-2); inline-size: 100%; min-block-size: var(--row); padding-inline: 10px;
      border: 0; border-radius: var(--radius); background: none; color: var(--neutral-11); font-weight: var(--weight-medium); text-align: start;
    }
    .view:hover { background: var(--pressed); }
    .view[aria-current] { background: var(--selected); color: var(--accent-12); }
    .view svg { flex: none; }
    .view .cut { flex: 1; }
    .figure { font-size: var(--text-12); font-variant-numeric: tabular-nums; }
    .rest { flex: 1; }
    .tools { display: flex; flex-wrap: wrap; gap: 2px; }
    .me { display: flex; align-items: center; gap: var(--space-2); padding: var(--space-2) 6px 0; border-block-start: 1px solid var(--border); }
    .self { --size: 28px; }
    .me .cut { flex: 1; font-size: var(--text-13); font-weight: var(--weight-medium); }
    .button.icon:hover:not(:disabled) { background: var(--pressed); }
    @container (max-width: 120px) {
      .brand { justify-content: center; padding-inline: 0; }
      .word, .me .cut { display: none; }
      .view { flex-direction: column; justify-content: center; gap: 0; min-block-size: 48px; padding: 4px 0; }
      .view .cut { display: none; }
      .figure { line-height: 1.2; }
      .tools { flex-direction: column; align-items: center; }
      .me { flex-direction: column; padding-inline: 0; }
    }
    :host([bar]) {
      flex-direction: row; align-items: center; gap: 0; padding: 4px max(4px, env(safe-area-inset-left)) calc(4px + env(safe-area-inset-bottom)); border-block-start: 1px solid var(--border);
    }
    :host([bar]) .brand, :host([bar]) .rest { display: none; }
    :host([bar]) .views { flex: 1; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
    :host([bar]) .view { flex-direction: column; justify-content: center; gap: 0; min-block-size: var(--touch); padding: 2px 0; font-size: 11px; position: relative; }
    :host([bar]) .view .cut { flex: none; max-inline-size: 100%; }
    :host([bar]) .figure { position: absolute; inset-block-start: 0; inset-inline-start: calc(50% + 8px); font-size: 11px; }
    :host([bar]) .tools, :host([bar]) .me, :host([bar]) .settings { display: none; }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  /** On a phone: a bar along the bottom. */
  @property({ type: Boolean, reflect: true }) bar = false;
  @query('bh-preferences') private readonly preferences!: PreferencesPopover;
  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [
      this.app.inbox,
      this.app.mentions,
      this.app.preferences,
      this.app,
      this.app.route,
      this.app.settings.route,
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unregister = this.app.commands.register({
      preferences: {
        run: () => this.preferences.open(this.bar ? this : (this.renderRoot.querySelector('[data-command=preferences]') ?? this)),
      },
      signOut: { run: () => void this.app.session.signOut() },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  protected override render() {
    const { app } = this;
    return html`
      <div class="brand"><span>${icon('bell', 18)}</span><b class="word">${strings.product}</b></div>
      <ul class="views">${VIEWS.map((view) => html`<li>${this.#view(view)}</li>`)}<li>${this.#mentions()}</li></ul>
      <div class="rest"></div>
      ${this.#settings()}
      <div class="tools">
        ${commandButton(app, 'search', { icon: 'search', class: 'bare' })}
        ${commandButton(app, 'palette', { icon: 'commands', class: 'bare' })}
        ${commandButton(app, 'shortcuts', { icon: 'keys', class: 'bare' })}
        ${commandButton(app, 'preferences', { icon: 'preferences', class: 'bare' })}
      </div>
      <div class="me">
        <bh-avatar .name=${app.me.name} .person=${app.me.id} .online=${app.live.status === 'live'} class="self"></bh-avatar>
        <span class="cut" title=${strings.rail.account(app.me.name)}>${app.me.name}</span>
        ${commandButton(app, 'signOut', { icon: 'signOut', class: 'bare' })}
      </div>
      <bh-preferences .app=${app}></bh-preferences>`;
  }

  #settings() {
    const { commands, settings } = this.app;
    return html`<bh-tooltip .text=${strings.commands.settings} .keys=${keysOf('settings')} class="settings">
      <button class="view" data-test="open-settings" data-command="settings" aria-keyshortcuts=${ariaKeysOf('settings') ?? nothing}
        aria-current=${settings.route.place ? 'true' : nothing} aria-label=${strings.commands.settings} @click=${() => commands.run('settings')}>
        ${icon('settings')}<span class="cut">${strings.commands.settings}</span>
      </button>
    </bh-tooltip>`;
  }

  #view(view: View) {
    const { inbox, view: shown, mentions } = this.app;
    return this.#entry(view, strings.views[view], inbox.count(view), shown === view && !mentions.isOpen);
  }

  #mentions() {
    const { mentions } = this.app;
    return this.#entry('mentions', strings.mentions.title, mentions.unseen || undefined, mentions.isOpen);
  }

  #entry(id: View | 'mentions', name: string, figure: number | undefined, isShown: boolean) {
    return html`<bh-tooltip .text=${name} .keys=${keysOf(id)}>
      <button class="view" data-test="view-${id}" data-command=${id} aria-keyshortcuts=${ariaKeysOf(id) ?? nothing}
        aria-current=${isShown && !this.app.settings.route.place ? 'true' : nothing} aria-label=${strings.rail.count(name, figure)} @click=${() => this.app.commands.run(id)}>
        ${icon(id)}<span class="cut">${name}</span>
        <span class="figure">${figure === undefined ? '' : count(figure)}</span>
      </button>
    </bh-tooltip>`;
  }
}
