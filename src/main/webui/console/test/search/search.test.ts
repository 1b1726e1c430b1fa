import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RestClient } from '../../src/api/rest-client';
import { Problem } from '../../src/api/problem';
import { Search } from '../../src/search/search';
import { EMPTY_QUERY, searchPath } from '../../src/search/search-query';

const NOW = Date.parse('2026-11-30T12:00:00Z');

describe('the address of a search', () => {
  it('leaves out what is not narrowed down', () => {
    expect(searchPath({ ...EMPTY_QUERY, text: 'late & lost' }, NOW)).toBe('/search?q=late+%26+lost&sort=newest');
  });

  it('names the filters and the page', () => {
    const query = { text: 'x', kind: 'note', author: 'a-1', label: 'l-1', period: 'week', status: 'open', sort: 'newest' } as const;
    expect(searchPath(query, NOW, 'next')).toBe(
      '/search?q=x&sort=newest&kind=note&author=a-1&label=l-1&status=open&since=2026-11-23T12%3A00%3A00.000Z&after=next',
    );
  });
});

describe('a search', () => {
  const get = vi.fn();
  const show = vi.fn();
  let search: Search;
  const page = (...texts: string[]) => ({
    items: texts.map((text, n) => ({ conversation: { id: `c${n}` }, seq: n + 1, marks: [], excerpt: { text, marks: [] } })),
    visitors: [],
  });

  beforeEach(() => {
    vi.useFakeTimers();
    get.mockReset();
    show.mockReset();
    search = new Search({ get } as unknown as RestClient, show);
  });
  afterEach(() => vi.useRealTimers());

  it('asks once after a pause in typing', async () => {
    get.mockResolvedValue(page('parcel'));
    search.open();
    search.change({ text: 'par' });
    search.change({ text: 'parcel' });
    expect(search.state).toBe('loading');
    await vi.runAllTimersAsync();
    expect(get).toHaveBeenCalledTimes(1);
    expect(search.state).toBe('ready');
    expect(search.hits).toHaveLength(1);
  });

  it('shows only the answer to what was typed last', async () => {
    let answer: (page: unknown) => void = () => undefined;
    get.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockResolvedValueOnce(page('second'));
    search.change({ text: 'first' });
    await vi.advanceTimersByTimeAsync(1_000);
    search.change({ text: 'second' });
    await vi.runAllTimersAsync();
    answer(page('first', 'first'));
    await vi.runAllTimersAsync();
    expect(search.hits.map(({ excerpt }) => excerpt.text)).toEqual(['second']);
  });

  it('is empty again when nothing is typed', async () => {
    get.mockResolvedValue(page('parcel'));
    search.change({ text: 'parcel' });
    await vi.runAllTimersAsync();
    search.change({ text: ' ' });
    expect(search.state).toBe('idle');
    expect(search.hits).toEqual([]);
    await vi.runAllTimersAsync();
    expect(get).toHaveBeenCalledTimes(1);
  });

  it('says why it failed', async () => {
    get.mockRejectedValue(new Problem(429, 'too_many', 'Others are searching.'));
    search.change({ text: 'parcel' });
    await vi.runAllTimersAsync();
    expect(search.state).toBe('failed');
    expect(search.problem).toBe('Others are searching.');
  });

  it('opens what was found at its place', async () => {
    get.mockResolvedValue(page('parcel'));
    search.change({ text: 'parcel' });
    await vi.runAllTimersAsync();
    const hit = search.hits[0];
    if (!hit) throw new Error('nothing found');
    search.openHit(hit);
    expect(show).toHaveBeenCalledWith('c0');
    expect(search.target).toEqual({ conversation: 'c0', seq: 1, marks: [] });
    search.close();
    expect(search.target).toBeUndefined();
  });

  it('adds pages to the end', async () => {
    get.mockResolvedValueOnce({ ...page('first'), next: 'n' }).mockResolvedValueOnce(page('second'));
    search.change({ text: 'parcel' });
    await vi.runAllTimersAsync();
    expect(search.hasMore).toBe(true);
    await search.loadMore();
    expect(search.hits.map(({ excerpt }) => excerpt.text)).toEqual(['first', 'second']);
    expect(search.hasMore).toBe(false);
  });
});
