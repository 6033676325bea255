import type { Store } from '../../db/database.ts';
import type { AuditAction } from '../../db/auditActions.ts';
import type { Actor, BeforeDecision, Endorsement, NewEndorsement } from '../../db/schema.ts';
import { announceCampaignNews, announceNews } from '../organizers/announceNews.ts';
import { enqueueMail, type MailDetail } from '../outbox/mail.ts';
import type { OwnMailKind } from './endorsementMails.ts';
import type { Services } from '../services.ts';
import { standingOf, transition, type Action, type Refusal, type Standing } from './states.ts';

/** How long a decision of an organizer can be taken back, and its email waits for that; in milliseconds. */
export const undoTime = 60_000;

/** Who acts: the contact by their link, or an organizer in the console. */
export type By = Extract<Actor, 'organization' | { organizerId: number }>;

/**
 * What came of an action. `done-before` is a second click: nothing was changed and nobody mailed.
 * `refused` tells what stands in the way.
 */
export type ChangeOutcome =
  | { kind: 'done' }
  | { kind: 'done-before' }
  | { kind: 'refused'; reason: Exclude<Refusal, 'done'> | 'changed' };

/**
 * When the row that an organizer decided about had last changed (epoch milliseconds): what has
 * changed since was not seen, and is not approved. Null where nothing was shown.
 */
export type Seen = number | null;

/** What an action changes beside the state, which trace it leaves and what is mailed about it. */
export interface Change {
  values?: Partial<NewEndorsement>;
  trace: Exclude<Extract<AuditAction, `endorsement-${string}`>, 'endorsement-added'>;
  mail?: { kind: OwnMailKind; detail?: MailDetail };
}

/** What the particulars of an action are told from: where it leads, in which write and when. */
interface Circumstances {
  to: Standing;
  store: Store;
  now: number;
}

/**
 * Carries out one action of the table of states in one write: state, trace and mail together.
 *
 * @param describe what is particular to the action; null where it would change nothing
 * @param seen refuses to decide about what has changed since
 */
export async function changeEndorsement(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  action: Action,
  by: By,
  describe: (endorsement: Endorsement, circumstances: Circumstances) => Change | null,
  seen: Seen = null,
): Promise<ChangeOutcome> {
  const now = clock();
  return db.write((store): ChangeOutcome => {
    const endorsement = store.endorsements.byId(id);
    if (!endorsement) return { kind: 'refused', reason: 'withdrawn' };
    const result = transition(standingOf(endorsement), action);
    if (!result.ok) {
      return result.reason === 'done'
        ? { kind: 'done-before' }
        : { kind: 'refused', reason: result.reason };
    }
    if (seen !== null && seen !== endorsement.updatedAt)
      return { kind: 'refused', reason: 'changed' };
    const change = describe(endorsement, { to: result.to, store, now });
    if (change === null) return { kind: 'done-before' };
    const updated = store.endorsements.update(id, {
      proposed: result.to === 'correcting' ? endorsement.proposed : null,
      before: by === 'organization' ? null : beforeDecision(endorsement),
      ...change.values,
      state: result.to === 'correcting' ? 'approved' : result.to,
      updatedAt: now,
    });
    store.audit.append({
      at: now,
      by,
      action: change.trace,
      eventId: endorsement.eventId,
      endorsementId: id,
    });
    if (waitsAnew(action, result.to)) tellOrganizers(store, updated, now);
    if (change.mail && hasProvenAddress(updated)) {
      enqueueMail(
        store,
        { kind: change.mail.kind, eventId: endorsement.eventId, endorsementId: id },
        now,
        {
          ...(change.mail.detail ? { detail: change.mail.detail } : {}),
          ...(by === 'organization' ? {} : { dueAt: now + undoTime }),
        },
      );
    }
    return { kind: 'done' };
  });
}

/** What an undo puts back. */
function beforeDecision(endorsement: Endorsement): BeforeDecision {
  const { state, listedAs, website, city, statement, proposed } = endorsement;
  const { decisionNote, decidedAt, position } = endorsement;
  const listing = { listedAs, website, city, statement };
  return { state, ...listing, proposed, decisionNote, decidedAt, position };
}

/** From here on an organizer has something to decide. */
function waitsAnew(action: Action, to: Standing): boolean {
  return action === 'confirm' || (action === 'correct' && to === 'correcting');
}

/** Sees to it that those hear of it who decide. */
export function tellOrganizers(
  store: Store,
  { eventId, campaignId }: Endorsement,
  now: number,
): void {
  if (eventId === null) announceCampaignNews(store, campaignId, now);
  else {
    const event = store.events.byId(eventId);
    if (event) announceNews(store, event, now);
  }
}

/** Only who confirmed an address gets mail there: it may be a stranger's. */
function hasProvenAddress({ email, confirmedAt }: Endorsement): boolean {
  return email !== null && confirmedAt !== null;
}
