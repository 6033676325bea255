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
 * tells what stands in the way; 'changed' that it is not any more what was seen.
 */
export type ProposalOutcome =
  | { kind: 'done'; proposal: Proposal }
  | { kind: 'done-before' }
  | { kind: 'refused'; reason: Exclude<ProposalRefusal, 'done'> | 'changed' | 'gone' };

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
 * @param seen when the row had last changed as whoever acts saw it (epoch milliseconds): what has changed
 *   since was not seen, and is not decided about; null where nothing was shown
 */
export function changeProposalIn(
  store: Store,
  { id, action, by, seen }: { id: number; action: ProposalAction; by: By; seen: number | null },
  describe: (proposal: Proposal, at: number) => Change | 'changed' | null,
  now: number,
): ProposalOutcome {
  const proposal = store.proposals.byId(id);
  if (!proposal) return { kind: 'refused', reason: 'gone' };
  const result = proposalTransition(proposal.state, action);
  if (!result.ok)
    return result.reason === 'done'
      ? { kind: 'done-before' }
      : { kind: 'refused', reason: result.reason };
  if (seen !== null && seen !== proposal.updatedAt) return { kind: 'refused', reason: 'changed' };
  // Two changes within one millisecond are still told apart by who saw the first.
  const at = Math.max(now, proposal.updatedAt + 1);
  const change = describe(proposal, at);
  if (change === null) return { kind: 'done-before' };
  if (change === 'changed') return { kind: 'refused', reason: 'changed' };
  const updated = store.proposals.update(id, {
    before: by === 'proposer' ? null : beforeDecision(proposal, change.organizer ?? null),
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
  asked: Parameters<typeof changeProposalIn>[1],
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
  organizer: BeforeProposalDecision['organizer'],
): BeforeProposalDecision | null {
  const { state } = proposal;
  switch (state) {
    case 'waiting':
      return { state, question: proposal.question, note: '', organizer };
    case 'asked':
      return { state, question: proposal.question, note: '', organizer };
    case 'declined':
      return { state, question: '', note: proposal.note, organizer };
    case 'unconfirmed':
    case 'accepted':
    case 'joined':
    case 'withdrawn':
      return null;
  }
}
