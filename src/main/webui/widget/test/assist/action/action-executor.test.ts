import { beforeEach, expect, test, vi } from 'vitest';
import type { AssistAct, AssistOutcome } from '@bellhop/client';
import { ActionExecutor } from '../../../src/assist/action/action-executor';
import type { HeldSubmit } from '../../../src/assist/action/submit-interceptor';
import { MaskingPolicy } from '../../../src/assist/masking/masking-policy';

let asked: { held: HeldSubmit; answer: (outcome: 'confirmed' | 'declined') => void }[];
let covering: Element | undefined;
let executor: ActionExecutor | undefined;
/** Behaves like a browser where happy-dom does not. */
const requestSubmit = (form: Element) => form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));

const $ = (selector: string) => document.querySelector(selector) as HTMLInputElement;
type Doing = { [K in AssistAct['kind']]: Omit<Extract<AssistAct, { kind: K }>, 'at'> }[AssistAct['kind']];

/** The outcomes, including those of submissions that waited. */
function act(selector: string, doing: Doing, rules: { unmask?: string[]; block?: string[]; actOn?: string[] } = {}): AssistOutcome[] {
  const element = $(selector);
  // happy-dom has no layout: the target is on top unless something covers it.
  document.elementsFromPoint = () => [covering ?? element];
  executor?.stop();
  executor = new ActionExecutor({
    policy: new MaskingPolicy({ unmask: [], block: [], ...rules }),
    actOn: rules.actOn ?? [],
    nodeOf: (number) => (number === 1 ? element : null),
    askToSubmit: (held, answer) => asked.push({ held, answer }),
  });
  const outcomes: AssistOutcome[] = [];
  executor.execute({ ...doing, at: { node: 1, x: 0.5, y: 0.5 } }, (outcome) => outcomes.push(outcome));
  return outcomes;
}

function counted(selector: string, event: string): () => number {
  let count = 0;
  $(selector).addEventListener(event, () => count++);
  return () => count;
}

beforeEach(() => {
  executor?.stop();
  asked = [];
  covering = undefined;
  document.body.innerHTML = '';
});

test('a press is a press', () => {
  document.body.innerHTML = '<button type="button">More</button>';
  const clicks = counted('button', 'click');
  expect(act('button', { kind: 'click' })).toEqual(['done']);
  expect(clicks()).toBe(1);
});

test.each([
  ['<input name="q">', 'input'],
  ['<input type="password">', 'input'],
  ['<textarea></textarea>', 'textarea'],
  ['<input type="checkbox">', 'input'],
  ['<div contenteditable><b>x</b></div>', 'b'],
  ['<section data-bellhop-private><button type="button">x</button></section>', 'button'],
  ['<div class="card"><button type="button">x</button></div>', 'button'],
  ['<label>Code<input name="q"></label>', 'label'],
  ['<bellhop-widget><button>x</button></bellhop-widget>', 'button'],
])('what is hidden is not touched: %s', (html, selector) => {
  document.body.innerHTML = html;
  const clicks = counted(selector, 'click');
  expect(act(selector, { kind: 'click' }, { block: ['.card'] })).toEqual(['hidden']);
  expect(act(selector, { kind: 'type', text: 'x' }, { block: ['.card'] })).toEqual(['hidden']);
  expect(clicks()).toBe(0);
});

test.each(['type="password"', 'name="cvc"', 'autocomplete="cc-number"', 'name="otp"', 'data-bellhop-private'])(
  'a site cannot open what is always hidden: %s',
  (attribute) => {
    document.body.innerHTML = `<input ${attribute}>`;
    expect(act('input', { kind: 'type', text: 'x' }, { unmask: ['input'] })).toEqual(['hidden']);
    expect($('input').value).toBe('');
  },
);

test.each([
  '<a href="https://elsewhere.example/">x</a>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="/file.pdf" download>x</a>',
  '<a href="mailto:a@b.example">x</a>',
  '<button type="button" disabled>x</button>',
  '<iframe></iframe>',
])('what leads away, or nowhere, is not pressed: %s', (html) => {
  document.body.innerHTML = html;
  expect(act('body > *', { kind: 'click' })).toEqual(['forbidden']);
});

test('a link of this site is followed, in this tab', () => {
  document.body.innerHTML = '<a href="/next" target="_blank">Next</a>';
  let target: string | null = '';
  $('a').addEventListener('click', (event) => {
    event.preventDefault();
    target = $('a').getAttribute('target');
  });
  expect(act('a', { kind: 'click' })).toEqual(['done']);
  expect(target).toBe('_self');
  expect($('a').getAttribute('target')).toBe('_blank');
});

