import type { Proposal } from '../../db/proposals.ts';
import type { Campaign, Event, NewProposal } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import {
  newProposalAddress,
  proposalAddress,
  proposalReceivedAddress,
} from '../../templates/addresses.ts';
import type { SentForm, TestApp } from './app.ts';
import { quietOrganizer } from './organizer.ts';

/** Cairo, by the number that GeoNames gives it. */
export const cairo = 360630;

/** The form that proposes an action, filled in. */
export const filledProposal = {
  intent: 'propose',
  city: cairo,
  venue: 'Embassy of Exampleland',
  address: '1 Example Street',
  landmark: 'Next to the fountain',
  startDate: '2024-01-24',
  startTime: '16:00',
  title: 'Example action in Cairo',
  description: 'Bring **pots and pans**.',
  host: 'Example Workers’ Union',
  contactName: 'Ada Example',
  email: 'ada@example.org',
  phone: '+20 100 000',
} satisfies SentForm;

/** A campaign in which everybody may propose an action. */
export async function insertOpenCampaign(
  { db, clock }: Services,
  values: Partial<Campaign> = {},
): Promise<Campaign> {
  return db.write((store) =>
    store.campaigns.insert({
      slug: 'day-of-action',
      title: 'A day of action',
      day: '2024-01-24',
      facts: ['Why we call it.'],
      hosting: 'anyone',
      startTime: '16:00',
      updatedAt: clock(),
      ...values,
    }),
  );
}

/** Proposes an action and gives the row that came of it. */
export async function propose(
  app: TestApp,
  campaign: Pick<Campaign, 'id' | 'slug'>,
  values: SentForm = {},
): Promise<Proposal> {
  const form: SentForm = { ...filledProposal, ...values };
  await app
    .visitor()
    .post(newProposalAddress(campaign.slug), form)
    .expect(303)
    .expect('Location', proposalReceivedAddress(campaign.slug));
  const emailKey = String(form['email']).toLowerCase();
  const made = app.services.db.proposals.openOf(campaign.id, emailKey, Number(form['city']));
  if (!made) throw new Error('Nothing was stored.');
  return made;
}

/** The address of somebody's own page, as the mailed link has it. */
export function ownAddress(
  { links }: Services,
  { publicId, generation }: Proposal,
  action?: Parameters<typeof proposalAddress>[1],
): string {
  return proposalAddress(links.token('proposal', { publicId, generation }), action);
}

/** A proposal that waits, of somebody who confirmed the address, with whatever a test wants otherwise. */
export async function insertProposal(
  services: Services,
  campaignId: number,
  values: Partial<NewProposal> = {},
): Promise<Proposal> {
  const now = services.clock();
  const email = values.email ?? 'ada@example.org';
  return services.db.write((store) =>
    store.proposals.insert({
      publicId: newPublicId(),
      campaignId,
      state: 'waiting',
      cityId: cairo,
      city: 'Cairo',
      country: 'EG',
      latitude: 30.06,
      longitude: 31.25,
      zone: 'Africa/Cairo',
      venue: 'Embassy of Exampleland',
      startLocal: '2024-01-24T16:00',
      startOccurrence: 'only',
      startsAt: Date.UTC(2024, 0, 24, 14),
      language: 'en',
      title: 'Example action in Cairo',
      host: 'Example Workers’ Union',
      contactName: 'Ada Example',
      emailKey: email,
      confirmedAt: now,
      createdAt: now,
      updatedAt: now,
      ...values,
      email,
    }),
  );
}

/** The kinds of the mails about one of them, in the order in which they were caused. */
export function kindsOfMailsOf({ db }: Services, { id }: Proposal): string[] {
  return db.outbox
    .list({}, 100, 0)
    .found.filter(({ mail }) => mail.proposalId === id)
    .map(({ mail }) => mail)
    .toSorted((one, other) => one.id - other.id)
    .map(({ kind }) => kind);
}

/** The event that came of an accepted proposal. */
export function eventOfProposal({ db }: Services, id: number): Event {
  const proposal = db.proposals.byId(id);
  const eventId = proposal?.state === 'accepted' ? proposal.eventId : null;
  const event = eventId === null ? undefined : db.events.byId(eventId);
  if (!event) throw new Error('No event came of it.');
  return event;
}

/** A letter to those who organize an action of a campaign; the first one of the database. */
export async function insertLetter(services: Services): Promise<void> {
  const { id: campaignId } = await insertOpenCampaign(services);
  const organizerId = await quietOrganizer(services, 'writer-of-letters@example.org');
  const now = services.clock();
  await services.db.write((store) =>
    store.campaignLetters.insert({
      formKey: newPublicId(),
      campaignId,
      organizerId,
      audience: 'organizing',
      texts: {
        en: { subject: 'Example: what we agreed', text: 'Hello,\n\nExample **text**.' },
        es: { subject: 'Ejemplo: lo acordado', text: 'Hola:\n\nTexto de **Example**.' },
      },
      pace: 60,
      createdAt: now,
      updatedAt: now,
    }),
  );
}
