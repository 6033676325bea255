import { z } from 'zod';
import { hostings, type Campaign, type CampaignPart } from '../../db/schema.ts';
import { colorNames } from '../../templates/palette.ts';
import type { FormValues } from '../../templates/forms.ts';
import { textLanguages } from '../../templates/textLanguages.ts';
import type { Translate } from '../../templates/translate.ts';
import { isSlug, longestSlug, slugFrom } from '../events/slug.ts';
import { paragraphLines, paragraphsIn, type CampaignTextName } from '../texts/campaignFor.ts';
import { countryCodes } from '../time/countries.ts';
import { dateAt, isDate } from '../time/day.ts';
import {
  checkbox,
  optionalChoice,
  optionalEmail,
  optionalLine,
  optionalText,
  readBy,
  requiredLine,
  textReadBy,
} from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import { readHashtags } from './hashtags.ts';

/** What organizers say of a campaign. */
export type CampaignDetails = Pick<Campaign, CampaignPart>;

export const longestTitle = 120;
export const longestFacts = 4000;
const mostParagraphs = 20;

/** Of the lists that have one a line. */
const longestList = 2000;
const mostLines = 30;

/** The texts that can be written in further languages, with the lines of their boxes and how each is read. */
export const campaignTexts = {
  title: { rows: 1, form: () => requiredLine(longestTitle, 'console.campaigns.problems.title') },
  facts: { rows: 6, form: () => optionalText(longestFacts) },
  demands: { rows: 4, form: () => optionalText(longestList) },
  hashtags: { rows: 1, form: () => textReadBy(200, readHashtags) },
  bring: { rows: 2, form: () => optionalText(1000) },
  template: { rows: 8, form: () => optionalText(4000) },
} as const satisfies Record<CampaignTextName, object>;

const day = (refusal: FieldProblem['key']) =>
  readBy(
    (text) => (text === '' ? { date: null } : isDate(text) ? { date: text } : null),
    refusal,
  ).transform(({ date }) => date);

const CampaignForm = z.object({
  title: campaignTexts.title.form(),
  facts: campaignTexts.facts.form().transform(paragraphsIn),
  day: day('console.campaigns.problems.day'),
  lastDay: day('console.campaigns.problems.day'),
  callers: optionalText(longestList).transform(withoutEmptyLines),
  demands: campaignTexts.demands.form().transform(withoutEmptyLines),
  hashtags: campaignTexts.hashtags.form(),
  contact: optionalEmail(),
  endorsementsOpen: checkbox(),
  endorsementsContinue: checkbox(),
  bring: campaignTexts.bring.form(),
  startTime: readBy(
    (text) =>
      /^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/.test(text) ? { time: text === '' ? null : text } : null,
    'console.campaigns.problems.startTime',
  ).transform(({ time }) => time),
  // Nothing was said: nobody is let in who was not meant.
  hosting: optionalChoice(hostings).transform((chosen) => chosen ?? ('nobody' as const)),
  placesOf: optionalChoice(countryCodes),
  template: campaignTexts.template.form(),
  color: optionalChoice(colorNames),
  // Longer than an address may be: what is wrong with it is said in its own words.
  slug: optionalLine(2 * longestSlug),
  language: optionalChoice(textLanguages),
});

/**
 * Reads the form of a campaign. Without an address it gets one by its name.
 *
 * @param now epoch milliseconds, for the address of a name without a Latin letter
 */
export function readCampaignForm(
  values: FormValues,
  t: Translate,
  now: number,
): ParsedForm<CampaignDetails> {
  const parsed = parseForm(CampaignForm, values, t);
  if (!parsed.ok) return parsed;
  const read = parsed.value;
  const details: CampaignDetails = {
    ...read,
    slug: read.slug === '' ? slugFrom(read.title, `campaign-${dateAt(now, 'UTC')}`) : read.slug,
    // Said twice, it is one day.
    lastDay: read.lastDay === read.day ? null : read.lastDay,
  };
  const problems = contradictionsIn(details);
  if (Object.keys(problems).length > 0)
    return { ok: false, form: refusedForm(values, problems, t) };
  return { ok: true, value: details };
}

/** What each field allows and all together do not. */
function contradictionsIn(details: CampaignDetails): Partial<Record<CampaignPart, FieldProblem>> {
  const { slug, facts, day: first, lastDay } = details;
  const problems: Partial<Record<CampaignPart, FieldProblem>> = {};
  if (facts.length > mostParagraphs)
    problems.facts = {
      key: 'console.campaigns.problems.tooManyParagraphs',
      values: { most: mostParagraphs },
    };
  if (lastDay !== null && (first === null || lastDay < first))
    problems.lastDay = { key: 'console.campaigns.problems.lastDay' };
  for (const list of ['callers', 'demands'] as const)
    if (details[list].split('\n').length > mostLines)
      problems[list] = {
        key: 'console.campaigns.problems.tooManyLines',
        values: { most: mostLines },
      };
  if (!isSlug(slug)) problems.slug = { key: 'console.campaigns.problems.slug' };
  return problems;
}

/** A campaign as it stands in its form. */
export function campaignValues(details: CampaignDetails): FormValues {
  const { facts, day: first, lastDay, startTime, placesOf, color, language, ...others } = details;
  const { endorsementsOpen, endorsementsContinue, ...texts } = others;
  return {
    ...texts,
    facts: paragraphLines(facts),
    day: first ?? '',
    lastDay: lastDay ?? '',
    startTime: startTime ?? '',
    placesOf: placesOf ?? '',
    color: color ?? '',
    language: language ?? '',
    endorsementsOpen: endorsementsOpen ? 'yes' : '',
    endorsementsContinue: endorsementsContinue ? 'yes' : '',
  };
}

function withoutEmptyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}
