import type { AssistAct, AssistMark, AssistOutcome, AssistPage } from '@bellhop/client';

/** What the agent may do on the page now. */
export interface Powers {
  point: boolean;
  act: boolean;
}

/** Messages from the console to the page frame. */
export type ConsoleToFrame =
  ({ type: 'page' } & AssistPage) | ({ type: 'powers' } & Powers) | { type: 'acted'; ref: string; outcome: AssistOutcome };

/** Messages from the page frame to the console. */
export type FrameToConsole =
  { type: 'ready' } | { type: 'broken' } | { type: 'point'; mark: AssistMark } | { type: 'act'; ref: string; act: AssistAct };
