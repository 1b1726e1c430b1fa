import type { PreparedFile } from './uploads';

export interface TransferEvents {
  /** @param sent bytes that have left */
  progress(sent: number): void;
  done(id: string): void;
  /**
   * @param detail the service's sentence, if it has answered
   * @param mayResume whether starting again may succeed
   */
  failed(detail: string | undefined, mayResume: boolean): void;
}

/** One file on its way. */
export interface Transfer {
  /** Begins, or goes on where it was. */
  start(): void;
  /** Stops, and has the service delete what it has. */
  cancel(): void;
}

export type Transport = (file: PreparedFile, events: TransferEvents) => Transfer;
