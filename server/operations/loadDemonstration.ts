import type { Database } from '../../db/database.ts';
import {
  demonstrationEvents,
  seedDemonstration,
  type DemonstrationEvent,
  type ScheduleColumns,
} from '../../db/seed.ts';
import type { Event, EventTexts } from '../../db/schema.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import { nameKey } from '../endorsements/organizationName.ts';
import { originalText, translatedFields } from '../fields/eventIn.ts';
import { wordsOf } from '../texts/textsIn.ts';
import { scheduleColumns } from '../time/eventSchedule.ts';
import { buildSchedule, tzdataVersion } from '../time/schedule.ts';
import { newPublicId } from '../web/signedLinks.ts';

type SeedTexts = Pick<EventTexts, 'language' | 'texts'>;

/**
 * Loads the demonstration campaign at its announced wall times.
 *
 * @param now epoch milliseconds
 * @param year of the events; by default the next in which all of them are still to come
 */
export async function loadDemonstration(
  db: Database,
  now: number,
  year = nextYearOfAll(now),
): Promise<void> {
  await seedDemonstration(db, {
    year,
    now,
    schedule: (event) => columnsIn(event, year),
    translations: textsOf,
    organization: (name) => ({ publicId: newPublicId(), nameKey: nameKey(name) }),
  });
}

function textsOf({ translations }: DemonstrationEvent, stored: Event): SeedTexts[] {
  return Object.entries(translations).flatMap(([language, written]) => {
    if (!isTextLanguage(language)) return [];
    const words: Readonly<Record<string, string>> = written;
    const texts = translatedFields.flatMap(({ name }) => {
      const text = words[name];
      return text === undefined ? [] : [[name, { text, of: wordsOf(originalText(stored, name)) }]];
    });
    return [{ language, texts: Object.fromEntries(texts) }];
  });
}

function nextYearOfAll(now: number): number {
  const year = new Date(now).getUTCFullYear();
  const allToCome = demonstrationEvents.every((event) => columnsIn(event, year).startsAt > now);
  return allToCome ? year : year + 1;
}

function columnsIn(event: DemonstrationEvent, year: number): ScheduleColumns {
  const built = buildSchedule({
    zone: event.zone,
    startLocal: `${year}-${event.localStart}`,
    announcedZones: event.announcedZones,
  });
  if (!built.ok)
    throw new Error(`The demonstration event ${event.slug} has no such time in ${year}`);
  return scheduleColumns(built.schedule, tzdataVersion());
}
