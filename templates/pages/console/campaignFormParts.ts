import type { CampaignPart } from '../../../db/schema.ts';

/** The parts of the form of a campaign with their fields, from top to bottom; the first is always open. */
export const campaignFormParts = {
  basics: ['title', 'facts', 'day', 'lastDay'],
  calling: [
    ...(['callers', 'demands', 'hashtags', 'contact'] as const),
    ...(['endorsementsOpen', 'endorsementsContinue'] as const),
  ],
  common: ['bring', 'startTime'],
  hosting: ['hosting', 'placesOf', 'template'],
  look: ['color'],
  listing: ['slug', 'language'],
} as const satisfies Record<string, readonly CampaignPart[]>;

export type CampaignFormPart = keyof typeof campaignFormParts;

/** Those that can be folded away. */
export const foldedCampaignParts = ['calling', 'common', 'hosting', 'look', 'listing'] as const;
