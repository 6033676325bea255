import { hash } from 'node:crypto';
import sharp from 'sharp';
import type { EndorsementState, Event, LogoStage } from '../../db/schema.ts';
import type { Services } from '../../server/services.ts';
import type { TestApp } from './app.ts';
import { insertEndorsement } from './endorsements.ts';

type Linked = Record<'token' | 'pack', string> & { id: number };

/** Tokens and ids of co-sponsorships, by how they stand. */
export type CampaignCoSponsors = Record<EndorsementState | 'correcting', Linked>;

/** Organizations in every standing, one of them with a logo and one with a logo that waits. */
export async function coSponsorsOf(
  { services, clock }: TestApp,
  event: Event,
): Promise<CampaignCoSponsors> {
  const made = async (name: string, state: EndorsementState, correction?: string) => {
    const { id, publicId, generation } = await insertEndorsement(services, event, {
      state,
      organization: name,
      nameKey: name.toLowerCase(),
      listedAs: name,
      email: `${state}@example.org`,
      statement: 'Their fight is ours.',
      confirmedAt: state === 'unconfirmed' ? null : clock.now,
      decisionNote: state === 'declined' ? 'We list organizations alone.' : '',
      proposed:
        correction === undefined
          ? null
          : { listedAs: correction, website: '', city: 'Example City', statement: '' },
    });
    const tokenOf = (kind: 'endorsement' | 'share-pack') =>
      services.links.token(kind, { publicId, generation });
    return { id, token: tokenOf('endorsement'), pack: tokenOf('share-pack') };
  };
  const all = {
    unconfirmed: await made('Example Choir', 'unconfirmed'),
    waiting: await made('Example Workers Voice', 'waiting'),
    approved: await made('Example Teachers', 'approved'),
    declined: await made('Example Shop', 'declined'),
    withdrawn: await made('Example Club', 'withdrawn'),
    correcting: await made('Example Nurses', 'approved', 'Example Nurses’ Union'),
  };
  await insertLogo(services, all.approved.id, 'listed');
  await insertLogo(services, all.correcting.id, 'proposed');
  return all;
}

const size = { width: 160, height: 53 };

/** Gives an organization a logo in files of each type, each with an address of its own. */
export async function insertLogo(
  { db }: Pick<Services, 'db'>,
  endorsementId: number,
  stage: LogoStage,
): Promise<void> {
  const picture = sharp({ create: { ...size, channels: 3, background: '#a01020' } });
  const name = hash('sha256', String(endorsementId), 'hex').slice(0, 16);
  const files = await Promise.all(
    (['webp', 'jpeg'] as const).map(async (type) => ({
      ...size,
      type,
      hash: name,
      bytes: await picture.clone().toFormat(type).toBuffer(),
    })),
  );
  await db.write((store) => store.endorsementLogos.put(endorsementId, stage, files));
}
