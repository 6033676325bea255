import { z } from 'zod';
import type { Campaign } from '../../db/schema.ts';
import type { FormValues } from '../../templates/forms.ts';
import { textLanguages } from '../../templates/textLanguages.ts';
import type { Translate } from '../../templates/translate.ts';
import { isSlug, longestSlug, slugFrom } from '../events/slug.ts';
import { paragraphLines, paragraphsIn } from '../texts/campaignFor.ts';
import { optionalChoice, optionalLine, optionalText, readBy, requiredLine } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';

/** What organizers say of a campaign. */
export type CampaignDetails = Pick<Campaign, 'title' | 'slug' | 'facts' | 'day' | 'language'>;

export const longestTitle = 120;
export const longestFacts = 4000;
const mostParagraphs = 20;

const CampaignForm = z.object({
  title: requiredLine(longestTitle, 'console.campaigns.problems.title'),
  // Longer than an address may be: what is wrong with it is said in its own words.
  slug: optionalLine(2 * longestSlug),
  facts: optionalText(longestFacts).transform(paragraphsIn),
  language: optionalChoice(textLanguages),
  day: readBy(
    (text) => (text === '' ? { date: null } : isDate(text) ? { date: text } : null),
    'console.campaigns.problems.day',
  ),
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
  const { title, facts, day, language, slug: typed } = parsed.value;
  const slug = typed === '' ? slugFrom(title, `campaign-${dateOf(now)}`) : typed;
  const problems: Record<string, FieldProblem> = {
    ...(isSlug(slug) ? {} : { slug: { key: 'console.campaigns.problems.slug' } }),
    ...(facts.length <= mostParagraphs
      ? {}
      : {
          facts: {
            key: 'console.campaigns.problems.tooManyParagraphs',
            values: { most: mostParagraphs },
          },
        }),
  };
  if (Object.keys(problems).length > 0)
    return { ok: false, form: refusedForm(values, problems, t) };
  return { ok: true, value: { title, slug, facts, day: day.date, language } };
}

/** A campaign as it stands in its form. */
export function campaignValues({ title, slug, facts, day, language }: CampaignDetails): FormValues {
  return { title, slug, facts: paragraphLines(facts), day: day ?? '', language: language ?? '' };
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** `2024-01-24`, and no February 30. */
function isDate(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00Z`) : NaN;
  return !Number.isNaN(instant) && dateOf(instant) === text;
}
