import type { Gemoji } from 'gemoji';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { WordPicker, type PickerHost, type PickerState } from '../app/word-picker';
import { strings } from '../strings';
import { insertText } from '../ui/insert-text';
import type { SignWord } from '../ui/sign-word';
import { colonWordAt, findEmoji } from './find-emoji';

/** The emoji above the composer, while a colon and a name are typed. */
export class EmojiPicker extends WordPicker<Gemoji> {
  constructor(host: PickerHost) {
    super(host, 'emoji', ':', () => host.app.emoji);
  }

  /** What names no emoji is a colon and nothing else. */
  protected override wordAt(text: string, caret: number): SignWord | undefined {
    const word = colonWordAt(text, caret);
    return word && this.host.app.emoji.items && this.found(word.typed).length === 0 ? undefined : word;
  }

  protected override opened(): void {
    void this.host.app.emoji.load();
  }

  protected override find(typed: string): readonly Gemoji[] {
    return findEmoji(this.host.app.emoji.items ?? [], typed);
  }

  protected override choose({ emoji }: Gemoji, { from, to }: SignWord): void {
    insertText(this.host.area, from, to, `${emoji} `);
    this.close();
  }

  protected override view({ found, selected, onSelect, onChoose }: PickerState<Gemoji>): TemplateResult | typeof nothing {
    if (found.length === 0) return nothing;
    const stay = (event: Event) => event.preventDefault();
    return html`<div class="picker" data-test="emoji-picker" @pointerdown=${stay} @mousedown=${stay}>
      <ul id="emoji-list" class="scroll" role="listbox" tabindex="0" aria-label=${strings.emoji.choose}>${repeat(
        found,
        ({ emoji }) => emoji,
        (
          emoji,
          index,
        ) => html`<li id="emoji-${index}" class="person" role="option" aria-selected=${index === selected} data-test="emoji-option"
          @pointermove=${() => onSelect(index)} @click=${() => onChoose(emoji)}><span class="emoji">${emoji.emoji}</span><span class="cut">${emoji.description}</span></li>`,
      )}</ul>
      <div role="status"><span class="unseen">${strings.emoji.found(found.length)}</span></div>
    </div>`;
  }
}
