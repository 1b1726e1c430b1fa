import type { UploadProblem } from '@bellhop/client/files';

/** What is said about files. Each side has it in its languages; it isolates names itself. */
export interface FileTexts {
  /** A BCP 47 tag for sizes; undefined: the browser's. */
  locale: string | undefined;
  attached: string;
  waits: string;
  drop: string;
  remove: (name: string) => string;
  again: string;
  progress: (name: string) => string;
  problems: Readonly<Record<UploadProblem, string>>;
  open: (name: string) => string;
  download: (name: string) => string;
  notAvailable: string;
  viewer: string;
  save: string;
  close: string;
  previous: string;
  next: string;
  /** "2 of 5" */
  position: (at: number, count: number) => string;
}
