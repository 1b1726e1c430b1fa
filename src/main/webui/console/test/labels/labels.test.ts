import { describe, expect, it, vi } from 'vitest';
import type { Label } from '@bellhop/client';
import { RestClient } from '../../src/api/rest-client';
import { labelChips } from '../../src/labels/label-chip';
import { newName, searchLabels } from '../../src/labels/label-search';
import { Labels } from '../../src/labels/labels';
import { jsonResponse } from '../fixtures';
import { nothing, render } from 'lit';

const label = (name: string, colour: Label['colour'] = 'grey'): Label => ({ id: `id-${name}`, name, colour });
const tokens = { token: async () => 't', renew: async () => 't' };

function labels(answers: Record<string, () => Response>) {
  const call = vi.fn(async (input: unknown, init?: RequestInit) => {
    const answer = answers[`${init?.method} ${String(input).replace('/api/v1', '')}`];
    return answer?.() ?? jsonResponse({ detail: 'No.' }, 404);
  });
  return new Labels(new RestClient(tokens, call));
}

const names = (store: Labels) => store.items?.map(({ name }) => name);

describe('labels', () => {
  it('stand by name, and follow what the service tells', async () => {
    const store = labels({ 'GET /labels': () => jsonResponse({ items: [label('b10'), label('b9'), label('Ärger')] }) });
    await store.load();
    expect(names(store)).toEqual(['Ärger', 'b9', 'b10']);
    store.apply({ label: { ...label('b9'), name: 'z' }, deleted: false });
    store.apply({ label: label('b10'), deleted: true });
    expect(names(store)).toEqual(['Ärger', 'z']);
    expect(store.current([label('b9')])[0]?.name).toBe('z');
  });
  it('a new one gets a colour that few have', async () => {
    const store = labels({ 'GET /labels': () => jsonResponse({ items: [label('a', 'blue'), label('b', 'teal')] }) });
    await store.load();
    expect(store.nextColour).toBe('green');
  });
  it('where a colleague was faster, theirs is taken', async () => {
    let known = 0;
    const store = labels({
      'GET /labels': () => jsonResponse({ items: known++ === 0 ? [] : [label('Delivery', 'red')] }),
      'POST /labels': () => jsonResponse({ detail: 'There is a label of that name already.', code: 'conflict' }, 409),
    });
    await store.load();
    expect(await store.obtain('delivery')).toEqual(label('Delivery', 'red'));
  });
  it('a workspace that is full says so', async () => {
    const store = labels({
      'GET /labels': () => jsonResponse({ items: [] }),
      'POST /labels': () => jsonResponse({ detail: 'The workspace has 500 labels.', code: 'conflict' }, 409),
    });
    await expect(store.obtain('one more')).rejects.toThrow('The workspace has 500 labels.');
  });
  it('a list that cannot be loaded says so, and one that was is kept', async () => {
    let good = true;
    const store = labels({ 'GET /labels': () => (good ? jsonResponse({ items: [label('a')] }) : jsonResponse({}, 503)) });
    await store.load();
    good = false;
    await store.load();
    expect([store.failed, names(store)]).toEqual([false, ['a']]);
  });
});

describe('finding labels', () => {
  const all = ['Parcel', 'Delivery', 'Late delivery'].map((name) => label(name));
  it('by any part of the name, its beginning first', () => {
    expect(searchLabels(all, 'deliv').map(({ name }) => name)).toEqual(['Delivery', 'Late delivery']);
    expect(searchLabels(all, ' ')).toEqual(all);
    expect(searchLabels([label('Ärger')], 'arg')).toHaveLength(1);
  });
  it('offers to create what is not there', () => {
    expect(newName(all, ' Returns ')).toBe('Returns');
    expect(newName(all, 'DELIVERY')).toBeUndefined();
    expect(newName(all, '  ')).toBeUndefined();
  });
});

describe('chips', () => {
  it('are two, then a number', () => {
    const row = document.createElement('div');
    render(
      labelChips(
        ['a', 'b', 'c', 'd'].map((name) => label(name)),
        2,
      ),
      row,
    );
    expect(row.querySelectorAll('[data-test=label-chip]')).toHaveLength(2);
    expect(row.querySelector('.more')?.getAttribute('title')).toBe('c, d');
    expect(labelChips([], 2)).toBe(nothing);
  });
  it('hold a name as text', () => {
    const row = document.createElement('div');
    render(labelChips([label('<img src=x onerror=alert(1)>')], 2), row);
    expect(row.querySelector('img')).toBeNull();
    expect(row.textContent).toContain('<img');
  });
});
