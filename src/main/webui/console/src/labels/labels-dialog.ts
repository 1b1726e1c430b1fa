import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Agent } from '../api/types';
import { strings } from '../strings';
import { buttonStyle, baseStyle } from '../ui/base-style';
import { dialogStyle, longDialog } from '../ui/dialog-style';
import { icon } from '../ui/icon';
import type { Labels } from './labels';
import './label-list';

/** The settings page of labels. Agents create some; supervisors also rename, recolour and delete them. */
@customElement('bh-labels')
export class LabelsDialog extends LitElement {
  static override styles = [baseStyle, buttonStyle, dialogStyle, longDialog];

  @property({ attribute: false }) labels!: Labels;
  @property({ attribute: false }) me!: Agent;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  open(): void {
    if (this.dialog.open) return;
    void this.labels.load();
    this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog data-test="labels" aria-labelledby="title" @click=${(event: Event) => event.target === this.dialog && this.dialog.close()}>
      <header><h2 id="title">${strings.labels.title}</h2>
        <button class="button bare icon" aria-label=${strings.close} @click=${() => this.dialog.close()}>${icon('close')}</button></header>
      <div class="parts scroll"><bh-label-list .labels=${this.labels} .me=${this.me}></bh-label-list></div>
    </dialog>`;
  }
}
