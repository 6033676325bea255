import { getCountryCode, rawTimeZones, timeZonesNames } from '@vvo/tzdb';
import {
  knowsClockLetters,
  localeOf,
  perLanguage,
  type Language,
} from '../../templates/languages.ts';
import { textGroup, translator } from '../../templates/translate.ts';
import { offsetAt, offsetText } from './clock.ts';
import { clockText } from './dateText.ts';
import { memoize } from '../memoize.ts';
import { isZone } from './tzdata.ts';
import { withCommas } from '../../templates/withCommas.ts';

export { isZone } from './tzdata.ts';

/** Tells whether a zone is UTC itself, which some systems report as `Etc/UTC`. */
export function isUtc(zone: string): boolean {
  return zone === 'UTC' || zone === 'Etc/UTC';
}

/** The name that the IANA database prefers today for a zone: `Europe/Kiev` gives `Europe/Kyiv`. */
export function canonicalZone(name: string): string {
  const platform = isZone(name) ? platformName(name) : null;
  if (platform === null) return name;
  return currentNames().get(platform) ?? platform;
}

/** Tells whether two names mean the same zone, one being an alias of the other. */
export function sameZone(a: string, b: string): boolean {
  return a === b || canonicalZone(a) === canonicalZone(b);
}

const platformNames = new Map<string, string | null>();

/** The platform's own name for a zone; null while it has not heard of a new one. */
function platformName(name: string): string | null {
  const known = platformNames.get(name);
  if (known !== undefined) return known;
  const found = construct(name);
  platformNames.set(name, found);
  return found;
}

