import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ariaKeysOf, keysOf, type CommandId } from '../app/shortcuts';
import { icon, type IconName } from './icon';
import { positionPopover } from './popover-position';
import { buttonStyle, baseStyle } from './base-style';

export interface Choice {
  id: string;
  label: string;
  checked?: boolean;
  online?: boolean;
  /** Separated from the choices above. */
  apart?: boolean;
  /** The command that it runs, whose key is shown. */
  command?: CommandId;
}

/** A button with a menu. Fires `choose` with the id of the choice. */
@customElement('bh-menu')
export class Menu extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: inline-flex; min-inline-size: 0; }
    .button { min-inline-size: 0; flex: 0 1 auto; }
    .urgent > svg:first-child { color: var(--danger); fill: currentColor; }
    .high > svg:first-child { color: var(--warning); }
    .button > span { max-inline-size: 16ch; }
    [role='menu'] {
      position: fixed; inset: auto; margin: 0; padding: 4px; min-inline-size: 200px; max-inline-size: min(320px, 90vw); max-block-size: 60vh;
      border: 1px solid var(--border); border-radius: var(--radius-card); background: var(--raised); color: var(--text); box-shadow: var(--shadow-2);
    }
    [role^='menuitem'] {
      display: flex; align-items: center; gap: var(--space-2); inline-size: 100%; min-block-size: var(--row); padding-inline: var(--space-2);
      border: 0; border-radius: var(--radius); background: none; text-align: start;
    }
    [role^='menuitem']:hover, [role^='menuitem']:focus { background: var(--hover); }
    [role^='menuitem'] .cut { flex: 1; }
    .apart { margin-block-start: 4px; box-shadow: 0 -3px 0 -2px var(--border); }
    .dot { inline-size: 8px; block-size: 8px; border-radius: var(--radius-full); background: var(--neutral-8); flex: none; }
    .dot.online { background: var(--success-solid); }
    kbd { color: var(--muted); font: inherit; font-size: var(--text-12); }
    .tick { inline-size: 18px; flex: none; display: grid; color: var(--accent-text); }
  `,
  ];

  @property() label = '';
  /** The button's visible text; `label` is its full name. */
  @property() shown = '';
  @property() icon: IconName | undefined;
  @property() look = '';
  @property() command: CommandId | undefined;
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @state() private opened = false;
  @query('[role=menu]') private readonly list!: HTMLElement;
  @query('.button') private readonly button!: HTMLButtonElement;
  @queryAll('[role^=menuitem]') private readonly items!: NodeListOf<HTMLElement>;

  async open(): Promise<void> {
    if (this.list.matches(':popover-open')) return;
    this.list.showPopover();
    await this.updateComplete;
    positionPopover(this.list, this.button.getBoundingClientRect(), 'end');
    ([...this.items].find((item) => item.getAttribute('aria-checked') === 'true') ?? this.items[0])?.focus();
  }

  protected override render() {
    const checks = this.choices.some((choice) => choice.checked !== undefined);
    return html`
      <bh-tooltip .text=${this.label} .keys=${this.command ? keysOf(this.command) : []}>
        <button class="button ${this.look} ${this.shown ? '' : 'icon'}" aria-haspopup="menu" aria-expanded=${this.opened} aria-label=${this.label}
          data-command=${ifDefined(this.command)} aria-keyshortcuts=${ifDefined(this.command && ariaKeysOf(this.command))}
          @click=${this.#toggle}>
          ${this.icon ? icon(this.icon) : nothing}${this.shown ? html`<span class="cut">${this.shown}</span>${icon('down', 14)}` : nothing}
        </button>
      </bh-tooltip>
      <div role="menu" popover="auto" class="scroll" aria-label=${this.label} @toggle=${this.#toggled} @keydown=${this.#onKeydown}>
        ${this.choices.map(
          (choice) => html`
          <button role=${checks ? 'menuitemradio' : 'menuitem'} aria-checked=${ifDefined(checks ? (choice.checked ?? false) : undefined)} tabindex="-1"
            class=${choice.apart ? 'apart' : ''} data-choice=${choice.id} data-command=${ifDefined(choice.command)}
            aria-keyshortcuts=${ifDefined(choice.command && ariaKeysOf(choice.command))} @click=${() => this.#choose(choice)}>
            ${checks ? html`<span class="tick">${choice.checked ? icon('check') : nothing}</span>` : nothing}
            ${choice.online === undefined ? nothing : html`<span class="dot ${choice.online ? 'online' : ''}" aria-hidden="true"></span>`}
            <span class="cut">${choice.label}</span>
            ${choice.command ? keysOf(choice.command).map((key) => html`<kbd aria-hidden="true">${key}</kbd>`) : nothing}
          </button>`,
        )}
      </div>`;
  }

  #toggle(): void {
    if (this.list.matches(':popover-open')) this.list.hidePopover();
    else void this.open();
  }

  #toggled(event: ToggleEvent): void {
    this.opened = event.newState === 'open';
  }

  #choose(choice: Choice): void {
    this.list.hidePopover();
    this.button.focus();
    this.dispatchEvent(new CustomEvent('choose', { detail: choice.id }));
  }

  #onKeydown(event: KeyboardEvent): void {
    const items = [...this.items];
    const at = items.indexOf(
      this.renderRoot instanceof ShadowRoot ? (this.renderRoot.activeElement as HTMLElement) : (items[0] as HTMLElement),
    );
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    event.stopPropagation();
    if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      this.list.hidePopover();
      this.button.focus();
    } else if (event.key.length === 1 && event.key !== ' ') {
      const typed = event.key.toLocaleLowerCase();
      const from = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      from
        .find((item) =>
          item.textContent
            ?.replace(/\p{Cf}/gu, '')
            .trim()
            .toLocaleLowerCase()
            .startsWith(typed),
        )
        ?.focus();
      return;
    } else return;
    event.preventDefault();
  }
}
