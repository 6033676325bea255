import type { MessageState } from '../../db/schema.ts';

/**
 * What can be done with a message. Two are the program's own: `hold`, where a scheduled one cannot go at
 * its time, and `finish`, when the last mail is out.
 */
export const messageActions = [
  'edit',
  'schedule',
  'unschedule',
  'hold',
  'send',
  'pause',
  'resume',
  'stop',
  'finish',
] as const;
export type MessageAction = (typeof messageActions)[number];

/**
 * Why something cannot be done. `done` is a second click: it stands as was wanted, and nothing is
 * left to do.
 */
export type MessageRefusal = 'done' | 'draft' | 'begun' | 'over';

export type MessageTransition =
  { ok: true; to: MessageState } | { ok: false; reason: MessageRefusal };

const to = (state: MessageState): MessageTransition => ({ ok: true, to: state });
const refused = (reason: MessageRefusal): MessageTransition => ({ ok: false, reason });

/** What nothing can be done of once mails are on their way. */
const begun = {
  edit: refused('begun'),
  schedule: refused('begun'),
  unschedule: refused('begun'),
  hold: refused('begun'),
} as const;

/**
 * Everything that can happen to a message. It is sent once: what is over stays so, and whoever has
 * more to say writes another.
 */
const table: Readonly<Record<MessageState, Readonly<Record<MessageAction, MessageTransition>>>> = {
  draft: {
    edit: to('draft'),
    schedule: to('scheduled'),
    unschedule: refused('done'),
    hold: refused('done'),
    send: to('sending'),
    pause: refused('draft'),
    resume: refused('draft'),
    stop: refused('draft'),
    finish: refused('draft'),
  },
  scheduled: {
    edit: to('scheduled'),
    schedule: to('scheduled'),
    unschedule: to('draft'),
    hold: to('draft'),
    send: to('sending'),
    pause: refused('draft'),
    resume: refused('draft'),
    stop: refused('draft'),
    finish: refused('draft'),
  },
  sending: {
    ...begun,
    send: refused('done'),
    pause: to('paused'),
    resume: refused('done'),
    stop: to('stopped'),
    finish: to('sent'),
  },
  paused: {
    ...begun,
    // The second click on "send" may come after somebody else's pause, and must not undo it.
    send: refused('done'),
    pause: refused('done'),
    resume: to('sending'),
    stop: to('stopped'),
    finish: refused('begun'),
  },
  stopped: {
    ...begun,
    send: refused('done'),
    pause: refused('over'),
    resume: refused('over'),
    stop: refused('done'),
    finish: refused('over'),
  },
  sent: {
    ...begun,
    send: refused('done'),
    pause: refused('over'),
    resume: refused('over'),
    stop: refused('over'),
    finish: refused('done'),
  },
};

/** What an action leads to, or why it cannot be done. */
export function messageTransition(from: MessageState, action: MessageAction): MessageTransition {
  return table[from][action];
}

/** A state of a message whose mails are, or were, on their way. */
export type BegunState = Exclude<MessageState, 'draft' | 'scheduled'>;

/** Whether anybody can have got a message. */
export function hasBegun(state: MessageState): state is BegunState {
  return state !== 'draft' && state !== 'scheduled';
}
