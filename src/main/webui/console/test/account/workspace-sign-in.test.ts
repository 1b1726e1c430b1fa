import { beforeEach, describe, expect, it, vi } from 'vitest';
import { singleSignOnUrl, rememberWorkspace } from '../../src/account/workspace-sign-in';

const OURS = '01a20d94-4f54-7129-b654-72782b70e23f';

class Kept {
  readonly all = new Map<string, string>();
  getItem = (key: string) => this.all.get(key) ?? null;
  setItem = (key: string, value: string) => void this.all.set(key, value);
  removeItem = (key: string) => void this.all.delete(key);
}

describe("the company's own sign-in", () => {
  let kept: Kept & Storage;
  const answering = (body: unknown, ok = true) => vi.fn(async () => ({ ok, json: async () => body }) as Response);
  beforeEach(() => (kept = new Kept() as unknown as Kept & Storage));

  it('is that of last time, without asking', async () => {
    rememberWorkspace(OURS, kept);
    const call = answering({});
    expect(await singleSignOnUrl(call, kept)).toBe(`/api/v1/single-sign-on/${OURS}`);
    expect(call).not.toHaveBeenCalled();
  });
  it('is the only one there is', async () => {
    expect(await singleSignOnUrl(answering({ workspace: OURS }), kept)).toBe(`/api/v1/single-sign-on/${OURS}`);
  });
  it.each([[{}], [{ workspace: '../../evil' }], [{ workspace: '//evil.example' }]])('is none for %j', async (body) => {
    expect(await singleSignOnUrl(answering(body), kept)).toBeUndefined();
  });
  it('is none where the service does not answer', async () => {
    expect(
      await singleSignOnUrl(
        vi.fn(async () => Promise.reject(new Error('down'))),
        kept,
      ),
    ).toBeUndefined();
  });
  it('is forgotten, and never made of nonsense', async () => {
    rememberWorkspace(OURS, kept);
    rememberWorkspace(undefined, kept);
    rememberWorkspace('javascript:alert(1)', kept);
    expect(kept.all.size).toBe(0);
  });
});
