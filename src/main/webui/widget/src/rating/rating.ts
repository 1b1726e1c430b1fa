import type { Message } from '@bellhop/client';
import { RATING_SCORES, ratingFace, ratingScore, type RatingScore } from '@bellhop/shared';
import { adoptStyle } from '@bellhop/shared/files';
import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings';
import { persistentStorage } from '../session/browser-storage';
import { ApiError } from '../session/rest-api';
import type { Session } from '../session/session';
import type { ThreadView } from '../thread/thread-view';
import { askedBy } from './rating-state';
import { ratingStringsFor, type en } from './rating-strings';
import { ratingStyle } from './rating-style';

type Texts = Strings<typeof en>;

/** What a visitor is answering, or has answered, about one resolution. */
interface Answer {
  key: string;
  conversation: string;
  state: 'open' | 'sending' | 'failed' | 'sent' | 'over';
  score?: RatingScore;
  comment: string;
}

const COMMENT_LIMIT = 1000;
/** Pages of older messages that are looked through for whether both sides have written. */
const MOST_PAGES = 5;

const answers = new WeakMap<Session, Map<string, Answer>>();
const pagesSeen = new WeakMap<Session, Map<string, number>>();

/** Asks how it was, under the last message of a resolved conversation, once for each time it was resolved. */
export function question(thread: ThreadView): TemplateResult | typeof nothing {
  const { session, strings } = thread;
  const { current } = session;
  if (current === undefined) return nothing;
  const asked = askedBy(
    session.entries.map(({ message }) => message),
    !session.hasOlder,
  );
  if (asked === 'unknown') lookFurther(session, current);
  if (!asked || asked === 'unknown') return nothing;
  const answer = answerTo(session, current, asked.resolution);
  adoptStyle(thread.renderRoot, ratingStyle);
  const texts = ratingStringsFor(strings.locale);
  if (answer.state === 'sent')
    return html`<p class="thanks" role="status" tabindex="-1" data-test="rating-thanks">${texts.get('thanks')}</p>`;
  // Our own rating may be heard of before it is answered; what has the focus stays until then.
  const isRated = asked.rated && answer.state !== 'sending';
  if (isRated || answer.state === 'over' || isSkipped(session, answer)) return nothing;
  return form(thread, answer, texts);
}

function lookFurther(session: Session, conversation: string): void {
  const seen = pagesSeen.get(session) ?? new Map<string, number>();
  pagesSeen.set(session, seen);
  const pages = seen.get(conversation) ?? 0;
  if (pages === MOST_PAGES || session.olderFailed) return;
  seen.set(conversation, pages + 1);
  // Not while it is drawn.
  queueMicrotask(() => void session.loadOlder());
}

function answerTo(session: Session, conversation: string, resolution: number): Answer {
  const all = answers.get(session) ?? new Map<string, Answer>();
  answers.set(session, all);
  const key = `skipped.${conversation}.${resolution}`;
  const answer = all.get(key) ?? { key, conversation, state: 'open', comment: '' };
  all.set(key, answer);
  return answer;
}

function isSkipped({ context }: Session, { key }: Answer): boolean {
  return persistentStorage(context.site).get(key) !== null;
}

function form(thread: ThreadView, answer: Answer, texts: Texts): TemplateResult {
  const { redraw } = thread;
  const { score, state } = answer;
  const choose = (chosen: RatingScore) => {
    answer.score = chosen;
    redraw();
  };
  return html`<form class="rating" data-test="rating" @submit=${(event: Event) => submit(event, thread, answer)}>
    <fieldset>
      <legend>${texts.get('question')}</legend>
      <div class="scores">${RATING_SCORES.map(
        (value) => html`<label class="score" title=${texts.get(`score${value}`)}>
          <input type="radio" name="rating" value=${value} aria-label=${texts.get(`score${value}`)} .checked=${score === value} data-test="rating-score" @change=${() => choose(value)}>
          ${ratingFace(value)}
        </label>`,
      )}</div>
      <p class="word" aria-hidden="true">${score ? texts.get(`score${score}`) : nothing}</p>
    </fieldset>
    ${score ? commentField(answer, texts) : nothing}
    ${state === 'failed' ? html`<p class="problem" role="alert">${texts.get('failed')}</p>` : nothing}
    <div class="buttons">
      <button type="button" class="link" data-test="rating-skip" @click=${() => skip(thread, answer)}>${texts.get('skip')}</button>
      ${score ? html`<button type="submit" data-test="rating-send">${texts.get(state === 'sending' ? 'sending' : 'send')}</button>` : nothing}
    </div>
  </form>`;
}

function commentField(answer: Answer, texts: Texts): TemplateResult {
  const write = ({ target }: Event) => (answer.comment = (target as HTMLTextAreaElement).value);
  return html`<label class="comment">${texts.get('comment')}
    <textarea rows="2" dir="auto" maxlength=${COMMENT_LIMIT} data-test="rating-comment" .value=${answer.comment} @input=${write}></textarea>
  </label>`;
}

function skip({ session, redraw }: ThreadView, answer: Answer): void {
  answer.state = 'over';
  persistentStorage(session.context.site).set(answer.key, 'yes');
  redraw();
}

async function submit(event: Event, thread: ThreadView, answer: Answer): Promise<void> {
  event.preventDefault();
  const { score, comment } = answer;
  if (!score || answer.state === 'sending') return;
  answer.state = 'sending';
  thread.redraw();
  try {
    await thread.session.api.rate(answer.conversation, score, comment);
    answer.state = 'sent';
  } catch (cause) {
    // It was rated in another tab, goes on again, or is asked for no longer.
    answer.state = cause instanceof ApiError && cause.status === 409 ? 'over' : 'failed';
  }
  const form = thread.renderRoot.querySelector('.rating');
  const focused = form?.contains((form.getRootNode() as Document | ShadowRoot).activeElement);
  thread.redraw();
  await thread.updateComplete;
  // What had the focus is gone.
  if (!focused || answer.state === 'failed') return;
  const thanks = thread.renderRoot.querySelector<HTMLElement>('.thanks');
  (thanks ?? thread.renderRoot.querySelector<HTMLElement>('.scroller'))?.focus();
}

/** The line in the log about a rating. */
export function ratedLine({ event, body }: Message, { strings, renderRoot }: ThreadView): TemplateResult {
  adoptStyle(renderRoot, ratingStyle);
  const texts = ratingStringsFor(strings.locale);
  const score = ratingScore(event?.value);
  return html`<span class="rated">${score ? ratingFace(score) : nothing}<span>${texts.get('rated')} ${score ? texts.get(`score${score}`) : ''}</span></span>${body ? html`<span class="said" dir="auto" data-test="rating-said">${body}</span>` : nothing}`;
}
