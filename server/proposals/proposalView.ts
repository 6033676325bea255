import type { City } from '../../db/cities.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { Campaign } from '../../db/schema.ts';
import type { FormState } from '../../templates/forms.ts';
import type { OfferedCity, ProposedTo } from '../../templates/pages/proposals/newProposal.ts';
import type { ProposalInWords } from '../../templates/pages/proposals/ownProposal.ts';
import type { ProposalFieldsProps } from '../../templates/pages/proposals/proposalFields.ts';
import type { View } from '../../templates/view.ts';
import { occurrenceQuestions } from '../events/scheduleForm.ts';
import type { Services } from '../services.ts';
import { campaignFor } from '../texts/campaignFor.ts';
import { countryName } from '../time/countries.ts';
import { dateInWords } from '../time/dateText.ts';
import { timeInWords } from '../time/times.ts';
import { daysOf, hourValues, isListOfDays } from './proposalForm.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** The campaign of a proposal as somebody reads it. */
export function proposedTo(services: Services, campaign: Campaign, view: View): ProposedTo {
  const { slug, title, language } = campaignFor(services, campaign, [...view.reads, view.language]);
  return { slug, title, language };
}

/** A city with where it is, as one of a name is told from another. */
export function offeredCity({ id, name, region, country }: City, view: View): OfferedCity {
  return { id, name, within: withCommas([region, countryName(country, view.language)]) };
}

/** What the fields of a form have to know beside what was typed. */
export function fieldsFor(
  form: FormState,
  campaign: Pick<Campaign, 'day' | 'lastDay'>,
  place: { name: string; zone: string },
  view: View,
): ProposalFieldsProps {
  const days = daysOf(campaign, place.zone, view.now);
  const hour = { ...hourValues(form.values), zone: place.zone };
  return {
    form,
    city: place.name,
    days: isListOfDays(days)
      ? days.map((date) => ({ date, words: dateInWords(date, view.language) }))
      : null,
    occurrence: occurrenceQuestions(hour, view.language).start ?? null,
  };
}

/** What was proposed, in words. */
export function proposalInWords(proposal: Proposal, view: View): ProposalInWords {
  const { title, description, city, region, country, startsAt, zone } = proposal;
  const { venue, address, landmark, host, contactPublic } = proposal;
  const where = [city, region, countryName(country, view.language)];
  return {
    title,
    description,
    city: withCommas(where),
    when: timeInWords(startsAt, zone, view.language),
    venue,
    address,
    landmark,
    host,
    contactPublic,
  };
}
