import { and, asc, eq, isNull, max, or, sql } from 'drizzle-orm';
import type { TextLanguage } from '../templates/textLanguages.ts';
import type { Drizzle } from './connection.ts';
import { announced, events, eventTexts, type EventTexts, type TranslatedTexts } from './schema.ts';

export function eventTextReads(drizzle: Drizzle) {
  const ofEvent = drizzle
    .select()
    .from(eventTexts)
    .where(eq(eventTexts.eventId, sql.placeholder('eventId')))
    .orderBy(asc(eventTexts.language))
    .prepare();
  const any = drizzle.select({ eventId: eventTexts.eventId }).from(eventTexts).limit(1).prepare();
  const lastChange = drizzle
    .select({ at: max(events.textsChangedAt) })
    .from(events)
    .where(sql`${events.textsChangedAt} is not null`)
    .prepare();

  // Of an original, and of a translation: the first that is found is enough.
  const inCampaign = or(
    isNull(sql.placeholder('campaignId')),
    eq(events.campaignId, sql.placeholder('campaignId')),
  );
  const original = drizzle
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.language, sql.placeholder('language')), announced(events), inCampaign))
    .limit(1)
    .prepare();
  const translation = drizzle
    .select({ id: events.id })
    .from(eventTexts)
    .innerJoin(events, eq(events.id, eventTexts.eventId))
    .where(and(eq(eventTexts.language, sql.placeholder('language')), announced(events), inCampaign))
    .limit(1)
    .prepare();

  const languages = (): TextLanguage[] => {
    if (any.get() === undefined) return [];
    const rows = [
      ...drizzle.all<Row>(distinct('event_texts')),
      ...drizzle.all<Row>(distinct('events')),
    ];
    return [...new Set(rows.map(({ language }) => language))];
  };

  return {
    /** What was written about an event in further languages, by their codes. */
    ofEvent: (eventId: number): EventTexts[] => ofEvent.all({ eventId }),
    /**
     * Every language in which there is a text of an event; none where each event has one language alone,
     * so that there is nothing to choose.
     */
    languages,
    /**
     * Those of them in which everybody can read about an event, or about one of a campaign.
     *
     * @param campaignId null for any event
     */
    announcedLanguages: (campaignId: number | null = null): TextLanguage[] =>
      languages().filter((language) => {
        const asked = { language, campaignId };
        return translation.get(asked) !== undefined || original.get(asked) !== undefined;
      }),
    /** When a text in a further language last came, changed or went; 0 where there never was one. */
    lastChange: (): number => lastChange.get()?.at ?? 0,
  };
}

interface Row {
  language: TextLanguage;
}

/** From one language to the next in the index, whatever number of rows each of them has. */
const distinct = (table: 'events' | 'event_texts') =>
  sql.raw(`with recursive known(language) as (
    select min(language) from ${table} union all
    select (select min(language) from ${table} where language > known.language)
    from known where known.language is not null)
    select language from known where language is not null`);

export function eventTextChanges(drizzle: Drizzle) {
  const changed = (eventId: number, now: number) =>
    drizzle.update(events).set({ textsChangedAt: now }).where(eq(events.id, eventId)).run();

  return {
    /** Puts texts of an event in a further language in the place of those of before. */
    put: (eventId: number, language: TextLanguage, texts: TranslatedTexts, now: number): void => {
      drizzle
        .insert(eventTexts)
        .values({ eventId, language, texts, createdAt: now, updatedAt: now })
        .onConflictDoUpdate({
          target: [eventTexts.eventId, eventTexts.language],
          set: { texts, updatedAt: now },
        })
        .run();
      changed(eventId, now);
    },
    remove: (eventId: number, language: TextLanguage, now: number): void => {
      drizzle
        .delete(eventTexts)
        .where(and(eq(eventTexts.eventId, eventId), eq(eventTexts.language, language)))
        .run();
      changed(eventId, now);
    },
  };
}
