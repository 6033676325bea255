import { z } from 'zod';
import type { Days, EventChoices, Narrowing } from '../../db/narrowedLists.ts';
import { eventKinds } from '../../db/schema.ts';
import { narrowingNames, type NarrowingName } from '../../templates/addresses.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import type { Translate } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';
import type { Services } from '../services.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { isMonth, monthAfter } from '../time/calendarMonth.ts';
import { dateAfter, isDate } from '../time/day.ts';
import { optionalChoice, optionalLine, readBy } from '../web/fields.ts';
import { parseForm } from '../web/parseForm.ts';

/** What an address narrows the events to. */
export interface AskedNarrowing {
  /** What was typed and chosen, word for word. */
  values: Readonly<Record<NarrowingName, string>>;
  narrowing: Narrowing;
  /** What could not be read, with the sentence about it; it narrows nothing. */
  problems: Readonly<Record<string, string>>;
}

/** Of an address that narrows nothing. */
export const noNarrowing: Pick<AskedNarrowing, 'values' | 'problems'> = {
  values: named(() => ''),
  problems: {},
};

const unknown = 'forms.problems.choose';
const empty = (typed: string) => typed === '';

const form = z.object({
  q: optionalLine(100),
  kind: optionalChoice(eventKinds),
  city: optionalLine(200),
  language: readBy<TextLanguage | ''>(
    (typed) => (isTextLanguage(typed) || typed === '' ? typed : null),
    unknown,
  ),
  campaign: optionalLine(100),
  month: readBy((typed) => (isMonth(typed) || empty(typed) ? typed : null), unknown),
  day: readBy(
    (typed) => ((isDate(typed) && isMonth(typed.slice(0, 7))) || empty(typed) ? typed : null),
    unknown,
  ),
});

/** What the address of the home page narrows it to; null where to nothing. */
export function askedNarrowing(
  { db }: Pick<Services, 'db'>,
  query: URLSearchParams,
  t: Translate,
): AskedNarrowing | null {
  const values = named((name) => query.get(name) ?? '');
  if (narrowingNames.every((name) => values[name].trim() === '')) return null;
  const parsed = parseForm(form, values, t);
  if (parsed.ok) {
    const { q, kind, city, language, campaign, month, day } = parsed.value;
    const named = campaign === '' ? undefined : db.campaigns.bySlug(campaign);
    const known = named?.state === 'draft' ? undefined : named;
    const problems: Record<string, string> =
      campaign !== '' && !known ? { campaign: t(unknown) } : {};
    const narrowing: Narrowing = {
      ...(q === '' ? {} : { search: q }),
      ...(kind === null ? {} : { kind }),
      ...(city === '' ? {} : { city }),
      ...(language === '' ? {} : { language }),
      ...(known === undefined ? {} : { campaignId: known.id }),
      ...daysOf(month, day),
    };
    return { values, narrowing, problems };
  }
  const { problems } = parsed.form;
  const readable = new URLSearchParams();
  for (const name of narrowingNames)
    if (problems[name] === undefined) readable.set(name, values[name]);
  const rest = askedNarrowing({ db }, readable, t);
  return {
    values,
    narrowing: rest?.narrowing ?? {},
    problems: { ...problems, ...rest?.problems },
  };
}

function daysOf(month: string, day: string): { days?: Days } {
  if (day !== '') return { days: { from: day, before: dateAfter(day, 1) } };
  if (month !== '') return { days: { from: `${month}-01`, before: monthAfter(month) } };
  return {};
}

function named(valueOf: (name: NarrowingName) => string): Record<NarrowingName, string> {
  return {
    q: valueOf('q'),
    kind: valueOf('kind'),
    city: valueOf('city'),
    language: valueOf('language'),
    campaign: valueOf('campaign'),
    month: valueOf('month'),
    day: valueOf('day'),
  };
}

/** What there is to choose, with the campaigns by name. */
export function shownChoices(
  services: Pick<Services, 'db' | 'config'>,
  choices: EventChoices,
  { reads, language }: Pick<View, 'reads' | 'language'>,
): Omit<EventChoices, 'campaignIds'> & { campaigns: { slug: string; title: string }[] } {
  const { db } = services;
  const campaigns = choices.campaignIds
    .flatMap((id) => db.campaigns.announcedById(id) ?? [])
    .filter(({ state }) => state !== 'archived')
    .map((campaign) => campaignFor(services, campaign, [...reads, language]));
  const languages = [...new Set([...choices.languages, ...db.eventTexts.languages()])];
  return {
    kinds: choices.kinds,
    cities: choices.cities.toSorted((one, other) => one.localeCompare(other)),
    languages,
    months: choices.months.toSorted(),
    campaigns: campaigns.map(({ slug, title }) => ({ slug, title })),
  };
}
