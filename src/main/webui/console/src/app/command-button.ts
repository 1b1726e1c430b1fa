import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { AppStore } from './app-store';
import { ariaKeysOf, keysOf, type CommandId } from './shortcuts';
import { strings } from '../strings';
import { icon, type IconName } from '../ui/icon';

interface ButtonLook {
  /** The visible text. Without it the button shows only its icon and is labelled with the command's name. */
  label?: string;
  icon?: IconName;
  class?: string;
  test?: string;
  pressed?: boolean;
  /** The tooltip's text, if it is not the command's name. */
  tip?: string;
}

/** The button of a command: it runs the command, and its tooltip shows the key. */
export function commandButton(app: AppStore, command: CommandId, look: ButtonLook = {}): TemplateResult {
  const name = look.tip ?? strings.commands[command];
  return html`<bh-tooltip .text=${name} .keys=${keysOf(command)}>
    <button type="button"
      class="button ${look.class ?? ''} ${look.label === undefined ? 'icon' : ''}"
      data-command=${command} data-test=${ifDefined(look.test)}
      aria-label=${look.label === undefined ? name : nothing}
      aria-keyshortcuts=${ifDefined(ariaKeysOf(command))} aria-pressed=${ifDefined(look.pressed)}
      @click=${() => app.commands.run(command)}
    >${look.icon ? icon(look.icon) : nothing}${look.label ?? nothing}</button>
  </bh-tooltip>`;
}
