import type { Campaign } from '../../db/schema.ts';
import type { Language } from '../../templates/languages.ts';
import { dateInWords } from './dateText.ts';
import { dateAfter } from './day.ts';

/*
 * The days of a campaign have no zone: each place has them in its own time. So they begin where the date
 * comes first (UTC+14, Kiritimati) and are over where it ends last (UTC-12).
 */

type Days = Pick<Campaign, 'day' | 'lastDay'>;

/** The days of a campaign in words. */
export interface CampaignDays {
  /** As large as a page has room for, without the year where that is plain: `Wednesday, January 24`. */
  short: string;
  /** The same with the year. */
  long: string;
  /** `YYYY-MM-DD` of the first day, and of the last one; the same where it is one. */
  first: string;
  last: string;
}

const hour = 3_600_000;

/** Within so many days from now a date needs no year. */
const plainDays = 300;

/** The days of a campaign as somebody reads them; null where it has none. */
export function campaignDays(
  { day, lastDay }: Days,
  language: Language,
  now: number,
): CampaignDays | null {
  if (day === null) return null;
  const last = lastDay ?? day;
  const words = (year: boolean) =>
    [...new Set([day, last])].map((date) => dateInWords(date, language, { year })).join(' – ');
  const ahead = Date.parse(`${day}T00:00Z`) - now;
  const isPlain = !isCampaignOver({ day, lastDay }, now) && ahead < plainDays * 24 * hour;
  return { short: words(!isPlain), long: words(true), first: day, last };
}

/** Whether its last day has ended everywhere on earth; one without a day is never over. */
export function isCampaignOver({ day, lastDay }: Days, now: number): boolean {
  const end = endOf({ day, lastDay });
  return end !== null && end <= now;
}

/**
 * When the purge deletes somebody who follows a campaign, in epoch milliseconds: so many days after its last
 * day has ended everywhere or, where it has none, after its last event; later for who signs up later.
 *
 * @param lastEvent when that ends; null without one
 * @param since when they signed up
 */
export function followersKeptUntil(
  days: Days,
  lastEvent: number | null,
  since: number,
  retentionDays: number,
): number {
  return Math.max(endOf(days) ?? lastEvent ?? since, since) + retentionDays * 24 * hour;
}

/** When the last day of a campaign has ended everywhere; null without one. */
function endOf({ day, lastDay }: Days): number | null {
  const last = lastDay ?? day;
  return last === null ? null : Date.parse(`${dateAfter(last, 1)}T00:00Z`) + 12 * hour;
}
