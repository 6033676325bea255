import type { Campaign } from '../../db/schema.ts';
import { proposalOpening, type ProposalOpening } from './states.ts';

/** By so long the last clocks of the world are behind UTC, in milliseconds. */
const lastClocks = 12 * 3_600_000;

/** Whether a campaign takes proposals at an instant (epoch milliseconds). */
export function openingOf(campaign: Campaign, now: number): ProposalOpening {
  return proposalOpening(campaign, new Date(now - lastClocks).toISOString().slice(0, 10));
}
