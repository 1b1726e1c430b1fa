import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AppStore } from '../app/app-store';
import { commandButton } from '../app/command-button';
import { keysOf } from '../app/shortcuts';
import { StoreController } from '../app/store';
import { strings } from '../strings';
import { RELEASE, assignChoices } from '../team/assign-choices';
import { baseStyle, buttonStyle } from '../ui/base-style';
import { icon } from '../ui/icon';
import '../ui/menu';
import type { Menu } from '../ui/menu';
import '../ui/tooltip';

/** How many conversations are chosen, and what can be done with them. */
@customElement('bh-selection-bar')
export class SelectionBar extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 var(--space-2); padding: 4px var(--space-2) 4px var(--space-4); background: var(--selected); color: var(--accent-12); }
    p { font-size: var(--text-13); font-weight: var(--weight-medium); font-variant-numeric: tabular-nums; white-space: nowrap; }
    div { display: flex; align-items: center; gap: 2px; margin-inline-start: auto; }
    .button.icon { color: inherit; }
  `,
  ];

  @property({ attribute: false }) app!: AppStore;
  @query('bh-menu') private readonly menu!: Menu | null;
  #unregister = () => {};

  constructor() {
    super();
    new StoreController(this, () => [this.app.selection, this.app.inbox, this.app.colleagues, this.app.presence]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { app } = this;
    const when = () => app.selection.size > 0;
    // What is chosen goes before what is open.
    this.#unregister = app.commands.registerFirst({
      assign: { run: () => void this.menu?.open(), when },
      take: { run: () => app.bulk.assign(app.me), when },
      release: { run: () => app.bulk.assign(undefined), when },
      resolve: { run: () => app.bulk.resolve(), when },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister();
  }

  protected override render() {
    const { app } = this;
    const { size } = app.selection;
    const isResolved = app.bulk.areResolved;
    return html`<p role="status" data-test="selected-count">${strings.bulk.selected(size)}</p>
      <div role="group" aria-label=${strings.bulk.actions}>
        ${commandButton(app, 'selectAll', { icon: 'selectAll', class: 'bare', test: 'select-all', tip: strings.bulk.all })}
        ${size === 0 ? '' : this.#assign()}
        ${size === 0 ? '' : commandButton(app, 'label', { icon: 'label', class: 'bare', test: 'bulk-label', tip: strings.bulk.label })}
        ${size === 0 || isResolved ? '' : commandButton(app, 'snooze', { icon: 'snoozed', class: 'bare', test: 'bulk-snooze', tip: strings.actions.snooze })}
        ${size === 0 ? '' : commandButton(app, 'resolve', { icon: 'check', class: 'bare', test: 'bulk-resolve', tip: isResolved ? strings.actions.reopen : strings.actions.resolve })}
        <bh-tooltip .text=${strings.bulk.clear} .keys=${keysOf('back')}>
          <button class="button bare icon" data-test="select-none" aria-label=${strings.bulk.clear} aria-keyshortcuts="Escape" @click=${this.#clear}>${icon('close')}</button>
        </bh-tooltip>
      </div>`;
  }

  #assign() {
    const { app } = this;
    const views = app.bulk.views;
    const assignee = views.every((view) => view.assignee?.id === views[0]?.assignee?.id) ? views[0]?.assignee?.id : undefined;
    const choices = assignChoices(
      app,
      assignee,
      views.some((view) => view.assignee !== undefined),
    );
    const choose = ({ detail }: CustomEvent<string>) => {
      if (detail === RELEASE) return app.bulk.assign(undefined);
      const agent = (app.colleagues.items ?? [app.me]).find(({ id }) => id === detail);
      if (agent) app.bulk.assign(agent);
    };
    return html`<bh-menu command="assign" data-test="bulk-assign" .label=${strings.actions.assign} icon="person" look="bare" .choices=${choices} @choose=${choose}></bh-menu>`;
  }

  readonly #clear = (): void => {
    this.app.selection.clear();
    this.dispatchEvent(new CustomEvent('cleared'));
  };
}
