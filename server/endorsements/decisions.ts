import type { Listing } from '../../db/schema.ts';
import { addressHash } from '../outbox/addressHash.ts';
import type { Services } from '../services.ts';
import { changeEndorsement, type By, type ChangeOutcome, type Seen } from './change.ts';
import { listingOf, sameListing } from './listing.ts';
import { isListed, standingOf } from './states.ts';

/*
 * All that people decide about a co-sponsorship: each is one action of the table of states, with what
 * it changes, which entry it leaves in the audit log and what is mailed about it.
 */

/** The contact confirms the address: from here on the request waits for an organizer. */
export async function confirmEndorsement(services: Services, id: number): Promise<ChangeOutcome> {
  return changeEndorsement(services, id, 'confirm', 'organization', ({ email }, { store, now }) => {
    // Whoever presses the button behind the mailed link got the mail.
    if (email !== null) store.bounces.forget(addressHash(services.config, email));
    return {
      values: { confirmedAt: now },
      trace: 'endorsement-confirmed',
      mail: { kind: 'endorsement-received' },
    };
  });
}

/**
 * The contact asks for another listing. While the request waits it is changed at once; what is
 * public stays as it is until an organizer approves the correction.
 */
export async function proposeCorrection(
  services: Services,
  id: number,
  listing: Listing,
): Promise<ChangeOutcome> {
  return changeEndorsement(services, id, 'correct', 'organization', (endorsement, { to }) => {
    if (sameListing(endorsement.proposed ?? listingOf(endorsement), listing)) return null;
    return to === 'correcting'
      ? { values: { proposed: listing }, trace: 'endorsement-correction-proposed' }
      : { values: listing, trace: 'endorsement-corrected' };
  });
}

/**
 * Takes an organization off the list, or a request back, for good.
 *
 * @param note an organizer's words to the contact, which are mailed; the contact writes none
 */
export async function withdrawEndorsement(
  services: Services,
  id: number,
  by: By,
  note = '',
): Promise<ChangeOutcome> {
  return changeEndorsement(services, id, 'withdraw', by, (endorsement, { store, now }) => {
    // An organizer can undo it for a minute; afterwards it goes with what else is over (privacy/retention).
    if (by === 'organization') store.endorsementLogos.removeOf(id);
    return {
      values: {
        // The public list is "as of" its last change, and a name that leaves it is one.
        decidedAt: isListed(standingOf(endorsement)) ? now : null,
        decisionNote: note,
        position: null,
      },
      trace: 'endorsement-withdrawn',
      mail: { kind: 'endorsement-withdrawn' },
    };
  });
}

/** An organizer puts an organization on the public list and tells its contact. */
export async function approveEndorsement(
  services: Services,
  id: number,
  organizerId: number,
  seen: Seen = null,
): Promise<ChangeOutcome> {
  const by = { organizerId };
  return changeEndorsement(
    services,
    id,
    'approve',
    by,
    (_, { now }) => ({
      values: { decidedAt: now, decisionNote: '' },
      trace: 'endorsement-approved',
      mail: { kind: 'endorsement-approved' },
    }),
    seen,
  );
}

/**
 * An organizer declines a request and tells the contact.
 *
 * @param note the organizer's words to the contact; may be empty
 */
export async function declineEndorsement(
  services: Services,
  id: number,
  organizerId: number,
  note: string,
): Promise<ChangeOutcome> {
  return changeEndorsement(services, id, 'decline', { organizerId }, (_, { now }) => ({
    values: { decidedAt: now, decisionNote: note },
    trace: 'endorsement-declined',
    mail: { kind: 'endorsement-declined' },
  }));
}

/** An organizer puts a proposed correction on the public list and tells the contact. */
export async function approveCorrection(
  services: Services,
  id: number,
  organizerId: number,
  seen: Seen = null,
): Promise<ChangeOutcome> {
  const by = { organizerId };
  return changeEndorsement(
    services,
    id,
    'approveCorrection',
    by,
    ({ proposed }, { now }) => ({
      values: { ...proposed, decidedAt: now, decisionNote: '' },
      trace: 'endorsement-correction-approved',
      mail: { kind: 'endorsement-listing-changed' },
    }),
    seen,
  );
}

/**
 * An organizer leaves the public listing as it is and tells the contact.
 *
 * @param note the organizer's words to the contact; may be empty
 */
export async function declineCorrection(
  services: Services,
  id: number,
  organizerId: number,
  note: string,
  seen: Seen = null,
): Promise<ChangeOutcome> {
  const by = { organizerId };
  return changeEndorsement(
    services,
    id,
    'declineCorrection',
    by,
    () => ({
      values: { decisionNote: note },
      trace: 'endorsement-correction-declined',
      mail: { kind: 'endorsement-listing-changed', detail: { correction: 'declined' } },
    }),
    seen,
  );
}

/** An organizer changes how an organization is listed; the contact of a public name is told. */
export async function editListing(
  services: Services,
  id: number,
  organizerId: number,
  listing: Listing,
): Promise<ChangeOutcome> {
  const by = { organizerId };
  return changeEndorsement(services, id, 'editListing', by, (endorsement, { to, now }) => {
    if (sameListing(listingOf(endorsement), listing)) return null;
    const trace = 'endorsement-listing-edited';
    if (!isListed(to)) return { values: listing, trace };
    return {
      values: { ...listing, decidedAt: now },
      trace,
      mail: { kind: 'endorsement-listing-changed' },
    };
  });
}
