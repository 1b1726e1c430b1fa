import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CannedReply } from '../api/types';
import type { AppStore } from '../app/app-store';
import type { PickerState } from '../app/word-picker';
import { strings } from '../strings';
import { filledText, openVariables } from './filled-text';
import { languageName } from './reply-languages';
import { fillIn, type Values } from './variables';

interface CannedState extends PickerState<CannedReply> {
  app: AppStore;
  values: Values;
}

/** The list above the composer, with a preview of the selected reply. The focus stays in the text. */
export function pickerView(state: CannedState): TemplateResult {
  const { found, selected, values } = state;
  const chosen = found[selected];
  const stay = (event: Event) => event.preventDefault();
  return html`<div class="picker" data-test="canned-picker" @pointerdown=${stay} @mousedown=${stay}>
    <ul id="canned-list" class="scroll" role="listbox" tabindex="0" aria-label=${strings.canned.title} ?hidden=${found.length === 0}>${repeat(
      found,
      ({ id }) => id,
      (reply, index) => option(state, reply, index),
    )}</ul>
    <div role="status">${found.length === 0 ? why(state) : html`<span class="unseen">${strings.canned.found(found.length)}</span>`}</div>
    ${chosen ? preview(chosen, values) : nothing}
  </div>`;
}

function option({ selected, onSelect, onChoose }: CannedState, reply: CannedReply, index: number): TemplateResult {
  const about = [reply.language && languageName(reply.language), reply.scope === 'personal' && strings.canned.yours].filter(Boolean);
  return html`<li id="canned-${index}" role="option" aria-selected=${index === selected} data-test="canned-option" @pointermove=${() => onSelect(index)} @click=${() => onChoose(reply)}>
    <bdi class="shortcut cut">/${reply.shortcut}</bdi><span class="name cut" dir="auto">${reply.name === reply.shortcut ? '' : reply.name}</span><span class="about">${about.join(' · ')}</span></li>`;
}

function preview(reply: CannedReply, values: Values): TemplateResult {
  const parts = fillIn(reply.body, values);
  return html`<div class="preview">${filledText(parts)}${openVariables(parts)}</div>`;
}

/** Why there is nothing to choose. */
function why({ app: { canned, commands }, typed }: CannedState): TemplateResult {
  if (canned.failed)
    return html`<p class="state">${strings.canned.failed} <button type="button" class="link" @click=${() => void canned.load()}>${strings.again}</button></p>`;
  if (canned.items === undefined)
    return html`<div class="bones"><div class="bone"></div><div class="bone"></div><span class="unseen">${strings.canned.loading}</span></div>`;
  if (canned.items.length === 0)
    return html`<p class="state">${strings.canned.none} <button type="button" class="link" @click=${() => commands.run('cannedReplies')}>${strings.canned.settings}</button></p>`;
  return html`<p class="state">${strings.canned.noMatch(typed)}</p>`;
}
