import type { Store } from '../../db/database.ts';
import type { Campaign, Event, NewEvent, TranslatedTexts } from '../../db/schema.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import { freeSlug } from '../events/createEvent.ts';
import { isSlug, slugFrom } from '../events/slug.ts';
import { originalText, translatedFields } from '../fields/eventIn.ts';
import type { Services } from '../services.ts';
import { originalOf, ofCampaign } from '../texts/campaignFor.ts';
import { wordsOf } from '../texts/textsIn.ts';
import { scheduleColumns } from '../time/eventSchedule.ts';
import { buildDaySchedule, buildSchedule, tzdataVersion, type Schedule } from '../time/schedule.ts';
import type { ActionInFile, CampaignFile } from './campaignFile.ts';

export type TakingOver =
  | {
      kind: 'taken';
      campaign: Campaign;
      events: number;
      /** Addresses of actions whose hour no clock here shows: somebody has to enter them by hand. */
      left: string[];
    }
  /** A campaign here has its address already. */
  | { kind: 'slug-taken'; slug: string };

export interface TakeOver {
  file: CampaignFile;
  /** Its name in its address here; null for the one that it has there. */
  slug: string | null;
  /** Whether everybody sees it at once; else it and its events are drafts. */
  announce: boolean;
}

/**
 * Makes a campaign of ours, with its events, of the file of another site. All of it is here or nothing of it.
 * Instants are derived anew from what clocks show, with the tz data of here.
 */
export async function takeOverCampaign(
  { db, clock, config }: Services,
  { file, slug: wanted, announce }: TakeOver,
): Promise<TakingOver> {
  const now = clock();
  const slug = wanted ?? slugOf(file.url, file.title, 'campaign');
  return db.write((store): TakingOver => {
    if (store.campaigns.named(slug)) return { kind: 'slug-taken', slug };
    const campaign = store.campaigns.insert({
      slug,
      state: announce ? 'open' : 'draft',
      title: file.title,
      language: file.language,
      facts: file.facts,
      day: file.first_day,
      // One day has no other last one.
      lastDay: isLater(file.last_day, file.first_day) ? file.last_day : null,
      callers: file.called_by.join('\n'),
      demands: file.demands.join('\n'),
      hashtags: file.hashtags.join(' '),
      contact: file.contact ?? '',
      bring: file.bring,
      updatedAt: now,
    });
    translateCampaign(store, { db, config }, campaign, file, now);
    const left: string[] = [];
    let events = 0;
    for (const action of file.actions) {
      const schedule = scheduleIn(action);
      // What was called off tells nobody anything where it was never announced.
      if (!announce && action.state === 'canceled') continue;
      if (schedule === null) left.push(action.url);
      else {
        const fields = { campaignId: campaign.id, announce, now };
        const event = store.events.insert(eventOf(store, action, schedule, fields));
        translateEvent(store, event, action, now);
        events += 1;
      }
    }
    store.audit.append({ at: now, by: 'host', action: 'campaign-created', detail: { slug } });
    return { kind: 'taken', campaign, events, left };
  });
}

function isLater(last: string | null, first: string | null): boolean {
  return last !== null && first !== null && last > first;
}

/** What stands last in an address, or what its title gives. */
function slugOf(url: string, title: string, fallback: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return isSlug(last) ? last : slugFrom(title, fallback);
}

/** The hours of an action as they are reckoned here; null where no clock shows them. */
function scheduleIn({
  zone,
  precision,
  start,
  end,
  arrival,
  ...action
}: ActionInFile): Schedule | null {
  const announcedZones = [zone, ...action.announced_zones];
  const built =
    precision === 'day'
      ? buildDaySchedule({ zone, firstDay: start.local, lastDay: end?.local, announcedZones })
      : buildSchedule({
          zone,
          startLocal: start.local,
          startOccurrence: start.occurrence,
          endLocal: end?.local,
          endOccurrence: end?.occurrence,
          assemblyLocal: arrival?.local,
          assemblyOccurrence: arrival?.occurrence,
          announcedZones,
        });
  return built.ok ? built.schedule : null;
}

function eventOf(
  store: Store,
  action: ActionInFile,
  schedule: Schedule,
  { campaignId, announce, now }: { campaignId: number; announce: boolean; now: number },
): NewEvent {
  const { place, kind, title } = action;
  const [host = title] = action.called_by;
  const cancelled = action.state === 'canceled';
  return {
    ...scheduleColumns(schedule, tzdataVersion()),
    slug: freeSlug(store, slugOf(action.url, title, `event-${action.start.local.slice(0, 10)}`)),
    campaignId,
    // Of what was taken over twice, the first site is where it is from.
    originUid: action.origin?.uid ?? action.uid,
    originUrl: action.origin?.url ?? action.url,
    kind,
    language: action.language,
    title,
    summary: action.summary,
    description: action.description,
    host,
    venue: place?.venue ?? '',
    address: place?.address ?? '',
    city: place?.city ?? '',
    postalCode: place?.postal_code ?? '',
    region: place?.region ?? '',
    country: place?.country ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    meetingPoints: action.meeting_points,
    bring: action.bring,
    accessibility: action.accessibility,
    accessFeatures: action.access_features.join(' '),
    spokenLanguages: action.spoken_languages,
    phone: action.phone,
    speakers: [],
    ...(announce
      ? {
          state: cancelled ? 'cancelled' : 'published',
          publishedAt: now,
          cancelledAt: cancelled ? now : null,
          cancellationNote: action.cancellation_note,
        }
      : {}),
    scheduledAt: now,
    createdAt: now,
    updatedAt: now,
  };
}

type NamedText = [name: string, text: TranslatedTexts[string]];

/** What texts of an action are called here. */
const ownNames: Readonly<Record<string, string>> = {
  meeting_points: 'meetingPoints',
  spoken_languages: 'spokenLanguages',
  cancellation_note: 'cancellationNote',
};

function translateEvent(store: Store, event: Event, action: ActionInFile, now: number): void {
  for (const [language, written] of Object.entries(action.translations)) {
    const named = new Map(
      Object.entries(written ?? {}).map(([name, text]) => [ownNames[name] ?? name, text]),
    );
    const texts = translatedFields.flatMap(({ name }): NamedText[] => {
      const text = named.get(name) ?? '';
      return text === '' ? [] : [[name, { text, of: wordsOf(originalText(event, name)) }]];
    });
    if (texts.length > 0 && isTextLanguage(language))
      store.eventTexts.put(event.id, language, Object.fromEntries(texts), now);
  }
}

function translateCampaign(
  store: Store,
  services: Pick<Services, 'db' | 'config'>,
  campaign: Campaign,
  file: CampaignFile,
  now: number,
): void {
  const original = originalOf(services, campaign).texts;
  for (const [language, written] of Object.entries(file.translations)) {
    const texts = Object.entries(written ?? {}).flatMap(([name, text]): NamedText[] => {
      const of = original[name] ?? '';
      return of === '' ? [] : [[name, { text, of: wordsOf(of) }]];
    });
    if (texts.length > 0 && isTextLanguage(language))
      store.furtherTexts.put(ofCampaign(campaign), language, Object.fromEntries(texts), now);
  }
}
