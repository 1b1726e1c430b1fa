import type { LiveClient } from '@bellhop/client';
import type { TemplateResult } from 'lit';
import type { AssistController, AssistOptions } from './assist-controller';

/** Loads remote assistance when it is first needed, because most visitors never use it. */
export class AssistLoader {
  controller: AssistController | undefined;
  #live: LiveClient | undefined;
  #loading: Promise<AssistController> | undefined;

  constructor(private readonly options: AssistOptions) {}

  attach(live: LiveClient): void {
    this.#live = live;
    live.on('assist', (frame) => this.#whenLoaded((assist) => assist.onFrame(frame)));
    live.on('welcome', () => this.options.storage.get('assist') && this.#whenLoaded((assist) => void assist.rejoin()));
    live.on('refused', (refused) => this.controller?.refused(refused));
  }

  /** Whether the visitor can start to show the page now. */
  get isFree(): boolean {
    return this.options.rules()?.enabled === true && !this.controller?.active && !this.controller?.pendingRequest;
  }

  get card(): TemplateResult | undefined {
    return this.controller?.card();
  }

  offer(conversation: string): void {
    this.#whenLoaded((assist) => assist.offer(conversation));
  }

  stop(): void {
    this.controller?.stop();
  }

  /** Runs the callbacks in the order of the calls, once the controller is loaded. */
  #whenLoaded(run: (assist: AssistController) => void): void {
    this.#loading ??= import('./assist-controller').then(
      ({ AssistController: Loaded }) => (this.controller = new Loaded(this.options, this.#live as LiveClient)),
    );
    this.#loading.then(run, () => (this.#loading = undefined));
  }
}
