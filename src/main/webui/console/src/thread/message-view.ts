import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Entry, Message } from '@bellhop/client';
import { mayHoldMarkdown, ratingFace, ratingScore } from '@bellhop/shared';
import { linkify } from '@bellhop/shared/links';
import { markdownView } from '@bellhop/shared/markdown-view';
import type { SearchMark } from '../api/types';
import type { SearchTarget } from '../search/search';
import { markedText } from '../search/marked-text';
import type { RestClient } from '../api/rest-client';
import { namedParts } from '../mentions/named-parts';
import { isChangeable } from './changeable';
import './message-editor';
import type { MessageBlock } from './message-groups';
import { dayLabel, fullTime, timeOfDay } from '../ui/times';
import { strings } from '../strings';
import { icon } from '../ui/icon';

export interface MessageContext {
  now: number;
  me: string;
  /** The newest seq that the visitor has read. */
  visitorRead: number;
  /** The key of the last own message, which alone shows a receipt. */
  receipt: string | undefined;
  /** The entry that was found by a search. */
  target: SearchTarget | undefined;
  /** Finds the names of colleagues in a note. */
  names: RegExp | undefined;
  rest: RestClient;
  /** What is being corrected or taken back. */
  change: { seq: number; deleting: boolean } | undefined;
  begin: (seq: number, deleting: boolean) => void;
  done: () => void;
  retry: (entry: Entry) => void;
  discard: (entry: Entry) => void;
  files: (message: Message) => TemplateResult;
}

export function messageBlock(part: MessageBlock, context: MessageContext): TemplateResult {
  if (part.type === 'day') return html`<div class="day" role="presentation"><span>${dayLabel(part.at, context.now)}</span></div>`;
  if (part.type === 'event') return event(part.entry, part.at, context);
  const ours = part.author?.kind !== 'visitor';
  const name = part.author?.name ?? '';
  return html`<section class="group ${ours ? 'ours' : 'theirs'} ${part.note ? 'note' : ''}">
    <div class="by">
      ${part.note ? html`<span class="mark">${icon('lock', 14)}${strings.thread.note}</span>` : nothing}
      <span class="cut"><bdi>${name}</bdi></span>
      <time class="figures" datetime=${new Date(part.at).toISOString()} title=${fullTime(part.at)}>${timeOfDay(part.at)}</time>
    </div>
    ${repeat(
      part.entries,
      (entry) => entry.key,
      (entry) => message(entry, context),
    )}
  </section>`;
}

function message(entry: Entry, context: MessageContext): TemplateResult {
  const {
    message: { seq, author, kind },
    state,
  } = entry;
  const target = context.target?.seq === seq ? context.target : undefined;
  return html`<div class="message ${state} ${target ? 'found' : ''}" data-test="message" data-seq=${seq === 0 ? nothing : seq} data-kind=${kind}
    data-author-kind=${author?.kind ?? 'agent'} data-state=${state}>
    ${context.change?.seq === seq && state === 'sent' ? editor(entry.message, context) : said(entry, target?.marks ?? [], context)}
    ${state === 'failed' ? failed(entry, context) : entry.key === context.receipt ? receipt(entry, context) : nothing}
  </div>`;
}

function said(entry: Entry, marks: readonly SearchMark[], context: MessageContext): TemplateResult {
  const { body, files, deletedAt, editedAt, seq } = entry.message;
  if (deletedAt !== undefined)
    return html`<p class="bubble gone" data-test="deleted" title=${fullTime(Date.parse(deletedAt))}>${icon('trash', 14)}${strings.change.deleted}</p>`;
  return html`${body ? bubble(entry.message, marks, context.names) : nothing}${files ? context.files(entry.message) : nothing}
    ${editedAt === undefined ? nothing : html`<p class="receipt" data-test="edited" title=${fullTime(Date.parse(editedAt))}>${strings.change.edited}</p>`}
    ${isChangeable(entry, context.me) ? tools(seq, context) : nothing}`;
}

