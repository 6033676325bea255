import type { Campaign, Follower, NewFollower } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import type { Language } from '../../templates/languages.ts';
import { followingAddress } from '../../templates/addresses.ts';
import { quietOrganizer } from './organizer.ts';

/** A campaign whose updates people can sign up for. */
export async function followedCampaign(
  { db, clock }: Services,
  slug = 'followed',
  values: Partial<Campaign> = {},
): Promise<Campaign> {
  const named = { slug, title: 'A week of action', language: 'en', day: '2024-01-24' } as const;
  return db.write((store) =>
    store.campaigns.insert({ ...named, facts: [], updatedAt: clock(), ...values }),
  );
}

/** Somebody who gets updates, with whatever a test wants otherwise. */
export async function insertFollower(
  { db, clock }: Services,
  campaignId: number,
  values: Partial<NewFollower> = {},
): Promise<Follower> {
  const now = clock();
  const email = values.email ?? 'ada@example.org';
  return db.write((store) =>
    store.followers.insert({
      publicId: newPublicId(),
      campaignId,
      state: 'confirmed',
      name: 'Ada Example',
      language: 'en',
      createdAt: now,
      confirmedAt: now,
      ...values,
      email,
      emailKey: email,
    }),
  );
}

/** Something that was written to them. */
export async function insertUpdate(
  services: Services,
  campaignId: number,
  language: Language,
): Promise<number> {
  const organizerId = await quietOrganizer(services);
  const { db, clock } = services;
  const subject = language === 'es' ? 'Cambió el recorrido' : 'The route has changed';
  const written = { subject, text: 'Example Square, **at the fountain**.' };
  const update = await db.write((store) =>
    store.followers.insertUpdate({
      ...written,
      formKey: newPublicId(),
      campaignId,
      organizerId,
      followers: 1,
      sentAt: clock(),
    }),
  );
  return update.id;
}

/** The address of somebody's own page, as the mailed link has it. */
export function followingAddressOf(
  { links }: Services,
  { publicId, generation }: Follower,
  action?: Parameters<typeof followingAddress>[1],
): string {
  return followingAddress(links.token('updates', { publicId, generation }), action);
}
