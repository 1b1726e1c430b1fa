import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Desk } from './app-store';
import { ariaKeysOf, keysOf, type CommandId } from './shortcuts';
import { words } from '../strings';
import { icon, type IconName } from '../ui/icon';

interface Look {
  /** What it says; without it only the icon is drawn and the command's words name it. */
  label?: string;
  icon?: IconName;
  class?: string;
  test?: string;
  pressed?: boolean;
  /** What the tooltip says, where that is not the command's usual name. */
  tip?: string;
}

/** The visible control of a command: its tooltip names the key, and it does what the key does. */
export function control(desk: Desk, command: CommandId, look: Look = {}): TemplateResult {
  const name = look.tip ?? words.commands[command];
  return html`<bh-tip .text=${name} .keys=${keysOf(command)}>
    <button
      class="button ${look.class ?? ''} ${look.label === undefined ? 'icon' : ''}"
      data-command=${command} data-test=${ifDefined(look.test)}
      aria-label=${look.label === undefined ? name : nothing}
      aria-keyshortcuts=${ifDefined(ariaKeysOf(command))} aria-pressed=${ifDefined(look.pressed)}
      @click=${() => desk.commands.run(command)}
    >${look.icon ? icon(look.icon) : nothing}${look.label ?? nothing}</button>
  </bh-tip>`;
}