function tools(seq: number, { begin }: MessageContext): TemplateResult {
  return html`<div class="tools" role="group" aria-label=${strings.change.tools}>
    <button class="button bare icon" data-test="edit" aria-label=${strings.change.edit} title=${strings.change.edit} @click=${() => begin(seq, false)}>${icon('pencil', 16)}</button>
    <button class="button bare icon" data-test="delete" aria-label=${strings.change.delete} title=${strings.change.delete} @click=${() => begin(seq, true)}>${icon('trash', 16)}</button>
  </div>`;
}

function editor(of: Message, { rest, change, done }: MessageContext): TemplateResult {
  return html`<bh-message-editor .rest=${rest} .message=${of} .deleting=${change?.deleting ?? false} @done=${done}></bh-message-editor>`;
}

/** Agents write Markdown; what visitors write stays as it is. */
function bubble({ body = '', author, at, kind }: Message, marks: readonly SearchMark[], known: RegExp | undefined): TemplateResult {
  const time = at === undefined ? nothing : fullTime(Date.parse(at));
  const names = kind === 'note' ? known : undefined;
  if (author?.kind === 'visitor' || !mayHoldMarkdown(body))
    return html`<p class="bubble" dir="auto" data-test="body" title=${time}>${text(body, 0, marks, names)}</p>`;
  return html`<div class="bubble markdown" data-test="body" title=${time}>${markdownView(body, (piece, from) => text(piece, from, marks, names))}</div>`;
}

function receipt({ state, message: { seq, kind } }: Entry, { visitorRead }: MessageContext): TemplateResult {
  if (state === 'sending') return html`<p class="receipt">${strings.thread.sending}</p>`;
  const seen = kind === 'text' && visitorRead >= seq;
  return html`<p class="receipt">${icon(seen ? 'seen' : 'check', 14)}${seen ? strings.thread.seen : strings.thread.sent}</p>`;
}

function failed(entry: Entry, context: MessageContext): TemplateResult {
  return html`<p class="receipt trouble" role="alert">${icon('alert', 14)}<span>${entry.error ?? strings.thread.failedMessage}</span>
    <button class="link" data-test="retry" @click=${() => context.retry(entry)}>${strings.again}</button>
    <button class="link" @click=${() => context.discard(entry)}>${strings.thread.discard}</button></p>`;
}

function event({ message: said }: Entry, at: number, { target }: MessageContext): TemplateResult {
  const score = said.event?.name === 'rated' ? ratingScore(said.event.value) : undefined;
  const found = target?.seq === said.seq ? target : undefined;
  return html`<p class="event ${found ? 'found' : ''}" data-test="message" data-seq=${said.seq} data-kind="event" data-author-kind=${said.author?.kind ?? 'system'} data-state="sent">
    ${score ? ratingFace(score) : nothing}<span>${said.event ? strings.event(said.event, said.author?.name) : ''}</span><time class="figures" title=${fullTime(at)}>${timeOfDay(at)}</time>
    ${said.body ? html`<span class="said" dir="auto" data-test="rating-said">${text(said.body, 0, found?.marks ?? [])}</span>` : nothing}</p>`;
}

/** User text becomes text nodes only; links are built around them. */
function text(body: string, start: number, marks: readonly SearchMark[], names?: RegExp) {
  let at = 0;
  return linkify(body).map(({ text: part, href }) => {
    // A link may show its address in another form; what follows is found again.
    const from = Math.max(at, body.indexOf(part, at));
    at = href === undefined ? from + part.length : at;
    return href === undefined
      ? named(part, marks, start + from, names)
      : html`<a href=${href} dir="ltr" target="_blank" rel="noopener noreferrer nofollow">${part}</a>`;
  });
}

function named(body: string, marks: readonly SearchMark[], start: number, names: RegExp | undefined) {
  let at = start;
  return namedParts(body, names).map((part) => {
    const shown = markedText(part.text, marks, at);
    at += part.text.length;
    return part.named ? html`<b class="named" data-test="named">${shown}</b>` : shown;
  });
}
