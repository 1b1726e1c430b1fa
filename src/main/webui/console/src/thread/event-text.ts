import { serviceTime, type LogEvent, type Priority } from '@bellhop/client';
import { ratingScore, type RatingScore } from '@bellhop/shared';
import { sentence } from '../ui/sentence';
import { comingDayAndTime } from '../ui/times';

export const scores: Record<RatingScore, string> = { 1: 'Very bad', 2: 'Bad', 3: 'Okay', 4: 'Good', 5: 'Very good' };
export const priorities: Record<Priority, string> = { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' };

/** What an entry of the log says. */
export function eventText(event: LogEvent, author: string | undefined): string {
  const who = author ?? 'Someone';
  switch (event.name) {
    case 'assigned':
      return event.person === undefined || event.person.name === author
        ? sentence`${who} took the conversation`
        : sentence`${who} assigned ${event.person.name}`;
    case 'unassigned':
      return sentence`${who} released the conversation to the queue`;
    case 'resolved':
      return sentence`${who} resolved the conversation`;
    case 'reopened':
      return event.value === undefined ? sentence`${who} reopened the conversation` : 'The conversation came back from snooze';
    case 'snoozed':
      return event.value === undefined
        ? sentence`${who} snoozed the conversation`
        : sentence`${who} snoozed the conversation until ${comingDayAndTime(Date.parse(event.value), serviceTime.now())}`;
    case 'labelled':
      return event.value === undefined ? sentence`${who} put a label on` : sentence`${who} put the label ${event.value} on`;
    case 'unlabelled':
      return event.value === undefined ? sentence`${who} took a label off` : sentence`${who} took the label ${event.value} off`;
    case 'assist_started':
      return sentence`${who} began to show ${STARTS[event.value ?? ''] ?? 'the page'}`;
    case 'assist_ended':
      return ENDS[event.value ?? ''] ?? sentence`${who} ended the showing of the page`;
    case 'rated': {
      const score = ratingScore(event.value);
      return score === undefined ? sentence`${who} rated the conversation` : `${sentence`${who} rated the conversation`}: ${scores[score]}`;
    }
    case 'edited':
    case 'note_edited':
      return sentence`${who} corrected a message`;
    case 'deleted':
    case 'note_deleted':
      return sentence`${who} deleted a message`;
    case 'erased':
      return sentence`${who} erased what was said here`;
    case 'priority':
      return sentence`${who} set the priority to ${isPriority(event.value) ? priorities[event.value].toLowerCase() : (event.value ?? '')}`;
  }
}

const STARTS: Record<string, string> = { screen: 'the screen', 'screen see': 'the page and the screen' };

/** Used when no particular person ended it. */
const ENDS: Record<string, string> = {
  resolved: 'The page is no longer shown: the conversation was resolved',
  signed_out: 'The page is no longer shown: who asked for it signed out',
  time_limit: 'The page is no longer shown: the time was over',
  tab_closed: 'The page is no longer shown: the visitor left it',
  unwatched: 'The page is no longer shown: nobody was looking',
  too_large: 'The page is no longer shown: it is larger than can be shown',
  forbidden: 'The page is no longer shown: the site’s settings do not allow it any more',
  restarted: 'The page is no longer shown: the service was restarted',
};

function isPriority(value: string | undefined): value is Priority {
  return value !== undefined && value in priorities;
}
