import { describe, expect, it, vi } from 'vitest';
import { CannedReplies } from '../../src/canned/canned-replies';
import { RestClient } from '../../src/api/rest-client';
import { jsonResponse } from '../fixtures';

const tokens = { token: async () => 't', renew: async () => 't' };
const hello = { id: 'a', shortcut: 'hello', name: 'Hello', body: 'Hi', scope: 'everyone', createdAt: '', updatedAt: '' };

describe('the canned replies', () => {
  let now = 0;
  const make = (answers: (method: string, path: string, body: unknown) => Response) => {
    const call = vi.fn(async (input: unknown, init?: RequestInit) => answers(init?.method ?? 'GET', String(input), init?.body));
    return { replies: new CannedReplies(new RestClient(tokens, call), () => now), call };
  };

  it('are loaded again only after a while', async () => {
    const { replies, call } = make(() => jsonResponse({ items: [hello] }));
    replies.refresh();
    replies.refresh();
    await replies.load();
    expect(call).toHaveBeenCalledTimes(1);
    now += 59_000;
    replies.refresh();
    expect(call).toHaveBeenCalledTimes(1);
    now += 2_000;
    replies.refresh();
    await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  });
  it('stay what they were where loading fails, and say so where there are none', async () => {
    let down = false;
    const { replies } = make(() => (down ? jsonResponse({}, 503) : jsonResponse({ items: [hello] })));
    down = true;
    await replies.load();
    expect(replies.failed).toBe(true);
    down = false;
    await replies.load();
    expect(replies.failed).toBe(false);
    down = true;
    await replies.load();
    expect(replies.failed).toBe(false);
    expect(replies.items).toEqual([hello]);
  });
  it('follow what is made, changed and deleted', async () => {
    const { replies } = make((method) =>
      method === 'GET'
        ? jsonResponse({ items: [hello] })
        : method === 'DELETE'
          ? jsonResponse(undefined, 204)
          : jsonResponse({ ...hello, id: method === 'POST' ? 'b' : 'a', name: 'Changed' }, 201),
    );
    await replies.load();
    await replies.create({ shortcut: 'b', name: 'B', body: 'B', scope: 'personal', language: '' });
    await replies.change('a', { name: 'Changed' });
    expect(replies.items?.map(({ id, name }) => id + name)).toEqual(['aChanged', 'bChanged']);
    await replies.remove('a');
    expect(replies.items?.map(({ id }) => id)).toEqual(['b']);
  });
  it('are sent as the file that was chosen', async () => {
    const file = new Blob(['shortcut,body']);
    const { replies, call } = make((method) =>
      method === 'GET' ? jsonResponse({ items: [] }) : jsonResponse({ created: 1, changed: 0, unchanged: 0 }),
    );
    expect(await replies.importFile(file)).toEqual({ created: 1, changed: 0, unchanged: 0 });
    const [path, init] = call.mock.calls[0] as [string, RequestInit];
    expect(path).toBe('/api/v1/canned-replies/import');
    expect(init.body).toBe(file);
    expect(init.headers).toMatchObject({ 'content-type': 'text/csv', authorization: 'Bearer t' });
  });
});
