import type { Services } from '../../server/services.ts';
import { followedCampaign, insertFollower, insertUpdate } from './followers.ts';

/** A campaign whose updates people get: tokens of their links by how they stand, and who is deleted. */
export interface CampaignFollowers {
  slug: string;
  tokens: { unconfirmed: string; confirmed: string; left: string };
  erasable: number;
}

/** Makes the campaign, somebody of each kind, and what was written to them. */
export async function followersOf(services: Services): Promise<CampaignFollowers> {
  const { id, slug } = await followedCampaign(services);
  const made = (email: string, values: Parameters<typeof insertFollower>[2] = {}) =>
    insertFollower(services, id, { email, ...values });
  const unconfirmed = await made('ute@example.org', { state: 'unconfirmed', confirmedAt: null });
  const confirmed = await made('uma@example.org');
  const left = await made('uli@example.org');
  const erasable = await made('udo@example.org');
  await services.db.write((store) =>
    store.followers.update(left.id, { state: 'left', name: '', email: null, emailKey: null }),
  );
  await insertUpdate(services, id, 'en');
  const token = ({ publicId, generation }: typeof confirmed) =>
    services.links.token('updates', { publicId, generation });
  return {
    slug,
    tokens: {
      unconfirmed: token(unconfirmed),
      confirmed: token(confirmed),
      left: token(left),
    },
    erasable: erasable.id,
  };
}
