import type { ServerFrame } from './protocol';

type Shape<T> = T extends string
  ? 'string'
  : T extends number
    ? 'number'
    : T extends boolean
      ? 'boolean'
      : T extends unknown[]
        ? 'array'
        : 'object';

/** The required fields of a frame with their JSON types. */
type RequiredShapes<Frame> = {
  [Name in keyof Frame as undefined extends Frame[Name] ? never : Name extends 'type' ? never : Name]: Shape<Frame[Name]>;
};

/** The fields that each frame must carry. Unknown fields are ignored. */
const REQUIRED: { [T in ServerFrame['type']]: RequiredShapes<Extract<ServerFrame, { type: T }>> } = {
  welcome: { self: 'object', conversations: 'array', presence: 'object' },
  ack: { ref: 'string', conversation: 'string', seq: 'number', at: 'string' },
  refused: { code: 'string', message: 'string' },
  message: { message: 'object' },
  replay: { conversation: 'string', messages: 'array', more: 'boolean' },
  conversation: { conversation: 'object' },
  label: { label: 'object', deleted: 'boolean' },
  viewers: { conversation: 'string', people: 'array' },
  mention: { mention: 'object' },
  typing: { conversation: 'string', person: 'object', on: 'boolean' },
  read: { conversation: 'string', person: 'object', seq: 'number' },
  presence: { people: 'array', agents: 'number' },
  visitor: { visitor: 'string', page: 'object' },
  ping: {},
  'assist.session': { session: 'object' },
  'assist.page': { session: 'string', begins: 'boolean', ends: 'boolean', data: 'string' },
  'assist.again': { session: 'string' },
  'assist.point': { session: 'string', by: 'object', mark: 'object' },
  'assist.act': { session: 'string', ref: 'string', by: 'object', act: 'object' },
  'assist.ice': { session: 'string', servers: 'array', relayOnly: 'boolean' },
  'assist.signal': { session: 'string', peer: 'string', signal: 'object' },
  'assist.acted': { session: 'string', ref: 'string', outcome: 'string' },
  bye: { code: 'number', reason: 'string', retry: 'boolean' },
};

/** Returns the frame, or undefined for one that this client does not know: a newer service may send more. */
export function parseServerFrame(text: unknown): ServerFrame | undefined {
  const value = typeof text === 'string' ? json(text) : undefined;
  if (!isRecord(value) || typeof value.type !== 'string' || !Object.hasOwn(REQUIRED, value.type)) return undefined;
  const required: Record<string, string> = REQUIRED[value.type as ServerFrame['type']];
  const fits = Object.entries(required).every(([field, shape]) => shapeOf(value[field]) === shape);
  return fits ? (value as unknown as ServerFrame) : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return shapeOf(value) === 'object';
}
