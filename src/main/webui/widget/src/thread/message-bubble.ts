import { serviceTime, type Message } from '@bellhop/client';
import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import * as icons from '../ui/icons';
import type { Strings } from '../locale/strings';
import { timeOf, type Row } from './thread-rows';
import type { Session } from '../session/session';
import { isEmoji } from './emoji';
import { firstName, initials } from '@bellhop/shared';
import { Lazy, formatted, textParts } from './message-text';
import { timeOfDay } from './times';

import type { ThreadView } from './thread-view';

type MessageRow = Extract<Row, { kind: 'bubble' }>;

const files = new Lazy(() => import('../files/message-files'));

/** A message younger than this animates in. */
const FRESH_MS = 1_500;

export function messageBubble({ entry, own, first, last }: MessageRow, receipt: boolean, thread: ThreadView): TemplateResult {
  const { session, strings, redraw } = thread;
  const { message, state } = entry;
  const author = message.author?.name ?? '';
  const classes = { own, first, last, failed: state === 'failed', fresh: serviceTime.now() - timeOf(message) < FRESH_MS };
  return html`
    <div class="message ${classMap(classes)}" data-test="message" data-seq=${message.seq} data-author-kind=${message.author?.kind ?? 'visitor'} data-state=${state}>
      ${own ? nothing : html`<span class="face">${last ? html`<span class="avatar" aria-hidden="true">${initials(author)}</span>` : nothing}</span>`}
      <div class="stack">
        ${first && !own ? html`<span class="name quiet" dir="auto">${firstName(author)}</span>` : html`<span class="sr">${own ? strings.get('you') : author}</span>`}
        ${message.deletedAt ? html`<p data-test="body" class="body quiet">${strings.get('deleted')}</p>` : message.body ? bodyText(message, redraw) : nothing}${message.files ? files.get(redraw)?.messageFiles(message, thread) : nothing}
        ${state === 'failed' ? failure(entry.key, entry.error, session, strings) : footer(message, state, last, receipt, session, strings)}
      </div>
    </div>
  `;
}

function bodyText({ body = '', author }: Message, redraw: () => void): TemplateResult {
  const blocks = author?.kind === 'agent' ? formatted(body, redraw) : undefined;
  if (blocks) return html`<div data-test="body" class="body markdown">${blocks}</div>`;
  const parts = textParts(body, redraw);
  const classes = `body ${isEmoji(body) ? 'emoji' : ''}`;
  // A paragraph of its own, so that links that are drawn later replace the text, also one that the browser has translated.
  if (!parts.some(({ href }) => href)) return html`<p data-test="body" class=${classes} dir="auto" .textContent=${body}></p>`;
  const drawn = parts.map(({ text, href }) =>
    href ? html`<a href=${href} dir="ltr" target="_blank" rel="noopener noreferrer">${text}</a>` : text,
  );
  // On one line, because pre-wrap would draw the template's own spaces.
  return html`<p data-test="body" class=${classes} dir="auto">${drawn}</p>`;
}

function footer(
  message: Message,
  state: string,
  last: boolean,
  receipt: boolean,
  session: Session,
  strings: Strings,
): TemplateResult | typeof nothing {
  if (!last && !receipt && !message.editedAt) return nothing;
  const at = new Date(timeOf(message));
  const word = state === 'sending' ? 'sending' : session.readByAgents >= message.seq ? 'seen' : 'sent';
  return html`<span class="foot quiet">
    <time datetime=${at.toISOString()}>${timeOfDay(at, strings.locale)}</time>${message.editedAt ? html` · ${strings.get('edited')}` : nothing}${receipt ? html` · <span class=${word} data-test="receipt" .textContent=${strings.get(word)}></span>` : nothing}
  </span>`;
}

function failure(ref: string, error: string | undefined, session: Session, strings: Strings): TemplateResult {
  return html`<span class="failure" role="alert">
    <span>${strings.get('notSent')}${error ? html` <bdi>${error}</bdi>` : nothing}</span>
    <button class="link" data-test="retry" @click=${() => session.retry(ref)}>${icons.retry}${strings.get('tryAgain')}</button>
    <button class="link" data-test="discard" @click=${() => session.discard(ref)}>${strings.get('remove')}</button>
  </span>`;
}

const EVENT_STRINGS: Record<string, 'resolved' | 'assistStarted' | 'assistEnded'> = {
  resolved: 'resolved',
  assist_started: 'assistStarted',
  assist_ended: 'assistEnded',
};

/** @param rated what a rating says, once it can be drawn */
export function eventLine({ event, seq }: Message, strings: Strings, rated: () => TemplateResult | undefined): TemplateResult {
  const who = event?.person?.name ?? '';
  const line =
    event?.name === 'rated'
      ? rated()
      : event?.name === 'assigned'
        ? strings.get('joined', { a: firstName(who) })
        : strings.get(EVENT_STRINGS[event?.name ?? ''] ?? 'reopened');
  return html`<p class="event quiet" data-test="event" data-seq=${seq}>${line}</p>`;
}
