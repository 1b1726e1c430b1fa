import { html, nothing, type TemplateResult } from 'lit';
import type { SearchHit, Visitor } from '../api/types';
import { strings } from '../strings';
import { icon } from '../ui/icon';
import { fullTime, shortTime } from '../ui/times';
import { markedText } from './marked-text';

interface RowLook {
  index: number;
  selected: boolean;
  /** Whether it is what the thread shows. */
  current: boolean;
  now: number;
  me: string;
  run: () => void;
}

export function visitorRow(visitor: Visitor, look: RowLook): TemplateResult {
  return option(
    look,
    'found-visitor',
    html`
    <bh-avatar .name=${visitor.name} .person=${visitor.id} .online=${visitor.online}></bh-avatar>
    <div class="main">
      <span class="name cut" dir="auto">${visitor.name}</span>
      <span class="last cut" dir="auto">${[visitor.email, visitor.externalId].filter(Boolean).join(' · ') || strings.search.anonymous}</span>
    </div>`,
  );
}

export function hitRow(hit: SearchHit, look: RowLook): TemplateResult {
  const { conversation, author, kind, excerpt } = hit;
  const at = Date.parse(hit.at);
  const by = author.id === look.me ? strings.search.you : author.name;
  return option(
    look,
    'found-message',
    html`
    <bh-avatar .name=${conversation.visitor.name} .person=${conversation.visitor.id} .online=${conversation.visitor.online}></bh-avatar>
    <div class="main">
      <div class="line"><span class="name cut" dir="auto">${conversation.visitor.name}</span>
        <time class="time" datetime=${hit.at} title=${fullTime(at)}>${shortTime(at, look.now)}</time></div>
      <div class="by">${kind === 'note' ? html`<span class="mark">${icon('lock', 14)}${strings.thread.note}</span>` : nothing}
        <bdi class="cut">${author.kind === 'visitor' ? strings.search.visitorWrote : by}</bdi> · ${strings.details.status[conversation.status]}</div>
      <p class="excerpt" dir="auto">${markedText(excerpt.text, excerpt.marks)}</p>
    </div>`,
  );
}

function option({ index, selected, current, run }: RowLook, test: string, content: TemplateResult): TemplateResult {
  return html`<div id="found-${index}" class="row ${current ? 'current' : ''}" role="option" aria-selected=${selected} data-test=${test} @click=${run}>${content}</div>`;
}
