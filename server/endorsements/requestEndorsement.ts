import type { Store } from '../../db/database.ts';
import type { Endorsement, EndorsementOwner } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import type { EndorsementOpening } from '../events/endorsementOpening.ts';
import { enqueueWithinLimit } from '../outbox/recipientLimit.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { endorsedOf, openingOf } from './endorsed.ts';
import type { EndorsementRequest } from './endorsementForms.ts';
import type { OwnMailKind } from './endorsementMails.ts';
import { nameKey } from './organizationName.ts';

/**
 * What came of a request. A new one, a repeated one and one too many are all received: who asked
 * before, and with which address, is nobody else's business.
 */
export type RequestOutcome =
  { kind: 'received' } | { kind: 'not-open'; opening: Exclude<EndorsementOpening, 'open'> };

type Request = EndorsementRequest & { language: Language };

/** A second click is not a second request. */
const clickPause = 2 * 60_000;

/** So many unanswered mails in a day are enough for one address, whoever has them sent. */
const mailsADay = 5;
const day = 86_400_000;

/**
 * Asks to co-sponsor an event or a whole campaign. The contact is mailed a link that confirms the address;
 * whoever asks again for the same organization with the same address is mailed their own link again.
 */
export async function requestEndorsement(
  services: Services,
  owner: EndorsementOwner,
  request: Request,
): Promise<RequestOutcome> {
  const now = services.clock();
  return services.db.write((store): RequestOutcome => {
    const endorsed = endorsedOf(services, store, owner);
    const opening = endorsed ? openingOf(endorsed, now) : 'unannounced';
    if (opening !== 'open') return { kind: 'not-open', opening };

    const emailKey = addressKey(request.email);
    const known = store.endorsements.asked(owner, nameKey(request.organization), emailKey);
    const mails = store.endorsements.mailsSince(emailKey, known?.id ?? null, now - day);
    if (mails >= mailsADay) return { kind: 'received' };
    if (known) askAgain(store, known, request, now);
    else ask(store, owner, request, now);
    return { kind: 'received' };
  });
}

function ask(store: Store, owner: EndorsementOwner, request: Request, now: number): void {
  const endorsement = store.endorsements.insert(owner, {
    ...columnsOf(request),
    publicId: newPublicId(),
    source: 'request',
    state: 'unconfirmed',
    nameKey: nameKey(request.organization),
    emailKey: addressKey(request.email),
    createdAt: now,
    updatedAt: now,
  });
  trace(store, endorsement, 'endorsement-requested', now);
  mail(store, endorsement, 'endorsement-confirm', now);
}

/** Mails the way to what was asked for before; what is confirmed is only changed behind the link. */
function askAgain(store: Store, known: Endorsement, request: Request, now: number): void {
  const lastMailAt = store.endorsements.lastMailAt(known.id);
  const secondClick = lastMailAt !== null && lastMailAt > now - clickPause;
  if (known.state === 'unconfirmed') {
    store.endorsements.update(known.id, { ...columnsOf(request), updatedAt: now });
    if (!secondClick) trace(store, known, 'endorsement-requested-again', now);
  }
  if (!secondClick) mail(store, known, ownMail(known), now);
}

function ownMail({ state }: Endorsement): OwnMailKind {
  if (state === 'unconfirmed') return 'endorsement-confirm';
  return state === 'approved' ? 'endorsement-approved' : 'endorsement-received';
}

function columnsOf(request: Request) {
  const { organization, listedAs, website, city, statement, contactName, email, language } =
    request;
  return { organization, listedAs, website, city, statement, contactName, email, language };
}

function trace(
  store: Store,
  { id, eventId }: Endorsement,
  action: 'endorsement-requested' | 'endorsement-requested-again',
  now: number,
): void {
  store.audit.append({ at: now, by: 'organization', action, eventId, endorsementId: id });
}

function mail(
  store: Store,
  { id, eventId, emailKey }: Endorsement,
  kind: OwnMailKind,
  now: number,
): void {
  enqueueWithinLimit(store, emailKey ?? '', { kind, eventId, endorsementId: id }, now);
}