test('a site names what may be acted on', () => {
  document.body.innerHTML = '<nav><button type="button" id="in">x</button></nav><button type="button" id="out">x</button>';
  expect(act('#in', { kind: 'click' }, { actOn: ['nav', '{{'] })).toEqual(['done']);
  expect(act('#out', { kind: 'click' }, { actOn: ['nav', '{{'] })).toEqual(['forbidden']);
});

test('a label within does not reach a field without', () => {
  document.body.innerHTML = '<nav><label for="out">x</label></nav><input type="checkbox" id="out">';
  expect(act('label', { kind: 'click' }, { actOn: ['nav'], unmask: ['#out'] })).toEqual(['forbidden']);
  expect($('#out').checked).toBe(false);
});

test('what lies beneath something else is not pressed', () => {
  document.body.innerHTML = '<button type="button">x</button><div id="cover"></div>';
  const clicks = counted('button', 'click');
  covering = $('#cover');
  expect(act('button', { kind: 'click' })).toEqual(['covered']);
  expect(clicks()).toBe(0);
});

test.each([
  '<button>Order now</button>',
  '<button type="submit"><b>Order now</b></button>',
  '<input type="submit" value="Order now">',
  '<button type="reset">Order now</button>',
])('a form is sent only by the visitor: %s', (button) => {
  document.body.innerHTML = `<form>${button}</form>`;
  const clicks = counted('form > *', 'click');
  const outcomes = act('form > *', { kind: 'click' });
  expect(outcomes).toEqual(['waits']);
  expect(clicks()).toBe(0);
  expect(asked[0]?.held.label).toBe('Order now');
  asked[0]?.held.go();
  asked[0]?.answer('confirmed');
  expect(clicks()).toBe(1);
  expect(outcomes).toEqual(['waits', 'confirmed']);
});

test.each([
  ['requestSubmit', (form: HTMLFormElement) => requestSubmit(form)],
  ['submit', (form: HTMLFormElement) => form.submit()],
])('a script that sends the form at once waits for the visitor too: %s', (_, send) => {
  document.body.innerHTML = '<form></form><div id="go">Go</div>';
  const form = $('form') as unknown as HTMLFormElement;
  const sent = counted('form', 'submit');
  $('#go').addEventListener('click', () => send(form));
  expect(act('#go', { kind: 'click' })).toEqual(['waits']);
  expect(asked).toHaveLength(1);
  expect(sent()).toBe(0);
});

test('and a script that sends it a moment later', () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<form></form><div id="go">Go</div>';
  const sent = counted('form', 'submit');
  const send = () => requestSubmit($('form'));
  $('#go').addEventListener('click', () => setTimeout(send, 200));
  expect(act('#go', { kind: 'click' })).toEqual(['done']);
  vi.advanceTimersByTime(300);
  expect(asked).toHaveLength(1);
  expect(sent()).toBe(0);
  vi.advanceTimersByTime(2_000);
  send();
  expect(sent()).toBe(1);
  vi.useRealTimers();
});

test('an open field is written in, as its framework expects it', () => {
  document.body.innerHTML = '<input id="q" maxlength="5">';
  const inputs = counted('#q', 'input');
  expect(act('#q', { kind: 'type', text: 'lampshade' }, { unmask: ['#q'] })).toEqual(['done']);
  expect($('#q').value).toBe('lamps');
  expect(inputs()).toBe(1);
  $('#q').readOnly = true;
  expect(act('#q', { kind: 'type', text: 'x' }, { unmask: ['#q'] })).toEqual(['forbidden']);
});

test('one of a list is chosen', () => {
  document.body.innerHTML = '<select id="s"><option>A</option><option>B</option><option disabled>C</option></select>';
  const changes = counted('#s', 'change');
  expect(act('#s', { kind: 'choose', option: 1 }, { unmask: ['#s'] })).toEqual(['done']);
  expect($('#s').value).toBe('B');
  expect(act('#s', { kind: 'choose', option: 2 }, { unmask: ['#s'] })).toEqual(['forbidden']);
  expect(act('#s', { kind: 'choose', option: 9 }, { unmask: ['#s'] })).toEqual(['forbidden']);
  expect(changes()).toBe(1);
});

test('what is not there any more is said to be gone', () => {
  document.body.innerHTML = '<button type="button">x</button>';
  const button = $('button');
  button.remove();
  document.body.append(document.createElement('i'));
  const outcomes: AssistOutcome[] = [];
  new ActionExecutor({
    policy: new MaskingPolicy({ unmask: [], block: [] }),
    actOn: [],
    nodeOf: () => button,
    askToSubmit: () => {},
  }).execute({ kind: 'click', at: { node: 1, x: 0, y: 0 } }, (outcome) => outcomes.push(outcome));
  expect(outcomes).toEqual(['gone']);
});
