import type { LiveClient } from '@bellhop/client';
import type { TemplateResult } from 'lit';
import type { Assist, AssistOptions } from './assist-controller';

/** Remote assistance, as long as nobody has thought of it: nothing but the way to load it. */
export class AssistDoor {
  assist: Assist | undefined;
  #live: LiveClient | undefined;
  #loading: Promise<Assist> | undefined;

  constructor(private readonly options: AssistOptions) {}

  attach(live: LiveClient): void {
    this.#live = live;
    live.on('assist', (frame) => this.#with((assist) => assist.hear(frame)));
    live.on('welcome', () => this.options.memory.get('assist') && this.#with((assist) => assist.rejoin()));
    live.on('refused', (refused) => this.assist?.refused(refused));
  }

  /** Whether the visitor can show the page just now. */
  get free(): boolean {
    return this.options.rules()?.enabled === true && !this.assist?.active && !this.assist?.asked;
  }

  get card(): TemplateResult | undefined {
    return this.assist?.card();
  }

  consider(conversation: string): void {
    this.#with((assist) => assist.consider(conversation));
  }

  stop(): void {
    this.assist?.stop();
  }

  /** In the order in which it was asked for. */
  #with(run: (assist: Assist) => void): void {
    this.#loading ??= import('./assist-controller').then(({ Assist: Loaded }) => (this.assist = new Loaded(this.options, this.#live as LiveClient)));
    this.#loading.then(run, () => (this.#loading = undefined));
  }
}
