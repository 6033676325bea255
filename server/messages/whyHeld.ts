import type { AttendeeMessage, Event, HoldReason } from '../../db/schema.ts';

/**
 * How long after its time a scheduled message still goes, in milliseconds. A restart or an upgrade is
 * shorter; after a night without power, "see you tonight" would be read in the morning.
 */
export const latest = 2 * 3_600_000;

type Scheduled = Pick<AttendeeMessage, 'sendAt' | 'sendForStart' | 'scheduledAt'>;

/**
 * Why a scheduled message must not go, as things stand; null where it may. What it says was written for
 * an event as it was: nobody is told to come to one that was canceled since, nor thanked before it begins.
 *
 * @param mayWrite whether whoever scheduled it may still write to the people of the event
 * @param now epoch milliseconds
 */
export function whyHeld(
  { sendAt, sendForStart, scheduledAt }: Scheduled,
  event: Pick<Event, 'startsAt' | 'cancelledAt'>,
  mayWrite: boolean,
  now: number,
): HoldReason | null {
  if (sendAt === null) return 'late';
  if (!mayWrite) return 'rights';
  // Whoever schedules one for an event that is canceled already knows it.
  if (event.cancelledAt !== null && event.cancelledAt >= (scheduledAt ?? 0)) return 'cancelled';
  const before = sendAt < (sendForStart ?? event.startsAt);
  if (before !== sendAt < event.startsAt) return 'moved';
  return now - sendAt > latest ? 'late' : null;
}
