import type { Event } from '../../db/schema.ts';
import type { QuietTime } from '../siteSettings.ts';
import { wallTime } from '../time/clock.ts';
import { timeOnDay } from '../time/hourOnDay.ts';
import { isZone } from '../time/zones.ts';
import { kindsOfMail, type KindOfMail, type MailKind } from './mailKinds.ts';

const day = 86_400_000;

/**
 * Until when a mail waits because nobody wants to be woken by it; null where it leaves now. Only what its
 * reader can do without and what has time waits: neither a reminder shortly before the start nor the
 * way to join does, nor anything that would wait until an event has begun.
 *
 * @param zone on whose clocks the quiet time is; null for none
 * @param now epoch milliseconds
 */
export function quietUntil(
  kind: MailKind,
  event: Pick<Event, 'startsAt'> | null,
  quiet: QuietTime | null,
  zone: string | null,
  now: number,
): number | null {
  const { purpose, priority }: KindOfMail = kindsOfMail[kind];
  if (quiet === null || !isZone(zone) || purpose !== 'optional' || priority < 2) return null;
  const until = endOfQuiet(quiet, zone, now);
  const begins =
    event !== null && event.startsAt > now && until !== null && event.startsAt <= until;
  return begins ? null : until;
}

/** When the quiet time ends in which an instant is; null where it is in none. */
function endOfQuiet({ from, until }: QuietTime, zone: string, now: number): number | null {
  const local = wallTime(now, zone);
  const date = local.slice(0, 10);
  const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const overnight = from > until;
  const isQuiet = overnight ? minute >= from || minute < until : minute >= from && minute < until;
  if (!isQuiet) return null;
  const end = timeOnDay(minute < until ? date : dayAfter(date), until, zone);
  // Where clocks are set back into it, it has ended once already.
  return end !== null && end > now ? end : null;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + day).toISOString().slice(0, 10);
}
