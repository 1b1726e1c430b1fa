import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { ConversationView, Label } from '@bellhop/client';
import { labelChips } from '../labels/label-chip';
import { comingTime, count, shortTime } from '../ui/times';
import { preview } from './preview';
import { waitingLabel, warmth } from './waiting-time';
import { strings } from '../strings';
import { plainText } from '@bellhop/shared/markdown';
import { icon } from '../ui/icon';
import { styleProperties } from '../ui/style-properties';

/** In pixels. */
export function rowHeight(compact: boolean): number {
  return compact ? 46 : 68;
}

export interface RowLook {
  height: number;
  view: ConversationView;
  index: number;
  total: number;
  now: number;
  since: number | undefined;
  me: string;
  online: boolean;
  selected: boolean;
  /** Chosen to be changed together with others. */
  picked: boolean;
  focused: boolean;
  /** The conversation has left the view, but keeps its row while the order is held. */
  gone: boolean;
  showAssignee: boolean;
  labels: readonly Label[];
  /** The visitor shows the page. */
  shown: boolean;
  /** The row was pressed. */
  press: (event: MouseEvent) => void;
  /** Its box was pressed. */
  pick: (event: MouseEvent) => void;
}

export function row(look: RowLook): TemplateResult {
  const { view, index, selected, picked, focused, gone, online } = look;
  return html`<div
    id="row-${view.id}" role="option" class=${classMap({ row: true, selected, picked, gone, unread: view.unread > 0 })}
    ${styleProperties({ transform: `translateY(${index * look.height}px)` })}
    tabindex=${focused ? 0 : -1} aria-selected=${picked} aria-current=${selected ? 'true' : nothing} aria-posinset=${index + 1} aria-setsize=${look.total}
    data-test="conversation" data-id=${view.id} data-index=${index} data-command="open" aria-keyshortcuts="Enter x" @click=${look.press}
  >
    <span class="box" aria-hidden="true" title=${strings.bulk.box} data-command="select" data-test="select" @click=${look.pick}><span>${picked ? icon('check', 14) : nothing}</span></span>
    <bh-avatar class="face" .name=${view.visitor.name} .person=${view.visitor.id} .online=${online}></bh-avatar>
    <span class="unseen">${online ? strings.thread.online : strings.thread.offline}</span>
    <div class="main">
      <div class="line"><span class="name cut" dir="auto">${view.visitor.name}</span>${priority(view)}${look.shown ? shown() : nothing}${time(look)}</div>
      <div class="line"><span class="last cut" dir="auto">${gone ? strings.list.gone : html`${view.last && !view.last.body ? icon('clip', 14) : nothing}${last(view, look.me)}`}</span>${assignee(look)}${unread(view.unread)}</div>
      ${look.labels.length ? html`<div class="line labels">${labelChips(look.labels, 2)}</div>` : nothing}
    </div>
  </div>`;
}

function shown() {
  return html`<span class="flag shown" data-test="shown" title=${strings.assist.isShown}>${icon('screen', 14)}<span class="unseen">${strings.assist.isShown}</span></span>`;
}

function priority({ priority: level }: ConversationView) {
  if (level !== 'urgent' && level !== 'high') return nothing;
  return html`<span class="flag ${level}" title=${strings.actions.priorityOf(level)}>${icon('flag', 14)}<span class="unseen">${strings.actions.priorityOf(level)}</span></span>`;
}

function time({ view, since, now }: RowLook) {
  if (view.status === 'snoozed') return rest(view, now);
  if (since === undefined) return html`<time class="time">${shortTime(Date.parse(view.last?.at ?? view.updatedAt), now)}</time>`;
  const waited = now - since;
  const shown = waitingLabel(waited);
  return html`<span class="time warm-${warmth(waited)}">${icon('clock', 14)}<span aria-hidden="true">${shown}</span><span class="unseen">${strings.list.waiting(shown)}</span></span>`;
}

function rest({ snoozedUntil }: ConversationView, now: number) {
  const shown = snoozedUntil === undefined ? strings.snooze.theyWrite : comingTime(Date.parse(snoozedUntil), now);
  const whole = strings.snooze.until(snoozedUntil, now);
  return html`<span class="time" title=${whole} data-test="rests-until">${icon('snoozed', 14)}<span aria-hidden="true">${shown}</span><span class="unseen">${whole}</span></span>`;
}

function last({ last: message }: ConversationView, me: string): string {
  if (message === undefined) return strings.list.nothing;
  const said = preview(message);
  if (message.author.kind === 'visitor') return said;
  return `${message.author.id === me ? strings.list.you : strings.list.by(message.author.name.split(' ')[0] ?? '')} ${message.body ? plainText(said) : said}`;
}

function assignee({ view, me, showAssignee }: RowLook) {
  if (!showAssignee || !view.assignee || view.assignee.id === me) return nothing;
  return html`<span title=${strings.actions.assignedTo(view.assignee.name)} class="assignee"><bh-avatar .name=${view.assignee.name} .person=${view.assignee.id ?? ''}></bh-avatar></span>`;
}

function unread(value: number) {
  if (value === 0) return nothing;
  return html`<span class="badge"><span aria-hidden="true">${value > 99 ? '99+' : count(value)}</span><span class="unseen">${strings.list.unread(value)}</span></span>`;
}
