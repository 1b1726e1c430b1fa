import { html, nothing, type TemplateResult } from 'lit';
import { dateAndTime } from '../ui/times';
import { serviceTime } from '@bellhop/client';
import { strings } from '../strings';
import { DialogSection } from '../ui/dialog-section';
import '../ui/copy-button';
import { settingsStyle } from './settings-style';

/** A section of a settings page. */
export abstract class SettingsSection extends DialogSection {
  static override styles = [...DialogSection.styles, settingsStyle];

  /** A secret that was made just now and cannot be shown again. */
  protected secretOnce(secret: string, about: string, done: () => void): TemplateResult {
    const { keys } = strings.settings;
    return html`<div class="secret" role="group" aria-label=${keys.secret} data-test="secret">
      <p role="status">${about}</p>
      <code data-test="secret-text">${secret}</code>
      <div class="row-line"><bh-copy .text=${secret} .what=${keys.secret}></bh-copy>
        <button type="button" class="button" data-test="secret-kept" @click=${done}>${keys.kept}</button></div>
    </div>`;
  }

  protected loadFailed(failed: boolean, again: () => void): TemplateResult | typeof nothing {
    return failed
      ? html`<p class="quiet">${strings.settings.failed} <button type="button" class="link" @click=${again}>${strings.again}</button></p>`
      : nothing;
  }

  protected bones(): TemplateResult {
    return html`<div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div><div class="bone"></div></div>`;
  }

  protected moment(at: string): string {
    return dateAndTime(Date.parse(at), serviceTime.now());
  }

  /** After a section has changed, so that the focus is not lost with a button that is gone. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
