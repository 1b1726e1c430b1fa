import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { strings } from '../strings';
import { baseStyle, buttonStyle } from './base-style';

const SAID_MS = 4_000;

/** Copies a text, and says so beside it. */
@customElement('bh-copy')
export class CopyButton extends LitElement {
  static override styles = [
    baseStyle,
    buttonStyle,
    css`
    :host { display: inline-flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }
    span { font-size: var(--text-13); color: var(--success); }
    span.failed { color: var(--danger); }
  `,
  ];

  @property() text = '';
  /** What is copied, for the button's name. */
  @property() what = '';
  @state() private said: 'copied' | 'failed' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    const { copy } = strings.settings;
    return html`<button type="button" class="button" data-test="copy" aria-label=${copy.of(this.what)} @click=${() => void this.#copy()}>${copy.button}</button>
      <span role="status" class=${this.said ?? ''}>${this.said ? copy[this.said] : ''}</span>`;
  }

  /** Browsers give the clipboard only to pages that came over TLS. */
  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.#say('copied');
    } catch {
      this.#say('failed');
    }
  }

  #say(said: 'copied' | 'failed'): void {
    this.said = said;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.said = undefined), SAID_MS);
  }
}
