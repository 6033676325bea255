import type { Endorsement, EndorsementOwner, Event, NewEndorsement } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { endorsementReceivedAddress, eventEndorsementsAddress } from '../../templates/addresses.ts';
import type { SentForm, TestApp } from './app.ts';

/** The form that asks to co-sponsor, filled in. */
export const filledRequest = {
  organization: 'Example Workers’ Voice',
  website: 'voice.example.org',
  city: 'Springfield',
  contactName: 'Ada Example',
  email: 'ada@example.org',
  authorized: 'yes',
} satisfies SentForm;

/** Asks to co-sponsor and gives the row that came of it. */
export async function askToCoSponsor(
  app: TestApp,
  event: Event,
  values: SentForm = {},
): Promise<Endorsement> {
  await app
    .visitor()
    .post(eventEndorsementsAddress(event.slug), { ...filledRequest, ...values })
    .expect(303)
    .expect('Location', endorsementReceivedAddress(event.slug));
  const [newest] = app.services.db.endorsements
    .ofEvent(event.id)
    .toSorted((one, other) => other.id - one.id);
  if (!newest) throw new Error('Nothing was stored.');
  return newest;
}

/** The kinds of the mails about one of them, in the order in which they were caused. */
export function kindsOfMailsAbout({ db }: Services, { id }: Endorsement): string[] {
  return db.outbox
    .list({}, 100, 0)
    .found.filter(({ mail }) => mail.endorsementId === id)
    .map(({ mail }) => mail)
    .toSorted((one, other) => one.id - other.id)
    .map(({ kind }) => kind);
}

/** Who did what with one of them, as the audit log has it. */
export function traceOfEndorsement({ db }: Services, { id }: Endorsement): string[] {
  return db.audit.ofEndorsement(id).map(({ action, actor }) => `${action} by ${actor}`);
}

/** A request that waits, of a contact who confirmed it, with whatever a test wants otherwise. */
export function insertEndorsement(
  services: Services,
  { id }: Event,
  values: Partial<NewEndorsement> = {},
): Promise<Endorsement> {
  return insertEndorsementOf(services, { kind: 'event', id }, values);
}

/** The same of an event or of a whole campaign. */
export async function insertEndorsementOf(
  { db, clock }: Services,
  owner: EndorsementOwner,
  values: Partial<NewEndorsement> = {},
): Promise<Endorsement> {
  const now = clock();
  const request: NewEndorsement = {
    publicId: newPublicId(),
    source: 'request',
    state: 'waiting',
    organization: 'Example Workers’ Union',
    nameKey: 'example workers union',
    listedAs: 'Example Workers’ Union',
    website: 'https://union.example.org/',
    city: 'Springfield',
    contactName: 'Bo Example',
    email: 'secretary@example.org',
    emailKey: 'secretary@example.org',
    language: 'en',
    confirmedAt: now,
    createdAt: now,
    updatedAt: now,
    ...values,
  };
  return db.write((store) => store.endorsements.insert(owner, request));
}
