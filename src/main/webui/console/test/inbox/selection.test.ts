import { beforeEach, describe, expect, it } from 'vitest';
import { Selection } from '../../src/inbox/selection';

const LIST = ['a', 'b', 'c', 'd', 'e'];

describe('a selection', () => {
  let selection: Selection;
  const ids = () => [...selection.ids].sort();
  beforeEach(() => (selection = new Selection()));

  it('takes rows in and out one by one', () => {
    selection.toggle('b');
    selection.toggle('d');
    selection.toggle('b');
    expect(ids()).toEqual(['d']);
  });
  it('grows from the row that was toggled last, and becomes shorter again', () => {
    selection.toggle('b');
    selection.extend(LIST, 'b', 'c');
    selection.extend(LIST, 'c', 'd');
    expect(ids()).toEqual(['b', 'c', 'd']);
    selection.extend(LIST, 'd', 'c');
    expect(ids()).toEqual(['b', 'c']);
    selection.extend(LIST, 'c', 'a');
    expect(ids()).toEqual(['a', 'b']);
  });
  it('begins a range at the row one is on, if none was toggled', () => {
    selection.extend(LIST, 'c', 'd');
    expect(ids()).toEqual(['c', 'd']);
    selection.extend(LIST, 'd', 'e');
    expect(ids()).toEqual(['c', 'd', 'e']);
  });
  it('keeps what was chosen beside a range', () => {
    selection.toggle('e');
    selection.toggle('a');
    selection.extend(LIST, 'a', 'c');
    expect(ids()).toEqual(['a', 'b', 'c', 'e']);
    selection.extend(LIST, 'c', 'e');
    selection.extend(LIST, 'e', 'b');
    expect(ids()).toEqual(['a', 'b', 'e']);
  });
  it('chooses a single row where the beginning of a range has left the list', () => {
    selection.toggle('x');
    selection.extend(LIST, undefined, 'c');
    expect(ids()).toEqual(['c', 'x']);
  });
  it('chooses all that are loaded, and then none', () => {
    selection.toggle('b');
    selection.all(LIST);
    expect(ids()).toEqual(LIST);
    selection.all(LIST);
    expect(selection.size).toBe(0);
    selection.all([]);
    expect(selection.size).toBe(0);
  });
  it('holds only what is in the list', () => {
    selection.all(LIST);
    selection.keep(['e', 'b', 'f']);
    expect(ids()).toEqual(['b', 'e']);
  });
  it('says whether there was something to give up', () => {
    expect(selection.clear()).toBe(false);
    selection.setMode(true);
    expect([selection.mode, selection.clear(), selection.mode]).toEqual([true, true, false]);
    selection.toggle('a');
    expect([selection.clear(), selection.size]).toEqual([true, 0]);
  });
  it('tells of each change, and of nothing else', () => {
    let told = 0;
    selection.subscribe(() => told++);
    selection.toggle('a');
    selection.keep(LIST);
    expect(told).toBe(1);
  });
});
