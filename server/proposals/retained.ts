import type { Proposal } from '../../db/proposals.ts';

const oneDay = 86_400_000;

/**
 * The instant after which a proposal is deleted that nobody withdrew, in epoch milliseconds; the purge of
 * `server/privacy/retention.ts` sees to it.
 *
 * @param retentionDays as configured
 */
export function deletedAt({ startsAt }: Pick<Proposal, 'startsAt'>, retentionDays: number): number {
  return startsAt + retentionDays * oneDay;
}
