import type { Services } from '../../server/services.ts';
import { acceptProposal } from '../../server/proposals/acceptProposal.ts';
import { insertEndorsementOf } from './endorsements.ts';
import { insertActionLists, type ActionListsOf } from './actionLists.ts';
import { quietOrganizer } from './organizer.ts';
import { insertOpenCampaign, insertProposal } from './proposals.ts';

/** A campaign to which actions were proposed: their numbers, and the tokens of their links. */
export interface CampaignProposals {
  slug: string;
  ids: { waiting: number; asked: number; declined: number };
  /** Lists of actions that were imported into it. */
  lists: ActionListsOf;
  tokens: { unconfirmed: string; waiting: string; asked: string; accepted: string };
  /** The id of an organization that asks to co-sponsor the whole; another one is on the list. */
  endorsement: number;
}

/** Makes the campaign, and one proposal of each kind. */
export async function proposalsOf(services: Services): Promise<CampaignProposals> {
  const organizerId = await quietOrganizer(services, 'olga@example.org');
  const campaign = await insertOpenCampaign(services, { endorsementsOpen: true });
  const { id, slug } = campaign;
  const whole = { kind: 'campaign', id } as const;
  const named = { organization: 'Example Choir', nameKey: 'choir', listedAs: 'Example Choir' };
  await insertEndorsementOf(services, whole, { ...named, state: 'approved' });
  const endorsement = await insertEndorsementOf(services, whole, { statement: 'We are with you.' });
  const made = (email: string, values: Parameters<typeof insertProposal>[2]) =>
    insertProposal(services, id, { email, ...values });
  const waiting = await made('wim@example.org', {});
  const unconfirmed = await made('una@example.org', { state: 'unconfirmed', confirmedAt: null });
  const asked = await made('ash@example.org', { state: 'asked', question: 'Which side?' });
  const declined = await made('dee@example.org', { state: 'declined', note: 'Too far.' });
  const accepted = await made('ava@example.org', { title: 'Example action', city: 'Giza' });
  await acceptProposal(services, accepted.id, { organizerId, seen: null }, true);
  await services.db.write((store) => {
    const place = { campaignId: id, city: 'Cairo', cityKey: 'city 360630' };
    store.campaignPlaces.suggest(id, [
      { ...place, name: 'Embassy of Exampleland', address: '1 Example Street', source: 'A list' },
      { ...place, city: 'Nowhere', cityKey: 'name nowhere', name: 'Consulate of Exampleland' },
    ]);
    const dates = { createdAt: 0, updatedAt: services.clock() };
    const to = { campaignId: id, organizerId, audience: 'organizing', pace: 60 } as const;
    const texts = { en: { subject: 'Example: what we agreed', text: 'Example **text**.' } };
    store.campaignLetters.insert({ ...to, ...dates, texts, formKey: 'A'.repeat(16) });
    const kolkata = { cityId: 1275004, city: 'Kolkata', country: 'IN', zone: 'Asia/Kolkata' };
    const point = { latitude: 22.56, longitude: 88.36 };
    store.campaignPlaces.openCity({ campaignId: id, ...kolkata, ...point, createdAt: 0 });
  });
  const token = ({ publicId, generation }: typeof waiting) =>
    services.links.token('proposal', { publicId, generation });
  return {
    slug,
    endorsement: endorsement.id,
    lists: await insertActionLists(services, id, organizerId),
    ids: { waiting: waiting.id, asked: asked.id, declined: declined.id },
    tokens: {
      unconfirmed: token(unconfirmed),
      waiting: token(waiting),
      asked: token(asked),
      accepted: token(accepted),
    },
  };
}
