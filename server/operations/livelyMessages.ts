import type { AttendeeMessage, Event } from '../../db/schema.ts';
import lively from '../../db/seed/lively.json' with { type: 'json' };
import { pauseMessage, stopMessage } from '../messages/decisions.ts';
import { draftMessage } from '../messages/draftMessage.ts';
import { feedOutbox } from '../messages/feedOutbox.ts';
import { fastestPace, slowestPace } from '../messages/pace.ts';
import { scheduleMessage } from '../messages/scheduleMessage.ts';
import { sendMessage } from '../messages/sendMessage.ts';
import { dateAfter, dateAt } from '../time/day.ts';
import { plainMoment, resolveWallTime } from '../time/schedule.ts';
import { newPublicId } from '../web/signedLinks.ts';
import type { Story } from './livelyStory.ts';

const minute = 60_000;

/**
 * A message in each of its states.
 *
 * @param length of the story, in milliseconds
 */
export async function livelyMessages(
  story: Story,
  { id: eventId }: Event,
  length: number,
): Promise<void> {
  const { services, organizerId, pass } = story;
  const write = (state: keyof typeof lively.messages, pace: number) =>
    draftMessage(services, eventId, organizerId, newPublicId(), {
      audience: 'all',
      search: '',
      filter: '',
      texts: lively.messages[state],
      pace,
    });
  const send = async (state: keyof typeof lively.messages, pace: number, minutes: number) => {
    const draft = await write(state, pace);
    if (draft === null) throw new Error(`The message ${state} has no event`);
    const { id, version } = draft;
    const sending = await sendMessage(services, id, organizerId, version);
    if (sending.kind !== 'sending') throw new Error(`The message ${state}: ${sending.kind}`);
    for (let passed = 0; passed < minutes; passed += 1) {
      await feedOutbox(services);
      await pass(minute);
    }
    return id;
  };
  await send('sent', fastestPace, 2);
  await stopMessage(services, await send('stopped', slowestPace, 4), organizerId);
  await pauseMessage(services, await send('paused', slowestPace, 6), organizerId);
  await pass(length);
  await write('draft', fastestPace);
  await schedule(story, await write('scheduled', fastestPace));
  await send('sending', slowestPace, 1);
}

/** A message goes by itself on the morning after tomorrow. */
async function schedule(
  { services, organizerId }: Story,
  draft: AttendeeMessage | null,
): Promise<void> {
  if (draft === null) throw new Error('The scheduled message has no event');
  const local = `${dateAfter(dateAt(services.clock(), 'Etc/UTC'), 2)}T09:00`;
  const zone = services.db.events.byId(draft.eventId)?.zone ?? 'Etc/UTC';
  const at = resolveWallTime(local, zone, 'earlier');
  if (at.kind !== 'exact') throw new Error(`${local} is ${at.kind} in ${zone}`);
  await scheduleMessage(services, draft.id, organizerId, draft.version, plainMoment(at));
}
