/** The part of rrweb's recorder that we use: its own types import a package that is not needed. */
declare module '@rrweb/record' {
  export interface RecordOptions {
    emit: (event: import('./recorded-events').RecordedEvent) => void;
    errorHandler?: (error: unknown) => boolean | void;
    blockSelector?: string;
    maskAllInputs?: boolean;
    maskInputFn?: (text: string, element: HTMLElement) => string;
    maskTextSelector?: string;
    maskTextFn?: (text: string, element: HTMLElement | null) => string;
    slimDOMOptions?: 'all';
    inlineStylesheet?: boolean;
    inlineImages?: boolean;
    collectFonts?: boolean;
    recordCanvas?: boolean;
    recordCrossOriginIframes?: boolean;
    sampling?: { mousemove?: number; mousemoveCallback?: number; scroll?: number; input?: 'last' | 'all'; media?: number };
  }
  export interface RecordedMeta {
    id: number;
  }
  export type RecorderMirror = import('../masking/masking-filter').Mirror & {
    getId(node: Node): number;
    getMeta(node: Node): RecordedMeta | null;
    /** Private in rrweb. */
    nodeMetaMap: WeakMap<Node, RecordedMeta>;
  };
  /** Collects the changes of one document or shadow root. */
  export interface MutationBuffer {
    doc: Document;
    genAdds(node: Node): void;
    emit(): void;
  }
  export const record: {
    (options: RecordOptions): (() => void) | undefined;
    takeFullSnapshot(isCheckout?: boolean): void;
    mirror: RecorderMirror;
    /** See recorder-patches.ts. */
    buffers?: MutationBuffer[];
    beforeChanges?: ((changes: MutationRecord[]) => void) | undefined;
  };
}
