/** rrweb's events, as far as the masking filter needs them. */
export interface RecordedEvent {
  type: number;
  timestamp: number;
  data: Record<string, unknown>;
}

export interface RecordedNode {
  type: number;
  id: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  childNodes?: RecordedNode[];
  textContent?: string;
  isStyle?: boolean;
  needBlock?: boolean;
  [more: string]: unknown;
}

export const EVENT = { loaded: 1, snapshot: 2, change: 3, meta: 4 } as const;
export const CHANGE = {
  mutation: 0,
  mouseMove: 1,
  mouse: 2,
  scroll: 3,
  resize: 4,
  input: 5,
  touchMove: 6,
  styleRule: 8,
  drag: 12,
  styleDeclaration: 13,
  adoptedStyle: 15,
} as const;
export const NODE = { document: 0, doctype: 1, element: 2, text: 3 } as const;

/** Beyond what the recorder counts to. */
let lastId = 1_000_000_000;

/** The number of something that only the agents' page has. */
export function newId(): number {
  return lastId++;
}
