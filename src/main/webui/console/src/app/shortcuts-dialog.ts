import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { SHORTCUTS, keysOf, type Shortcut } from './shortcuts';
import { strings } from '../strings';
import { dialogStyle } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import { buttonStyle, baseStyle } from '../ui/base-style';

const GROUPS: ReadonlyArray<Shortcut['group']> = ['move', 'conversation', 'console'];

@customElement('bh-shortcuts')
export class ShortcutsDialog extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    dialogStyle,
    css`
    dialog { max-block-size: 80dvh; margin-block-start: 8dvh; }
    header { display: flex; align-items: start; justify-content: space-between; gap: var(--space-4); padding: var(--space-4) var(--space-4) var(--space-2); }
    h2 { font-size: var(--text-16); }
    header p { font-size: var(--text-13); }
    .groups { padding: var(--space-2) var(--space-4) var(--space-6); columns: 2 220px; column-gap: var(--space-8); }
    section { break-inside: avoid; margin-block-end: var(--space-4); }
    h3 { margin-block-end: 4px; font-size: var(--text-12); color: var(--muted); }
    dl { display: grid; grid-template-columns: 1fr auto; font-size: var(--text-13); }
    dd { justify-content: end; }
    dt, dd { min-block-size: 30px; display: flex; align-items: center; gap: 4px; border-block-end: 1px solid var(--border); }
  `,
  ];

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  open(): void {
    if (this.dialog.open) this.dialog.close();
    else this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" @click=${(event: Event) => event.target === this.dialog && this.dialog.close()}
      @keydown=${(event: KeyboardEvent) => event.key === '?' && this.dialog.close()}>
      <header><div><h2 id="title">${strings.keys.title}</h2><p class="quiet">${strings.keys.typing}</p></div>
        <button class="button bare icon" aria-label=${strings.close} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <div class="groups scroll" tabindex="0">${GROUPS.map(
        (group) => html`<section><h3>${strings.keys.groups[group]}</h3><dl>
        ${SHORTCUTS.filter((shortcut) => shortcut.group === group).map(
          ({ command }) => html`
          <dt>${strings.commands[command]}</dt><dd>${keysOf(command).map((key) => html`<kbd>${key}</kbd>`)}</dd>`,
        )}
      </dl></section>`,
      )}</div>
    </dialog>`;
  }
}
