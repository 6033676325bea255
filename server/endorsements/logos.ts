import type { Store } from '../../db/database.ts';
import { ownerOf } from '../../db/endorsementOwners.ts';
import type { AuditAction } from '../../db/auditActions.ts';
import type { Endorsement } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import { encodeLogo, type LogoRefusal } from '../pictures/encodeLogo.ts';
import type { Services } from '../services.ts';
import type { Upload } from '../web/readUpload.ts';
import { tellOrganizers, type By, type ChangeOutcome } from './change.ts';
import { isListed, standingOf, isThere } from './states.ts';

/*
 * The logos of co-sponsors. What organizers send is seen at once; what an organization sends of itself waits
 * for an organizer, as a correction does. Each has at most one that is seen and one that waits.
 */

/** The largest file that is taken as a logo, in bytes. */
export const largestLogo = 3_000_000;

/** So many organizations of one list have one: they are kept in the database, some 50 kB each. */
export const mostLogos = 300;

/** What came of a file. `closed` is of an organization that is not on the list, and does not wait for it. */
export type LogoSaving =
  | { kind: 'saved' }
  | { kind: 'unchanged' }
  | { kind: 'refused'; why: LogoRefusal | 'enough' }
  | { kind: 'closed' };

/**
 * Takes a file as the logo of an organization.
 *
 * @throws TooManyPictures
 */
export async function saveLogo(
  { db, clock, pictures }: Services,
  id: number,
  by: By,
  file: Upload['file'],
): Promise<LogoSaving> {
  const files = await encodeLogo(pictures, file, 'logo');
  if (typeof files === 'string') return { kind: 'refused', why: files };
  const now = clock();
  return db.write((store): LogoSaving => {
    const endorsement = store.endorsements.byId(id);
    if (!endorsement || !isThere(standingOf(endorsement))) return { kind: 'closed' };
    const logos = store.endorsementLogos.of(id);
    const stage = by === 'organization' ? 'proposed' : 'listed';
    if (logos[stage]?.hash === files[0]?.hash) return { kind: 'unchanged' };
    const isNew = logos.listed === null && logos.proposed === null;
    if (isNew && store.endorsementLogos.countOf(ownerOf(endorsement)) >= mostLogos)
      return { kind: 'refused', why: 'enough' };
    store.endorsementLogos.put(id, stage, files);
    const action = stage === 'proposed' ? 'endorsement-logo-proposed' : 'endorsement-logo-saved';
    note(store, endorsement, { at: now, by, action });
    if (stage === 'proposed') tellOrganizers(store, endorsement, now);
    return { kind: 'saved' };
  });
}

/** An organizer's answer to a logo that waits. */
export interface LogoDecision {
  organizerId: number;
  /** Of the logo that the organizer saw: what came since is not decided about. */
  hash: string;
  answer: 'approve' | 'decline';
  /** The organizer's words to the contact; may be empty. */
  note: string;
}

/** Shows the logo that waits, or takes it away unseen, and tells the contact. */
export async function decideLogo(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  { organizerId, hash, answer, note: words }: LogoDecision,
): Promise<ChangeOutcome> {
  const now = clock();
  return db.write((store): ChangeOutcome => {
    const endorsement = store.endorsements.byId(id);
    if (!endorsement || !isThere(standingOf(endorsement)))
      return { kind: 'refused', reason: 'withdrawn' };
    const { proposed, listed } = store.endorsementLogos.of(id);
    if (proposed === null) {
      const isAnswered = answer === 'decline' || listed?.hash === hash;
      return isAnswered ? { kind: 'done-before' } : { kind: 'refused', reason: 'changed' };
    }
    if (proposed.hash !== hash) return { kind: 'refused', reason: 'changed' };
    if (answer === 'approve') store.endorsementLogos.accept(id);
    else store.endorsementLogos.remove(id, 'proposed');
    // The mail about it tells these words, and never those of an earlier decision.
    if (answer === 'decline') store.endorsements.update(id, { decisionNote: words });
    const action = answer === 'approve' ? 'endorsement-logo-approved' : 'endorsement-logo-declined';
    note(store, endorsement, { at: now, by: { organizerId }, action });
    tellContact(store, endorsement, answer, now);
    return { kind: 'done' };
  });
}

/** Takes the logo of an organization away: an organizer the one that is seen, the contact both. */
export async function removeLogo(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  by: By,
): Promise<void> {
  const now = clock();
  await db.write((store) => {
    const endorsement = store.endorsements.byId(id);
    if (!endorsement) return;
    const listed = store.endorsementLogos.remove(id, 'listed');
    const proposed = by === 'organization' && store.endorsementLogos.remove(id, 'proposed');
    if (!listed && !proposed) return;
    note(store, endorsement, { at: now, by, action: 'endorsement-logo-removed' });
  });
}

/** Of a request that waits, the contact hears when it is decided; what is declined is told at once. */
function tellContact(
  store: Store,
  endorsement: Endorsement,
  answer: LogoDecision['answer'],
  now: number,
): void {
  if (endorsement.email === null || endorsement.confirmedAt === null) return;
  if (answer === 'approve' && !isListed(standingOf(endorsement))) return;
  const { eventId, id } = endorsement;
  const detail = { logo: answer === 'approve' ? 'taken' : 'declined' };
  enqueueMail(store, { kind: 'endorsement-listing-changed', eventId, endorsementId: id }, now, {
    detail,
  });
}

function note(
  store: Store,
  { id, eventId }: Endorsement,
  entry: { at: number; by: By; action: Extract<AuditAction, `endorsement-logo-${string}`> },
): void {
  store.audit.append({ ...entry, eventId, endorsementId: id });
}
