import type { LiveClient } from '@bellhop/client';
import type { TemplateResult } from 'lit';
import type { Assist, AssistOptions } from './assist-controller';

/** Loads remote assistance when it is first needed, because most visitors never use it. */
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

  /** Whether the visitor can start to show the page now. */
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

  /** Runs the callbacks in the order of the calls, once the controller is loaded. */
  #with(run: (assist: Assist) => void): void {
    this.#loading ??= import('./assist-controller').then(({ Assist: Loaded }) => (this.assist = new Loaded(this.options, this.#live as LiveClient)));
    this.#loading.then(run, () => (this.#loading = undefined));
  }
}
