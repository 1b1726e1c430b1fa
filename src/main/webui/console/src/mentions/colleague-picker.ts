import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Agent } from '../api/types';
import { searchEntries } from '../app/palette-search';
import { WordPicker, type PickerHost, type PickerState } from '../app/word-picker';
import { strings } from '../strings';
import '../ui/avatar';
import { insertText } from '../ui/insert-text';
import type { SignWord } from '../ui/sign-word';
import { atWordAt } from './at-word';

/** Who looks for another types more of the name. */
const SHOWN = 20;

/** The colleagues above the composer, while an `@` and a name are typed in a note. */
export class ColleaguePicker extends WordPicker<Agent> {
  constructor(host: PickerHost) {
    super(host, 'colleague', '@', () => host.app.colleagues);
  }

  protected override wordAt(text: string, caret: number): SignWord | undefined {
    return this.host.note ? atWordAt(text, caret) : undefined;
  }

  protected override opened(): void {
    void this.host.app.colleagues.load();
  }

  protected override find(typed: string): readonly Agent[] {
    const { colleagues, me } = this.host.app;
    const others = (colleagues.items ?? []).filter(({ id, bot }) => id !== me.id && !bot);
    const labelled = others.map((agent) => ({ label: agent.name, agent }));
    return searchEntries(labelled, typed)
      .slice(0, SHOWN)
      .map(({ agent }) => agent);
  }

  protected override choose(agent: Agent, { from, to }: SignWord): void {
    insertText(this.host.area, from, to, `@${agent.name} `);
    this.close();
  }

  protected override view({ found, selected, onSelect, onChoose }: PickerState<Agent>): TemplateResult {
    const stay = (event: Event) => event.preventDefault();
    const { presence } = this.host.app;
    return html`<div class="picker" data-test="colleague-picker" @pointerdown=${stay} @mousedown=${stay}>
      <ul id="colleague-list" class="scroll" role="listbox" tabindex="0" aria-label=${strings.mentions.choose} ?hidden=${found.length === 0}>${repeat(
        found,
        ({ id }) => id,
        (
          agent,
          index,
        ) => html`<li id="colleague-${index}" class="person" role="option" aria-selected=${index === selected} data-test="colleague-option"
          @pointermove=${() => onSelect(index)} @click=${() => onChoose(agent)}>
          <bh-avatar .name=${agent.name} .person=${agent.id} .online=${presence.has(agent.id)}></bh-avatar><span class="cut" dir="auto">${agent.name}</span></li>`,
      )}</ul>
      <div role="status">${found.length === 0 ? html`<p class="state">${strings.mentions.nobody}</p>` : html`<span class="unseen">${strings.mentions.found(found.length)}</span>`}</div>
    </div>`;
  }
}
