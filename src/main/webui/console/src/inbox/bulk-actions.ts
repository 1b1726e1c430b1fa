import type { ConversationView } from '@bellhop/client';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import type { BulkOutcome, BulkOutcomes } from '../api/types';
import type { Notices } from '../app/notices';
import { strings } from '../strings';
import { grouped, type BulkAction, type BulkChange } from './bulk-change';
import type { Inbox } from './inbox';

/** The service takes no more in one call. */
const MOST = 100;
/** Who changes many at once needs longer to see whether it was right. */
const VISIBLE_MS = 15_000;

/** Why a conversation is not as it should be, in a sentence that names its visitor. */
interface Left {
  name: string;
  why: string;
}

interface Result {
  /** What they were before. */
  done: ConversationView[];
  left: Left[];
}

/** An agent's changes to several conversations: shown at once, told one by one where they fail, and undone together. */
export class BulkActions {
  constructor(
    private readonly rest: RestClient,
    private readonly inbox: Inbox,
    private readonly notices: Notices,
  ) {}

  /**
   * Changes those that are not so already.
   *
   * @param said what was done to how many
   */
  async apply(ids: Iterable<string>, action: BulkAction, said: (count: number) => string): Promise<void> {
    const before = this.#views(ids).filter((view) => !action.holds(view));
    if (before.length === 0) return;
    const result = await this.#change(before, action.change, action.shown);
    const undo = () => void this.#undo(result.done, action);
    const texts = [result.done.length > 0 ? said(result.done.length) : '', this.#told(result.left)];
    this.notices.show(
      texts.filter(Boolean).join(' '),
      result.done.length > 0 ? { label: strings.undo, run: undo } : undefined,
      result.done.length > 0 ? 'plain' : 'danger',
      VISIBLE_MS,
    );
  }

  /** What somebody else has changed meanwhile stays as they have it. */
  async #undo(before: readonly ConversationView[], action: BulkAction): Promise<void> {
    const isOurs = ({ id }: ConversationView) => {
      const view = this.inbox.get(id);
      return view !== undefined && action.holds(view);
    };
    const ours = before.filter(isOurs);
    const left = before.filter((view) => !isOurs(view)).map(({ visitor }) => ({ name: visitor.name, why: strings.bulk.meanwhile }));
    let done = 0;
    for (const [change, views] of grouped(ours, action.undo)) {
      const was = new Map(views.map((view) => [view.id, view]));
      const now = this.#views(was.keys());
      const result = await this.#change(now, change, (view) => action.back(view, was.get(view.id) as ConversationView));
      done += result.done.length;
      left.push(...result.left);
    }
    const texts = [done > 0 ? strings.bulk.undone(done) : '', this.#told(left)];
    this.notices.show(texts.filter(Boolean).join(' '), undefined, done > 0 ? 'plain' : 'danger', VISIBLE_MS);
  }

  #views(ids: Iterable<string>): ConversationView[] {
    return [...ids].map((id) => this.inbox.get(id)).filter((view) => view !== undefined);
  }

  async #change(before: ConversationView[], change: BulkChange, shown: (view: ConversationView) => ConversationView): Promise<Result> {
    const ends = new Map(before.map(({ id }) => [id, this.inbox.show(id, shown)]));
    const result: Result = { done: [], left: [] };
    for (let at = 0; at < before.length; at += MOST) {
      const some = before.slice(at, at + MOST);
      const outcomes = await this.#ask(some, change);
      for (const view of some) {
        const outcome = outcomes.get(view.id);
        // What was done is told by a frame, a moment later.
        ends.get(view.id)?.(outcome?.done ? this.inbox.get(view.id) : undefined);
        note(view, outcome, result);
      }
    }
    return result;
  }

  async #ask(some: readonly ConversationView[], change: BulkChange): Promise<Map<string, BulkOutcome>> {
    const conversations = some.map(({ id }) => id);
    try {
      const { items } = await this.rest.post<BulkOutcomes>('/conversations/bulk', { conversations, ...change });
      return new Map(items.map((item) => [item.conversation, item]));
    } catch (error) {
      const detail = error instanceof Problem ? error.message : strings.problem.service;
      return new Map(conversations.map((conversation) => [conversation, { conversation, done: false, detail }]));
    }
  }

  #told(left: readonly Left[]): string {
    const reasons = new Map<string, string[]>();
    for (const { name, why } of left) reasons.set(why, [...(reasons.get(why) ?? []), name]);
    return [...reasons].map(([why, names]) => strings.bulk.left(names, why)).join(' ');
  }
}

function note(before: ConversationView, outcome: BulkOutcome | undefined, result: Result): void {
  if (outcome?.done) result.done.push(before);
  else result.left.push({ name: before.visitor.name, why: outcome?.detail ?? strings.problem.service });
}
