import { z } from 'zod';
import { eventKinds, precisions } from '../../db/schema.ts';
import { textLanguages } from '../../templates/textLanguages.ts';

/*
 * A campaign as an open file: what everybody may see of it and of its actions, and nothing more, so that
 * another site can follow it or take it over. `docs/campaign-file.md` tells people the same.
 *
 * Names are in English and snake_case, as in OSDI. What is not known is null, and a list without an
 * element is empty: a reader never has to tell a missing name from an empty one. A reader passes over names
 * that it does not know, so that a later version may add some; one that means something else by a name
 * that there is has another `version`.
 */

export const campaignFileFormat = 'cacerola-campaign';
export const campaignFileVersion = 1;

/** More than the largest day of action that is known, and still read in a second. */
export const mostActions = 20_000;

/** And of organizations that co-sponsor it. */
export const mostCoSponsors = 5000;

/** Letters of one text; what a form takes is shorter. */
const longestText = 50_000;

const Text = z.string().max(longestText);
const Line = z.string().max(1000);
/** Of any host: who writes a file may be at home in a network without domains, or in a domain like `.рф`. */
const WebAddress = z.url({ protocol: /^https?$/ }).max(2000);
const Instant = z.iso.datetime();
const Language = z.enum(textLanguages);
const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();

/** Texts in further languages, by the codes of these (ISO 639): each by the name of what it is a text of. */
const Translations = z.partialRecord(Language, z.record(z.string().max(40), Text));

/**
 * A wall time on the clocks of the action's zone, `2024-01-24T16:00` or, where the hour is not announced,
 * `2024-01-24`; and the instant that it was when the file was written (ISO 8601, UTC).
 */
const Moment = z.object({
  local: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/),
  /** Which pass is meant of an hour that happens twice. */
  occurrence: z.enum(['only', 'earlier', 'later']),
  instant: Instant,
});

const Place = z
  .object({
    venue: Line,
    address: Line,
    city: Line,
    postal_code: Line,
    region: Line,
    /** ISO 3166-1 alpha-2. */
    country: Country,
    /** Degrees, WGS 84; both or neither. */
    latitude: z.number().min(-90).max(90).nullable(),
    longitude: z.number().min(-180).max(180).nullable(),
  })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
    path: ['longitude'],
  });

const Action = z.object({
  /** Never changes and is nobody else's: the UID of its calendar entry (RFC 5545, 3.8.4.7). */
  uid: z.string().min(1).max(500),
  /** Rises with every change that a calendar can show (RFC 5545, 3.8.7.4). */
  sequence: z.int().nonnegative(),
  changed: Instant,
  /** Its page, where people sign up. */
  url: WebAddress,
  calendar: WebAddress,
  /**
   * The action of another site that it was taken over from: that one is meant wherever both are found. Files
   * that were written before there were any lack it.
   */
  origin: z
    .object({ uid: z.string().min(1).max(500), url: WebAddress })
    .nullable()
    .optional(),
  state: z.enum(['announced', 'canceled']),
  kind: z.enum(eventKinds),
  language: Language,
  title: Line.min(1),
  summary: Text,
  /** Markdown without HTML. */
  description: Text,
  called_by: z.array(Line).max(500),
  /** IANA time zone. */
  zone: z.string().max(100),
  /** Whether the hour is announced, or the day alone. */
  precision: z.enum(precisions),
  start: Moment,
  end: Moment.nullable(),
  arrival: Moment.nullable(),
  /** Zones in whose hours it is announced beside its own. */
  announced_zones: z.array(z.string().max(100)).max(50),
  place: Place.nullable(),
  meeting_points: Text,
  bring: Text,
  accessibility: Text,
  access_features: z.array(z.string().max(100)).max(100),
  spoken_languages: Line,
  phone: Line,
  cancellation_note: Text,
  /** Where organizations ask to co-sponsor it; null where they cannot. */
  co_sponsorship: WebAddress.nullable(),
  translations: Translations,
});

/** What its organizers gave it as a picture. */
const Picture = z.object({
  url: WebAddress,
  /** In pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** What it shows, in the language of the campaign; its translations call it `picture`. */
  description: Text,
});

const CoSponsor = z.object({
  name: Line.min(1),
  website: WebAddress.nullable(),
  city: Line.nullable(),
});

export const CampaignFile = z.object({
  format: z.literal(campaignFileFormat),
  version: z.literal(campaignFileVersion),
  generator: Line,
  /** The page of the campaign, which is also by what it is told from others. */
  url: WebAddress,
  changed: Instant,
  language: Language,
  title: Line.min(1),
  facts: z.array(Text).max(100),
  /** Its first and last day, each on the clocks of where somebody is; null where it has none of its own. */
  first_day: z.iso.date().nullable(),
  last_day: z.iso.date().nullable(),
  called_by: z.array(Line).max(500),
  demands: z.array(Text).max(500),
  /** With their `#`. */
  hashtags: z.array(Line).max(100),
  /** The email address that everybody sees; null where there is none. */
  contact: Line.nullable(),
  /** What its actions have in common to bring. */
  bring: Text,
  /** Files that were written before there were any lack it. */
  picture: Picture.nullable().optional(),
  state: z.enum(['open', 'closed', 'archived']),
  translations: Translations,
  /** Organizations that co-sponsor the whole, as its page lists them. */
  co_sponsors: z.array(CoSponsor).max(mostCoSponsors),
  /** Where organizations ask to; null where they cannot. Files of before have it not. */
  co_sponsorship: WebAddress.nullable().default(null),
  actions: z.array(Action).max(mostActions),
});

/** A campaign as it stands in a file. */
export type CampaignFile = z.infer<typeof CampaignFile>;

/** One of its actions. */
export type ActionInFile = z.infer<typeof Action>;

/** What was found in a text that should be such a file. */
export type ReadCampaignFile =
  | { kind: 'campaign'; campaign: CampaignFile }
  /** It is no JSON, or no campaign of ours. */
  | { kind: 'other' }
  /** It was written by a later version. */
  | { kind: 'later'; version: number }
  /** It should be one, and something in it is wrong: where, as `actions[3].start.local`. */
  | { kind: 'faulty'; where: string };

const Head = z.object({ format: z.literal(campaignFileFormat), version: z.int().positive() });

/** An address as a file may have it; null where it has none, or one that no reader would take. */
export function addressInFile(address: string | null): string | null {
  return WebAddress.safeParse(address).success ? address : null;
}

/** Reads the text of a file that should hold a campaign. */
export function readCampaignFile(text: string): ReadCampaignFile {
  const data = parsed(text);
  const head = Head.safeParse(data);
  if (!head.success) return { kind: 'other' };
  const { version } = head.data;
  if (version > campaignFileVersion) return { kind: 'later', version };
  const whole = CampaignFile.safeParse(data);
  if (whole.success) return { kind: 'campaign', campaign: whole.data };
  return { kind: 'faulty', where: pathOf(whole.error.issues[0]?.path ?? []) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
