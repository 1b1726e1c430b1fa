import type { AssistAct, AssistMark, AssistOutcome, AssistPage } from '@bellhop/client';

/** What an agent may do on the page now. */
export interface Powers {
  point: boolean;
  act: boolean;
}

/** What the console tells the stage. */
export type ToStage =
  | ({ type: 'page' } & AssistPage)
  | ({ type: 'powers' } & Powers)
  | { type: 'acted'; ref: string; outcome: AssistOutcome };

/** What the stage tells the console. */
export type FromStage =
  | { type: 'ready' }
  | { type: 'broken' }
  | { type: 'point'; mark: AssistMark }
  | { type: 'act'; ref: string; act: AssistAct };
