/** The part of rrweb's player that we use: its own types import a package that is not needed. */
declare module '@rrweb/replay' {
  export class Replayer {
    constructor(
      events: object[],
      options: {
        root: Element;
        liveMode: boolean;
        mouseTail: boolean;
        showWarning: boolean;
        showDebug: boolean;
        triggerFocus: boolean;
        pauseAnimation: boolean;
        insertStyleRules: string[];
      },
    );
    readonly wrapper: HTMLElement;
    readonly iframe: HTMLIFrameElement;
    on(event: 'fullsnapshot-rebuilded' | 'resize', handler: (detail: { width: number; height: number }) => void): this;
    startLive(baseline?: number): void;
    addEvent(event: object): void;
    getMirror(): { getId(node: Node): number; getNode(id: number): Node | null };
    destroy(): void;
  }
}
