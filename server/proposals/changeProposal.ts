import type { Store } from '../../db/database.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { Actor, BeforeProposalDecision, NewProposal } from '../../db/schema.ts';
import { enqueueMail, type MailDetail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { noteProposal, type ProposalTrace } from './noteProposal.ts';
import { proposalTransition, type ProposalAction, type ProposalRefusal } from './states.ts';

/** How long a decision of an organizer can be taken back, and its email waits for that; in milliseconds. */
export const undoTime = 60_000;

/** Who acts: whoever made the proposal by their link, or an organizer in the console. */
export type By = Extract<Actor, 'proposer' | { organizerId: number }>;

/**
 * What came of an action. `done-before` is a second click: nothing was changed and nobody mailed. `refused`
 * tells what stands in the way; 'changed' that it is not any more what was seen, 'otherwise' that the same
 * was decided already, with other words.
 */
export type ProposalOutcome =
  | { kind: 'done'; proposal: Proposal }
  | { kind: 'done-before' }
  | {
      kind: 'refused';
      reason: Exclude<ProposalRefusal, 'done'> | 'changed' | 'otherwise' | 'gone';
    };

/** What is to be done, with which proposal and by whom. */
interface Asked {
  id: number;
  action: ProposalAction;
  by: By;
  /**
   * When the row had last changed as whoever acts saw it (epoch milliseconds): what has changed since was not
   * seen, and is not decided about; null where nothing was shown.
   */
  seen: number | null;
  /**
   * Whether a proposal stands as this very action leaves it, with its words: then it is a second click.
   * Where it is left out, the state alone tells.
   */
  isSame?: (proposal: Proposal) => boolean;
}

/** What an action changes beside the state, which trace it leaves and what is mailed about it. */
interface Change {
  values?: Partial<NewProposal>;
  trace: ProposalTrace;
  /** The organizer to whom an acceptance gave the event. */
  organizer?: BeforeProposalDecision['organizer'];
  mail?:
    | { kind: 'proposal-asked' | 'proposal-declined' }
    | { kind: 'proposal-accepted' | 'proposal-joined'; eventId: number; detail?: MailDetail };
}

/**
 * Carries out one action of the table of states within a write: state, trace and mail together.
 *
 * @param describe what is particular to the action; null where it would change nothing, and 'changed' where
 *   something that it needs is gone. It is asked once nothing else stands in the way, so that it may change
 *   other things as well, at the given instant
 */
export function changeProposalIn(
  store: Store,
  { id, action, by, seen, isSame }: Asked,
  describe: (proposal: Proposal, at: number) => Change | 'changed' | null,
  now: number,
): ProposalOutcome {
  const proposal = store.proposals.byId(id);
  if (!proposal) return { kind: 'refused', reason: 'gone' };
  const result = proposalTransition(proposal.state, action);
  if (!result.ok) {
    const { reason } = result;
    const isDone = isSame === undefined ? reason === 'done' : isSame(proposal);
    if (isDone) return { kind: 'done-before' };
    return { kind: 'refused', reason: reason === 'done' ? 'otherwise' : reason };
  }
  if (seen !== null && seen !== proposal.updatedAt)
    return proposal.state === result.to && isSame?.(proposal) === true
      ? { kind: 'done-before' }
      : { kind: 'refused', reason: 'changed' };
  // Two changes within one millisecond are still told apart by who saw the first.
  const at = Math.max(now, proposal.updatedAt + 1);
  const change = describe(proposal, at);
  if (change === null) return { kind: 'done-before' };
  if (change === 'changed') return { kind: 'refused', reason: 'changed' };
  // The mail of the decision before this one would tell what no longer holds, or this one too soon.
  const unsent = unsentOf(store.proposals.takeBackDecisionMails(id));
  const decided = by !== 'proposer';
  const organizer = change.organizer ?? null;
  const updated = store.proposals.update(id, {
    before: decided ? beforeDecision(proposal, { organizer, unsent }) : null,
    changedBy: decided ? by.organizerId : null,
    ...change.values,
    state: result.to,
    updatedAt: at,
  });
  noteProposal(store, updated, change.trace, by, at);
  const { mail } = change;
  if (mail !== undefined) {
    const dueAt = { dueAt: at + undoTime };
    if ('eventId' in mail) {
      const { kind, eventId, detail } = mail;
      const more = detail === undefined ? dueAt : { ...dueAt, detail };
      enqueueMail(store, { kind, eventId, proposalId: id }, at, more);
    } else enqueueMail(store, { kind: mail.kind, proposalId: id }, at, dueAt);
  }
  return { kind: 'done', proposal: updated };
}

/** The same in a write of its own. */
export async function changeProposal(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  asked: Asked,
  describe: (proposal: Proposal, store: Store, at: number) => Change | 'changed' | null,
): Promise<ProposalOutcome> {
  const now = clock();
  return db.write((store) =>
    changeProposalIn(store, asked, (proposal, at) => describe(proposal, store, at), now),
  );
}

/** What an undo puts back; null where it cannot be put back. */
function beforeDecision(
  proposal: Proposal,
  rest: Pick<BeforeProposalDecision, 'organizer' | 'unsent'>,
): BeforeProposalDecision | null {
  const { state } = proposal;
  const before = { question: '', answer: '', note: '', decidedAt: null, ...rest };
  switch (state) {
    case 'waiting':
      return { ...before, state, question: proposal.question, answer: proposal.answer };
    case 'asked':
      return { ...before, state, question: proposal.question };
    case 'declined':
      return { ...before, state, note: proposal.note, decidedAt: proposal.decidedAt };
    case 'unconfirmed':
    case 'accepted':
    case 'joined':
    case 'withdrawn':
      return null;
  }
}

/** The mail that an undo has to send after all, of those that were taken back. */
function unsentOf(kinds: readonly string[]): BeforeProposalDecision['unsent'] {
  return (
    (['proposal-asked', 'proposal-declined'] as const).find((kind) => kinds.includes(kind)) ?? null
  );
}
