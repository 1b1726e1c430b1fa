import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Playback, parseRecording, type RecordedChunk } from '../../src/assist/playback';

const piece = (at: number, data: string, begins = false): RecordedChunk => ({ at, begins, ends: true, data });
const PIECES = [piece(100, 'one', true), piece(600, 'a'), piece(1_100, 'b'), piece(60_000, 'two', true), piece(60_500, 'c')];

let drawn: string[];
let playback: Playback;

beforeEach(() => {
  vi.useFakeTimers();
  drawn = [];
  playback = new Playback(
    PIECES,
    ({ data }) => drawn.push(data),
    () => {},
  );
});
afterEach(() => vi.useRealTimers());

test('each piece comes in its time, and a long pause is cut short', () => {
  expect(playback.length).toBe(3_500);
  playback.play();
  vi.advanceTimersByTime(550);
  expect(drawn).toEqual(['one', 'a']);
  vi.advanceTimersByTime(2_000);
  expect(drawn).toEqual(['one', 'a', 'b']);
  vi.advanceTimersByTime(1_000);
  expect(drawn).toEqual(['one', 'a', 'b', 'two', 'c']);
  expect(playback.playing).toBe(false);
  expect(playback.position).toBe(3_500);
});

test('at four times the speed it is over in a quarter of the time', () => {
  playback.speed = 4;
  playback.play();
  vi.advanceTimersByTime(950);
  expect(playback.playing).toBe(false);
  expect(drawn).toHaveLength(5);
});

test('paused, nothing more comes', () => {
  playback.play();
  vi.advanceTimersByTime(100);
  playback.pause();
  vi.advanceTimersByTime(5_000);
  expect(drawn).toEqual(['one']);
});

test('going ahead on the same picture draws only what is between', () => {
  playback.seek(0);
  playback.seek(1_000);
  expect(drawn).toEqual(['one', 'a', 'b']);
});

test('going ahead past another picture leaves out what was before it', () => {
  playback.seek(0);
  playback.seek(3_500);
  expect(drawn).toEqual(['one', 'two', 'c']);
});

test('going back begins with the picture before', () => {
  playback.seek(3_500);
  drawn = [];
  playback.seek(700);
  expect(drawn).toEqual(['one', 'a']);
});

test('played to the end, it begins again', () => {
  playback.seek(3_500);
  drawn = [];
  playback.play();
  vi.advanceTimersByTime(600);
  expect(drawn).toEqual(['one', 'a']);
});

test('lines become pieces', () => {
  expect(parseRecording('{"at":1,"begins":true,"ends":true,"data":"[]"}\n')).toEqual([piece(1, '[]', true)]);
  expect(parseRecording('')).toEqual([]);
});
