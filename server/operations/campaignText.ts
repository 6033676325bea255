import { readFile } from 'node:fs/promises';
import { fetchFeed, type FeedAnswer } from '../following/fetchFeed.ts';
import type { Services } from '../services.ts';
import { callersPath } from '../terminal.ts';
import { version } from '../version.ts';

/** What stands at the address, or in the file, that somebody named at a terminal. */
export type CampaignText =
  | { kind: 'text'; text: string }
  | { kind: 'failed'; reason: Extract<FeedAnswer, { kind: 'failed' }>['reason'] }
  | { kind: 'no-file'; file: string };

/**
 * Reads the file of a campaign. Whoever types the command hosts the site, and may name a machine of their
 * own network. The address of a campaign's page stands for that of its file.
 */
export async function campaignText(
  { config }: Pick<Services, 'config'>,
  named: string,
): Promise<CampaignText> {
  if (!/^https?:/i.test(named)) {
    const file = callersPath(named);
    try {
      return { kind: 'text', text: await readFile(file, 'utf8') };
    } catch {
      return { kind: 'no-file', file };
    }
  }
  const address = /\/campaigns\/[^/?#]+\/?$/.test(named)
    ? `${named.replace(/\/$/, '')}/campaign.json`
    : named;
  const answer = await fetchFeed(
    address,
    { etag: null, lastModified: null },
    { userAgent: `Cacerola/${version} (+${config.baseUrl})`, privateAddresses: true },
  );
  if (answer.kind === 'unchanged') return { kind: 'failed', reason: 'refused' };
  return answer.kind === 'new' ? { kind: 'text', text: answer.text } : answer;
}