function construct(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

let renamed: Map<string, string> | null = null;

/** From the platform's name to today's, where the platform keeps an old one (`Asia/Calcutta`). */
function currentNames(): Map<string, string> {
  if (renamed !== null) return renamed;
  renamed = new Map();
  const current = new Set(timeZonesNames);
  // What the platform lists keeps its name. Each zone that is asked for itself costs the platform a
  // fraction of a millisecond and of a megabyte: only the few are asked that it does not list.
  const listedByPlatform = new Set(Intl.supportedValuesOf('timeZone'));
  for (const name of current) {
    if (listedByPlatform.has(name)) continue;
    const platform = platformName(name);
    if (platform !== null && !current.has(platform)) renamed.set(platform, name);
  }
  return renamed;
}

const places = perLanguage((language) => textGroup(language, 'zones.places'));

/**
 * The place a zone is known by: `New York` and `Nueva York`, `Mexico City` and `Ciudad de México`.
 * Where the texts of the language have no name of their own for it, the city in the zone's name.
 */
export function placeName(zone: string, language: Language): string {
  const current = canonicalZone(zone);
  const named = places(language)[current];
  if (named !== undefined) return named;
  return (current.split('/').at(-1) ?? current).replaceAll('_', ' ');
}

/** An abbreviation that holds all year, and the zone whose clocks it stands for. */
const generalZones = new Map([
  ['ET', 'America/New_York'],
  ['CT', 'America/Chicago'],
  ['MT', 'America/Denver'],
  ['PT', 'America/Los_Angeles'],
]);

/**
 * `ET`, `CT`, `MT` or `PT`, where readers of English know the zone's clocks by it; null elsewhere.
 * The platform's names may lag behind its clocks when a province leaves the others (as British
 * Columbia and Alberta did), hence the comparison at the very instant.
 */
export function generalAbbreviation(
  zone: string,
  instant: number,
  language: Language,
): string | null {
  if (!knowsClockLetters(language)) return null;
  if (!['US', 'CA'].includes(getCountryCode(zone) ?? '') || platformName(zone) === null)
    return null;
  const name = generalName(zone, instant);
  const reference = generalZones.get(name ?? '');
  if (name === undefined || reference === undefined) return null;
  return offsetAt(zone, instant) === offsetAt(reference, instant) ? name : null;
}

const month = 30 * 86_400_000;

/**
 * What the platform calls a zone at an instant. Asking it takes longer than anything else in an
 * announcement, and the answer changes once in decades: what it says at the beginning and at the end
 * of a month holds in between.
 */
function generalName(zone: string, instant: number): string | undefined {
  const [first, last] = namesOfMonth(zone, Math.floor(instant / month));
  return first === last ? first : platformGeneralName(zone, instant);
}

const namesOfMonth = memoize(
  2000,
  (zone: string, number: number) => `${zone} ${number}`,
  (zone, number) => [number, number + 1].map((edge) => platformGeneralName(zone, edge * month)),
);

function platformGeneralName(zone: string, instant: number): string | undefined {
  const parts = nameFormat(zone).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value;
}

const nameFormats = new Map<string, Intl.DateTimeFormat>();

function nameFormat(timeZone: string): Intl.DateTimeFormat {
  const made =
    nameFormats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortGeneric' });
  nameFormats.set(timeZone, made);
  return made;
}

/** How a zone is called beside a time: `ET` where readers know it so, else its place. */
export function zoneLabel(zone: string, instant: number, language: Language): string {
  return generalAbbreviation(zone, instant, language) ?? placeName(zone, language);
}

const zoneGroups = [
  'world',
  'americas',
  'europe',
  'africa',
  'asia',
  'oceania',
  'antarctica',
] as const;

/** The part of the world under whose heading a zone stands in the picker. */
export type ZoneGroup = (typeof zoneGroups)[number];

/** One option of the zone picker. */
export interface ZoneChoice {
  /** The option's value. */
  zone: string;
  place: string;
  /** `New York — 2:05 PM now (UTC−05:00)` */
  label: string;
}

/** One `<optgroup>` of the zone picker. */
export interface ZoneChoiceGroup {
  group: ZoneGroup;
  label: string;
  choices: ZoneChoice[];
}

/**
 * The options of a zone picker: by part of the world, then by place in alphabetical order, each
 * with what clocks there show now. One zone stands for all that share its clocks and country.
 *
 * @param now epoch milliseconds
 * @param including zones that must be among the options under exactly these names, because they
 *   are chosen already: an alias or a smaller place (`Europe/Kiev`, `America/Detroit`) stays itself
 */
export function zoneChoices(
  language: Language,
  now: number,
  including: readonly string[] = [],
): ZoneChoiceGroup[] {
  const t = translator(language);
  const zones = zonesToChoose(language, including);
  return zoneGroups.flatMap((group) => {
    const choices = zones
      .filter((entry) => entry.group === group)
      .map(({ zone, place, named }) => ({
        zone,
        place,
        label: t('zones.choice', {
          place: named,
          time: clockText(now, zone, language),
          offset: offsetText(offsetAt(zone, now)),
        }),
      }));
    return choices.length === 0 ? [] : [{ group, label: t(`zones.groups.${group}`), choices }];
  });
}

interface ListedZone {
  zone: string;
  place: string;
  /** The place, with its country where that helps to find it. */
  named: string;
  group: ZoneGroup;
}

const listed: Partial<Record<Language, ListedZone[]>> = {};

function zonesToChoose(language: Language, including: readonly string[]): ListedZone[] {
  // Names, countries and their order do not change while the process lives; only the clocks do.
  const usual = (listed[language] ??= sorted(
    ['UTC', ...rawTimeZones.map(({ name }) => name)].map((zone) => listedZone(zone, language)),
    language,
  ));
  const chosen = new Set(including.filter((zone) => isZone(zone)));
  const added = [...chosen].filter((zone) => !usual.some((entry) => entry.zone === zone));
  if (added.length === 0) return usual;
  const kept = usual.filter(
    ({ zone }) => chosen.has(zone) || !added.some((name) => sameZone(name, zone)),
  );
  return sorted([...kept, ...added.map((zone) => listedZone(zone, language))], language);
}

function listedZone(zone: string, language: Language): ListedZone {
  const place = placeName(zone, language);
  const country = soleCountry(zone, language);
  const named = country === null || place.includes(country) ? place : withCommas([place, country]);
  return { zone, place, named, group: groupOf(zone) };
}

function sorted(zones: ListedZone[], language: Language): ListedZone[] {
  const { compare } = new Intl.Collator(localeOf(language));
  return zones.sort((a, b) => compare(a.named, b.named));
}

const zonesOfCountry = Map.groupBy(rawTimeZones, ({ countryCode }) => countryCode);

const countryNames = perLanguage(
  (language) => new Intl.DisplayNames(localeOf(language), { type: 'region', style: 'short' }),
);

/** The country, where it has one zone: there people look for the country, not for the city. */
function soleCountry(zone: string, language: Language): string | null {
  const code = getCountryCode(zone);
  if (code === undefined || zonesOfCountry.get(code)?.length !== 1) return null;
  return countryNames(language).of(code) ?? null;
}

const continentGroups: Readonly<Record<string, ZoneGroup>> = {
  NA: 'americas',
  SA: 'americas',
  EU: 'europe',
  AF: 'africa',
  AS: 'asia',
  OC: 'oceania',
  AN: 'antarctica',
};

function groupOf(zone: string): ZoneGroup {
  if (isUtc(zone)) return 'world';
  const current = canonicalZone(zone);
  const known = rawTimeZones.find(({ group }) => group.includes(current));
  return continentGroups[known?.continentCode ?? ''] ?? 'world';
}
