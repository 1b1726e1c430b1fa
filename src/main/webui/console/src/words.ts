import type { LogEvent, Priority } from '@bellhop/client';
import type { View } from './model/views';
import { count } from './model/times';

const priorities: Record<Priority, string> = { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' };
const views: Record<View, string> = { mine: 'Mine', unassigned: 'Unassigned', all: 'All', snoozed: 'Snoozed', resolved: 'Resolved' };

function plural(value: number, one: string, other: string): string {
  return `${count(value)} ${value === 1 ? one : other}`;
}

/** Every sentence of the console stands here, so that a locale is one more file of this shape. */
export const words = {
  product: 'Bellhop',
  priorities,
  views,
  title: (calling: number) => (calling > 0 ? `(${calling}) Bellhop` : 'Bellhop'),
  signIn: {
    title: 'Welcome back',
    lead: 'Sign in to answer your visitors.',
    email: 'E-mail',
    password: 'Password',
    show: 'Show password',
    showShort: 'Show',
    hide: 'Hide password',
    hideShort: 'Hide',
    submit: 'Sign in',
    busy: 'Signing in…',
    wrong: 'This e-mail and password do not belong together. Check both and try again.',
    code: 'Code',
    codeHint: 'The six digits that your authenticator app shows, or one of your recovery codes.',
    forgotten: 'Forgotten your password?',
    ended: 'You have been signed out. Your drafts are still here.',
  },
  forgotten: {
    title: 'A new password',
    lead: 'We send you a link to choose one.',
    submit: 'Send the link',
    sent: 'Look into your mailbox',
    sentLead: 'If this address has an account, a link is on its way. It is good for an hour.',
    back: 'Back to sign-in',
  },
  reset: {
    title: 'Choose a new password',
    lead: 'You are signed out everywhere else with it.',
    submit: 'Set the password',
    done: 'Your password is set',
    doneLead: 'Sign in with it.',
  },
  joining: {
    title: (company: string | undefined) => (company === undefined ? 'Begin with Bellhop' : `Join ${company}`),
    lead: (email: string | undefined) => (email === undefined ? 'Choose how you sign in.' : `You sign in as ${email}.`),
    waiting: 'Opening your invitation',
    company: 'Your company',
    name: 'Your name',
    nameHint: 'Visitors see it beside what you write.',
    password: 'Password',
    submit: 'Begin',
    stale: 'This invitation cannot be used',
  },
  account: {
    title: 'Your account',
    rule: 'At least 12 characters. A few words that have nothing to do with each other are easy to keep.',
    password: 'Password',
    current: 'Current password',
    next: 'New password',
    change: 'Change the password',
    changed: 'Changed. You are signed out everywhere else.',
    factor: 'Second factor',
    factorOff: 'Beside your password, ask for a code of an authenticator app at sign-in.',
    factorOn: (codes: number) => `On. ${plural(codes, 'recovery code is', 'recovery codes are')} left.`,
    add: 'Add an authenticator app',
    remove: 'Remove it',
    secret: 'Type this key into the app, or open it there:',
    open: 'Open in the app',
    code: 'The code it shows now',
    confirm: 'Turn on',
    recovery: 'Keep these codes where your phone is not. Each lets you in once, and they are not shown again.',
    sessions: 'Where you are signed in',
    here: 'This browser',
    used: (when: string) => `Last used ${when}`,
    from: (address: string) => `from ${address}`,
    unknown: 'Unknown browser',
    end: 'Sign out',
    ended: 'Signed out there.',
    failed: 'Your sessions could not be loaded.',
  },
  problem: {
    unreachable: 'Bellhop cannot be reached right now. Check your connection and try again.',
    service: 'That did not work. Try again in a moment.',
    missing: 'This conversation does not exist, or it is not yours to see.',
  },
  again: 'Try again',
  undo: 'Undo',
  close: 'Close',
  back: 'Back to the list',
  starting: {
    waiting: 'Opening your inbox',
    unreachable: 'Bellhop cannot be reached right now. We keep trying.',
  },
  connection: {
    waiting: 'Reconnecting. What you write is kept and sent as soon as we are back.',
    offline: 'You are offline. What you write is kept and sent as soon as you are back.',
    ended: 'The connection was closed and does not come back by itself.',
    reload: 'Connect again',
  },
  rail: {
    label: 'Views',
    count: (view: View, value: number | undefined) => (value === undefined ? views[view] : `${views[view]}, ${count(value)}`),
    account: (name: string) => `Signed in as ${name}`,
  },
  list: {
    label: (view: View) => `Conversations: ${views[view]}`,
    you: 'You:',
    by: (name: string) => `${name}:`,
    nothing: 'No messages yet',
    fresh: (value: number) => `${count(value)} new`,
    unread: (value: number) => plural(value, 'unread message', 'unread messages'),
    waiting: (since: string) => `waiting for ${since}`,
    gone: 'Moved out of this view',
    resize: 'Width of the list',
    empty: {
      mine: ['Nothing of yours is open.', 'Look at Unassigned to help someone.'],
      unassigned: ['Nobody is waiting.', 'Enjoy the quiet.'],
      all: ['Nothing is open.', 'Enjoy the quiet.'],
      snoozed: ['Nothing is snoozed.', 'Snooze a conversation and it rests here.'],
      resolved: ['Nothing is resolved yet.', 'What you finish is kept here.'],
    } satisfies Record<View, [string, string]>,
    failed: 'The list could not be loaded.',
  },
  thread: {
    none: 'No conversation selected',
    noneHint: 'Choose one on the left, or press j to open the first.',
    label: (name: string) => `Conversation with ${name}`,
    online: 'Here now',
    offline: 'Not here',
    older: 'Loading earlier messages',
    olderFailed: 'Earlier messages could not be loaded.',
    start: 'This is where the conversation began.',
    failed: 'This conversation could not be loaded.',
    fresh: (value: number) => plural(value, 'new message', 'new messages'),
    latest: 'Go to the newest message',
    typing: (names: readonly string[]) =>
      names.length === 1 ? `${names[0]} is typing` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are typing`,
    note: 'Private note',
    sending: 'Sending',
    sent: 'Sent',
    seen: 'Seen',
    failedMessage: 'Not sent.',
    discard: 'Discard',
    close: 'Close the conversation',
  },
  actions: {
    take: 'Take',
    assign: 'Assign',
    assignTo: (name: string) => `Assign to ${name}`,
    assignedTo: (name: string) => `Assigned to ${name}. Change`,
    me: (name: string) => `${name} (you)`,
    release: 'Release to the queue',
    resolve: 'Resolve',
    reopen: 'Reopen',
    snooze: 'Snooze',
    wake: 'Wake up',
    priority: 'Priority',
    priorityOf: (priority: Priority) => `Priority: ${priorities[priority]}`,
    setPriority: (priority: Priority) => `Set priority to ${priorities[priority].toLowerCase()}`,
    resolved: (name: string) => `Resolved the conversation with ${name}.`,
    snoozed: (name: string) => `Snoozed the conversation with ${name}.`,
    reopened: (name: string) => `Reopened the conversation with ${name}.`,
  },
  composer: {
    mode: 'What you write',
    reply: 'Reply',
    note: 'Note',
    replyTo: (name: string) => `Reply to ${name}`,
    notePlaceholder: 'A note for your colleagues. The visitor never sees it.',
    send: 'Send',
    addNote: 'Add note',
    sendAndResolve: 'Send and resolve',
    hint: 'Shift+Enter starts a new line',
    left: (value: number) => `${count(value)} characters left`,
    tooLong: (over: number) => `This is ${plural(over, 'character', 'characters')} too long. A message has at most ${count(10_000)}.`,
    resolved: 'This conversation is resolved. A reply goes to the visitor all the same.',
  },
  details: {
    label: 'Details',
    resize: 'Width of the details',
    visitor: 'Visitor',
    verified: 'Verified as',
    email: 'E-mail',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    site: 'Site',
    earlier: 'Earlier conversations',
    noEarlier: 'This is the first one.',
    history: 'Assignment history',
    noHistory: 'Nobody has been assigned yet.',
    assigned: (agent: string, by: string | undefined) => (by === undefined || by === agent ? `${agent} took it` : `${by} assigned ${agent}`),
    released: (by: string | undefined) => (by === undefined ? 'Released to the queue' : `${by} released it to the queue`),
    failed: 'Could not be loaded.',
    status: { waiting: 'Waiting', open: 'Open', snoozed: 'Snoozed', resolved: 'Resolved' },
    conversation: 'Conversation',
    statusLabel: 'Status',
    started: 'Started',
  },
  palette: {
    label: 'Commands',
    placeholder: 'What would you like to do?',
    none: 'Nothing by that name.',
    goTo: (name: string) => `Open the conversation with ${name}`,
    theme: (theme: 'system' | 'light' | 'dark') => ({ system: 'Theme as the system has it', light: 'Light theme', dark: 'Dark theme' })[theme],
    sound: (on: boolean) => (on ? 'Turn the sound on' : 'Turn the sound off'),
  },
  keys: {
    title: 'Keyboard shortcuts',
    typing: 'They rest while you write; Escape gives them back.',
    groups: { move: 'Move', conversation: 'Conversation', console: 'Console' },
  },
  commands: {
    next: 'Next conversation',
    previous: 'Previous conversation',
    open: 'Open the conversation',
    reply: 'Write a reply',
    note: 'Write a note',
    take: 'Take the conversation',
    assign: 'Assign',
    resolve: 'Resolve or reopen',
    snooze: 'Snooze or wake up',
    priority: 'Set the priority',
    details: 'Show or hide details',
    palette: 'All commands',
    shortcuts: 'Keyboard shortcuts',
    back: 'Step back',
    preferences: 'Preferences',
    account: 'Your account',
    mine: 'Show Mine',
    unassigned: 'Show Unassigned',
    all: 'Show All',
    snoozed: 'Show Snoozed',
    resolved: 'Show Resolved',
    release: 'Release to the queue',
    signOut: 'Sign out',
  },
  preferences: {
    title: 'Preferences',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    sound: 'Sound for new messages',
    notify: 'System notifications',
    denied: 'Your browser blocks notifications for this page. Allow them in its settings.',
    unsupported: 'This browser does not show notifications.',
  },
  offer: {
    text: 'Someone wrote while you were elsewhere. Shall we tell you next time?',
    yes: 'Notify me',
    sound: 'Only a sound',
    no: 'No thanks',
  },
  event: (event: LogEvent, author: string | undefined): string => {
    const who = author ?? 'Someone';
    switch (event.name) {
      case 'assigned':
        return event.person === undefined || event.person.name === author ? `${who} took the conversation` : `${who} assigned ${event.person.name}`;
      case 'unassigned':
        return `${who} released the conversation to the queue`;
      case 'resolved':
        return `${who} resolved the conversation`;
      case 'reopened':
        return `${who} reopened the conversation`;
      case 'snoozed':
        return `${who} snoozed the conversation`;
      case 'erased':
        return `${who} erased what was said here`;
      case 'priority':
        return `${who} set the priority to ${isPriority(event.value) ? priorities[event.value].toLowerCase() : (event.value ?? '')}`;
    }
  },
};

function isPriority(value: string | undefined): value is Priority {
  return value !== undefined && value in priorities;
}
