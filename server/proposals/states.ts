import type { Campaign, ProposalState } from '../../db/schema.ts';
import { isCampaignOver } from '../time/campaignDays.ts';

/**
 * What can be done with a proposal: whoever made it confirms, corrects, answers and withdraws, organizers
 * decide.
 */
export const proposalActions = [
  'confirm',
  'correct',
  'answer',
  'withdraw',
  'accept',
  'askBack',
  'join',
  'decline',
] as const;
export type ProposalAction = (typeof proposalActions)[number];

/**
 * Why something cannot be done. `done` is a second click: it stands as was wanted, and nothing is left to do.
 * All others say what it is or is not.
 */
export type ProposalRefusal =
  'done' | 'unconfirmed' | 'not-asked' | 'accepted' | 'joined' | 'declined' | 'withdrawn';

type Transition = { ok: true; to: ProposalState } | { ok: false; reason: ProposalRefusal };

const to = (state: ProposalState): Transition => ({ ok: true, to: state });
const refused = (reason: ProposalRefusal): Transition => ({ ok: false, reason });

/**
 * Everything that can happen to a proposal. What is withdrawn stays so: whoever changes their mind makes
 * another, with an address that is confirmed anew. What was accepted is an event, and is canceled as one.
 */
const table: Readonly<Record<ProposalState, Readonly<Record<ProposalAction, Transition>>>> = {
  // Nobody knows yet whether the address is theirs: all but leaving waits for that.
  unconfirmed: {
    confirm: to('waiting'),
    correct: refused('unconfirmed'),
    answer: refused('unconfirmed'),
    withdraw: to('withdrawn'),
    accept: refused('unconfirmed'),
    askBack: refused('unconfirmed'),
    join: refused('unconfirmed'),
    decline: refused('unconfirmed'),
  },
  waiting: {
    confirm: refused('done'),
    correct: to('waiting'),
    answer: refused('not-asked'),
    withdraw: to('withdrawn'),
    accept: to('accepted'),
    askBack: to('asked'),
    join: to('joined'),
    decline: to('declined'),
  },
  asked: {
    confirm: refused('done'),
    // Who was asked whether it is the right street may well answer by writing another.
    correct: to('waiting'),
    answer: to('waiting'),
    withdraw: to('withdrawn'),
    accept: to('accepted'),
    askBack: to('asked'),
    join: to('joined'),
    decline: to('declined'),
  },
  accepted: {
    confirm: refused('done'),
    correct: refused('accepted'),
    answer: refused('accepted'),
    withdraw: refused('accepted'),
    accept: refused('done'),
    askBack: refused('accepted'),
    join: refused('accepted'),
    decline: refused('accepted'),
  },
  joined: {
    confirm: refused('done'),
    correct: refused('joined'),
    answer: refused('joined'),
    withdraw: to('withdrawn'),
    accept: refused('joined'),
    askBack: refused('joined'),
    join: refused('done'),
    decline: refused('joined'),
  },
  declined: {
    confirm: refused('done'),
    correct: refused('declined'),
    answer: refused('declined'),
    withdraw: to('withdrawn'),
    // The organizers may change their mind.
    accept: to('accepted'),
    askBack: refused('declined'),
    join: refused('declined'),
    decline: refused('done'),
  },
  withdrawn: {
    confirm: refused('withdrawn'),
    correct: refused('withdrawn'),
    answer: refused('withdrawn'),
    withdraw: refused('done'),
    accept: refused('withdrawn'),
    askBack: refused('withdrawn'),
    join: refused('withdrawn'),
    decline: refused('withdrawn'),
  },
};

/** What an action leads to, or why it cannot be done. */
export function proposalTransition(from: ProposalState, action: ProposalAction): Transition {
  return table[from][action];
}

/** Why nobody can propose an action of a campaign; 'open' where everybody can. */
export type ProposalOpening = 'open' | 'not-asked' | 'closed' | 'over';

/** Whether a campaign takes proposals at an instant (epoch milliseconds). */
export function openingOf(
  { state, hosting, day, lastDay }: Pick<Campaign, 'state' | 'hosting' | 'day' | 'lastDay'>,
  now: number,
): ProposalOpening {
  if (state === 'closed' || state === 'archived') return 'closed';
  if (state === 'draft' || hosting === 'nobody') return 'not-asked';
  return isCampaignOver({ day, lastDay }, now) ? 'over' : 'open';
}
