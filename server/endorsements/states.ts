import type { Endorsement } from '../../db/schema.ts';

/**
 * Where a co-sponsorship stands. `correcting` is on the public list and has a correction that
 * waits for an organizer.
 */
export const standings = [
  'unconfirmed',
  'waiting',
  'approved',
  'correcting',
  'declined',
  'withdrawn',
] as const;
export type Standing = (typeof standings)[number];

/** What can be done with it: the contact confirms and corrects, both withdraw, organizers decide. */
export const actions = [
  'confirm',
  'correct',
  'withdraw',
  'approve',
  'decline',
  'approveCorrection',
  'declineCorrection',
  'editListing',
] as const;
export type Action = (typeof actions)[number];

/**
 * Why something cannot be done. `done` is a second click: it stands as was wanted, and nothing is
 * left to do. All others say what it is or is not.
 */
export type Refusal =
  'done' | 'unconfirmed' | 'listed' | 'declined' | 'withdrawn' | 'no-correction';

export type Transition = { ok: true; to: Standing } | { ok: false; reason: Refusal };

const to = (standing: Standing): Transition => ({ ok: true, to: standing });
const refused = (reason: Refusal): Transition => ({ ok: false, reason });

/**
 * Everything that can happen to a co-sponsorship. What is withdrawn stays so: whoever changes
 * their mind asks again, and that is a new request with a mail address confirmed anew.
 */
const table: Readonly<Record<Standing, Readonly<Record<Action, Transition>>>> = {
  // Nobody knows yet whether the contact is who they say: all but leaving waits for that.
  unconfirmed: {
    confirm: to('waiting'),
    correct: refused('unconfirmed'),
    withdraw: to('withdrawn'),
    approve: refused('unconfirmed'),
    decline: refused('unconfirmed'),
    approveCorrection: refused('unconfirmed'),
    declineCorrection: refused('unconfirmed'),
    editListing: refused('unconfirmed'),
  },
  waiting: {
    confirm: refused('done'),
    // Nothing is public yet, so that a correction needs nobody's leave.
    correct: to('waiting'),
    withdraw: to('withdrawn'),
    approve: to('approved'),
    decline: to('declined'),
    approveCorrection: refused('no-correction'),
    declineCorrection: refused('no-correction'),
    editListing: to('waiting'),
  },
  approved: {
    confirm: refused('done'),
    correct: to('correcting'),
    withdraw: to('withdrawn'),
    approve: refused('done'),
    // Taking a name off the list is a withdrawal; a request can be declined only once.
    decline: refused('listed'),
    approveCorrection: refused('no-correction'),
    declineCorrection: refused('no-correction'),
    editListing: to('approved'),
  },
  correcting: {
    confirm: refused('done'),
    // The newest correction counts.
    correct: to('correcting'),
    withdraw: to('withdrawn'),
    approve: refused('done'),
    decline: refused('listed'),
    approveCorrection: to('approved'),
    declineCorrection: to('approved'),
    editListing: to('correcting'),
  },
  declined: {
    confirm: refused('done'),
    correct: refused('declined'),
    withdraw: to('withdrawn'),
    // The organizers may change their mind.
    approve: to('approved'),
    decline: refused('done'),
    approveCorrection: refused('declined'),
    declineCorrection: refused('declined'),
    editListing: refused('declined'),
  },
  withdrawn: {
    confirm: refused('withdrawn'),
    correct: refused('withdrawn'),
    withdraw: refused('done'),
    approve: refused('withdrawn'),
    decline: refused('withdrawn'),
    approveCorrection: refused('withdrawn'),
    declineCorrection: refused('withdrawn'),
    editListing: refused('withdrawn'),
  },
};

/** What an action leads to, or why it cannot be done. */
export function transition(from: Standing, action: Action): Transition {
  return table[from][action];
}

/** The standing of a stored co-sponsorship. */
export function standingOf({ state, proposed }: Pick<Endorsement, 'state' | 'proposed'>): Standing {
  return state === 'approved' && proposed !== null ? 'correcting' : state;
}

/** Whether a name stands on the public list. */
export function isListed(standing: Standing): boolean {
  return standing === 'approved' || standing === 'correcting';
}

/** Whether a name is on the public list or waits for it, as a request that is known to be real. */
export function isThere(standing: Standing): boolean {
  return standing === 'waiting' || isListed(standing);
}
