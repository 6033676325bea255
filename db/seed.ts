import january24 from './seed/january-24.json' with { type: 'json' };
import type { Database } from './database.ts';
import type { Event, EventKind, EventTexts, NewEndorsement, NewEvent } from './schema.ts';

/** An event of the demonstration, its wall time without a year: `01-21T14:30`. */
export type DemonstrationEvent = (typeof january24.events)[number];

/** The parts of an event's row that the rules of time give. */
export type ScheduleColumns = Pick<
  NewEvent,
  'zone' | 'startLocal' | 'startOccurrence' | 'startsAt' | 'announcedZones' | 'tzdata'
>;

export const demonstrationEvents: readonly DemonstrationEvent[] = january24.events;

export interface Demonstration {
  year: number;
  /** Epoch milliseconds at which everything counts as written. */
  now: number;
  /** Reads the wall time of an event in that year. */
  schedule: (event: DemonstrationEvent) => ScheduleColumns;
  /** Reads what is written about an event in further languages. */
  translations: (
    event: DemonstrationEvent,
    stored: Event,
  ) => readonly Pick<EventTexts, 'language' | 'texts'>[];
  /** Gives the public id and the key for comparison of an organization's name. */
  organization: (name: string) => Pick<NewEndorsement, 'publicId' | 'nameKey'>;
}

/** Fills an empty database with the campaign that Cacerola was built for. One write. */
export async function seedDemonstration(db: Database, demonstration: Demonstration): Promise<void> {
  const { year, now, schedule, translations, organization } = demonstration;
  await db.write((store) => {
    const { facts, ...named } = january24.campaign;
    const campaign = store.campaigns.insert({
      language: 'en',
      ...named,
      day: `${year}-${january24.campaign.day}`,
      facts,
      hosting: 'anyone',
      demonstration: true,
      updatedAt: now,
    });
    // Of these countries the call names no city: somebody is looked for where their embassies are.
    for (const city of january24.lookedFor)
      store.campaignPlaces.openCity({ ...city, campaignId: campaign.id, createdAt: now });
    for (const event of january24.events) {
      const stored = store.events.insert({
        ...schedule(event),
        slug: event.slug,
        campaignId: campaign.id,
        kind: kindOf(event),
        state: 'published',
        language: 'en',
        title: event.title,
        summary: event.summary,
        description: event.description,
        host: january24.host,
        venue: event.venue,
        city: event.city,
        ...event.place,
        speakers: event.speakers,
        bring: event.bring,
        endorsementsOpen: event.coSponsorship,
        endorsementsContinue: event.endorsementsContinue,
        scheduledAt: now,
        publishedAt: now,
        createdAt: now,
        updatedAt: now,
      });
      const { id } = stored;
      for (const { language, texts } of translations(event, stored))
        store.eventTexts.put(id, language, texts, now);
      for (const name of event.endorsedBy)
        store.endorsements.insert(
          { kind: 'event', id },
          {
            ...organization(name),
            source: 'organizer',
            state: 'approved',
            organization: name,
            listedAs: name,
            language: 'en',
            createdAt: now,
            decidedAt: now,
            updatedAt: now,
          },
        );
    }
  });
}

function kindOf(event: DemonstrationEvent): EventKind {
  return event.kind === 'online' ? 'online' : 'in-person';
}
