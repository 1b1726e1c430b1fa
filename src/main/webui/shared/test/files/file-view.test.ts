import type { Message, MessageFile } from '@bellhop/client';
import { FileLinks } from '@bellhop/client/files';
import { render } from 'lit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FileView } from '../../src/files';
import { texts } from './texts';

class Observer {
  static all: Observer[] = [];
  readonly targets: Element[] = [];

  constructor(private readonly told: (entries: { isIntersecting: boolean }[]) => void) {
    Observer.all.push(this);
  }

  observe(target: Element): void {
    this.targets.push(target);
  }

  disconnect(): void {
    this.targets.length = 0;
  }

  comesIntoView(): void {
    if (this.targets.length) this.told([{ isIntersecting: true }]);
  }
}

const picture = (id: string, more: Partial<MessageFile> = {}): MessageFile => ({
  id,
  name: `${id}.png`,
  size: 2048,
  type: 'image/png',
  width: 400,
  height: 300,
  ...more,
});
const bill: MessageFile = { id: 'bill', name: 'bill.pdf', size: 1_500_000, type: 'application/pdf' };

let asked: string[];
let ask: (id: string) => Promise<{ url: string; until: string }>;
let messages: Message[];
let view: FileView;
let room: HTMLElement;
const redraw = () =>
  render(
    messages.map((message) => view.draw(message)),
    room,
  );
const find = (selector: string) => room.querySelector(selector) as HTMLElement;
const all = (selector: string) => [...room.querySelectorAll<HTMLElement>(selector)];
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  Observer.all = [];
  vi.stubGlobal('IntersectionObserver', Observer);
  asked = [];
  ask = async (id) => (asked.push(id), { url: `/files/${id}`, until: new Date(Date.now() + 3_600_000).toISOString() });
  room = document.body.appendChild(document.createElement('div'));
  view = new FileView({
    links: new FileLinks('https://chat.example', (id) => ask(id)),
    texts,
    messages: () => messages,
    host: () => room,
    redraw,
  });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function draw(...files: MessageFile[][]): void {
  messages = files.map((some, i) => ({ conversation: 'c', seq: i + 1, kind: 'text', files: some }));
  redraw();
}

test('a picture has its room before it is there, and is asked for when it comes into view', async () => {
  draw([picture('a')]);
  const img = find('img') as HTMLImageElement;
  expect([img.style.width, img.style.aspectRatio, img.getAttribute('src'), asked]).toEqual(['240px', '240 / 180', null, []]);
  Observer.all[0]?.comesIntoView();
  await settled();
  expect([img.src, asked]).toEqual(['https://chat.example/files/a', ['a']]);
  redraw();
  expect([Observer.all.length, find('.picture').getAttribute('aria-label')]).toEqual([1, 'Open a.png']);
});

test('several pictures are a grid', () => {
  draw([picture('a'), picture('b'), bill]);
  expect([all('.many .picture').length, all('.file-chip').length]).toEqual([2, 1]);
});

test('a picture that cannot be drawn with a fresh link either becomes a chip', async () => {
  draw([picture('a')]);
  const img = find('img') as HTMLImageElement;
  Observer.all[0]?.comesIntoView();
  await settled();
  img.dispatchEvent(new Event('error'));
  await settled();
  img.dispatchEvent(new Event('error'));
  await settled();
  expect([asked, all('.picture').length, find('.file-chip').dataset['id']]).toEqual([['a', 'a'], 0, 'a']);
});

test('other files are chips with their name on its own and their size', () => {
  draw([bill]);
  expect(find('.file-chip bdi').textContent).toBe(bill.name);
  expect(find('.file-size').textContent?.replace(/\s/g, ' ')).toBe('1.5 MB');
});

test('a file that is not there any more says so', async () => {
  ask = async () => Promise.reject(new Error('404'));
  draw([bill]);
  find('.file-chip').click();
  await settled();
  expect([find('.file-size').textContent, find('.file-size').getAttribute('role')]).toEqual(['Not available', 'alert']);
});

test('a press opens the picture among all of the conversation, and arrows turn to the others', async () => {
  draw([picture('a')], [bill, picture('b')]);
  all('.picture')[1]?.click();
  const viewer = document.querySelector('bellhop-picture-viewer') as HTMLElement & { updateComplete: Promise<unknown> };
  await viewer.updateComplete;
  const inside = (selector: string) => viewer.shadowRoot?.querySelector(selector);
  expect([inside('.name')?.textContent, inside('[role=status]')?.textContent]).toEqual(['b.png', '2 of 2']);
  const outside = vi.fn();
  document.body.addEventListener('keydown', outside);
  inside('dialog')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }));
  await settled();
  await viewer.updateComplete;
  expect([inside('.name')?.textContent, inside('img')?.getAttribute('src')]).toEqual(['a.png', 'https://chat.example/files/a']);
  expect(outside).not.toHaveBeenCalled();
});
