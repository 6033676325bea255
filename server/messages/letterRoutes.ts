import { z } from 'zod';
import {
  letterAudiences,
  type Campaign,
  type CampaignLetter,
  type LetterAudience,
} from '../../db/schema.ts';
import { consoleCampaignLettersAddress } from '../../templates/addresses.ts';
import { fieldsInText } from '../../templates/emails/messageMarkdown.ts';
import { fieldOf, fieldsInLine, type MessageField } from '../../templates/emails/messageFields.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { campaignLettersPage } from '../../templates/pages/console/campaignLetters.ts';
import { campaignOf, campaignNamed } from '../campaigns/campaignOf.ts';
import { siteOf } from '../siteSettings.ts';
import { redirectDone } from '../web/done.ts';
import { choice } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { formKeyIn } from '../web/formKey.ts';
import { draftLetter, type LetterDraft } from './campaignLetters.ts';
import { peopleOf } from './letterOnConsole.ts';
import { letterSendingRoutes } from './letterSendingRoutes.ts';
import { mayWriteLetter } from './mayWriteLetter.ts';
import { formOfTexts, parseMessageForm, textFields } from './messageForm.ts';
import { languagesWritten } from './messageLanguages.ts';
import { fastestPace, slowestPace, usualPace } from './pace.ts';

const list = '/console/campaigns/:slug/letters';
const role = 'organizer' as const;
const need = 'lead' as const;

/** Writing to those who organize an action of a campaign, to all who come to one, or who follow it. */
export const campaignLetterRoutes: readonly Route[] = [
  {
    method: 'get',
    path: list,
    role,
    need,
    handle: (visit) =>
      campaignOf(visit, consoleCampaignLettersAddress, (campaign) => show(visit, campaign)),
  },
  { method: 'post', path: list, role, need, handle: write },
  ...letterSendingRoutes,
];

function show(visit: OrganizerVisit, campaign: Campaign, refused: FormState | null = null): Reply {
  const { services, view, rights, query, form } = visit;
  const { campaignLetters } = services.db;
  const from = campaignLetters.byId(plainNumber(query.get('from') ?? '') ?? 0);
  const begun = from?.campaignId === campaign.id && mayWriteLetter(rights, from) ? from : null;
  const offered = audiencesFor(visit, campaign);
  const asked = offered.find((one) => one === query.get('to'));
  const fresh = freshForm({
    audience: begun?.audience ?? asked ?? 'organizing',
    pace: String(begun?.pace ?? usualPace),
    ...formOfTexts(begun?.texts ?? {}),
  });
  const { moment } = shownTimes(view, zoneOfPage(view));
  return page(
    campaignLettersPage(view, {
      campaign,
      form: refused ?? fresh,
      formKey: formKeyIn(freshForm(form)),
      languages: siteOf(services).locales,
      pace: { slowest: slowestPace, fastest: fastestPace },
      audiences: offered.map((audience) => ({
        audience,
        people: peopleOf(visit, campaign.id, audience),
      })),
      letters: campaignLetters
        .ofCampaign(campaign.id)
        .filter((letter) => mayWriteLetter(rights, letter))
        .map((letter) => ({
          id: letter.id,
          subject: subjectOf(letter, view.language),
          audience: letter.audience,
          sent: letter.sentAt === null ? null : moment(letter.sentAt),
          planned: letter.sendAt === null ? null : moment(letter.sendAt),
        })),
    }),
    refused === null ? 200 : 422,
  );
}

/** To whom somebody may write. */
function audiencesFor({ rights }: OrganizerVisit, { id }: Campaign): LetterAudience[] {
  return letterAudiences.filter((audience) => mayWriteLetter(rights, { campaignId: id, audience }));
}

function subjectOf({ texts }: CampaignLetter, reader: string): string {
  const [first] = languagesWritten({ texts }).toSorted(
    (one, other) => Number(other === reader) - Number(one === reader),
  );
  return first === undefined ? '' : (texts[first]?.subject ?? '');
}

async function write(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer, form } = visit;
  const campaign = campaignNamed(visit);
  const parsed = readLetter(visit, campaign);
  if (!parsed.ok) return show(visit, campaign, parsed.form);
  const formKey = formKeyIn(freshForm(form));
  const letter = await draftLetter(services, campaign.id, organizer.id, formKey, parsed.value);
  return redirectDone(visit, consoleCampaignLettersAddress(campaign.slug, letter.id), 'saved');
}

/** The words in braces that a letter can have; null where an event fills in them all. */
const fieldsFor = {
  organizing: [],
  attendees: null,
  followers: ['name', 'title', 'link'],
} as const satisfies Record<LetterAudience, readonly MessageField[] | null>;

/** Reads the form of a letter as that of a message is read, and to whom it goes. */
function readLetter(visit: OrganizerVisit, campaign: Campaign): ParsedForm<LetterDraft> {
  const { services, view, form } = visit;
  const to = parseForm(z.object({ audience: choice(audiencesFor(visit, campaign)) }), form, view.t);
  const message = parseMessageForm(
    { ...form, audience: 'all', search: '', filter: '' },
    siteOf(services).locales,
    view,
  );
  if (!to.ok || !message.ok) {
    const problems = {
      ...(to.ok ? {} : to.form.problems),
      ...(message.ok ? {} : message.form.problems),
    };
    return { ok: false, form: { values: form, problems } };
  }
  const { audience } = to.value;
  const { texts, pace } = message.value;
  const problems: Record<string, FieldProblem> = {};
  const known = fieldsFor[audience];
  if (known !== null)
    for (const language of languagesWritten({ texts })) {
      const { subject = '', text = '' } = texts[language] ?? {};
      const fields = textFields(language);
      const isOther = (word: string) => !known.some((one) => one === fieldOf(word));
      const key =
        audience === 'followers'
          ? 'console.letters.problems.fieldsOfFollowers'
          : 'console.letters.problems.fields';
      if (fieldsInLine(subject).some(isOther)) problems[fields.subject] = { key };
      if (fieldsInText(text).some(isOther)) problems[fields.text] = { key };
    }
  return Object.keys(problems).length > 0
    ? { ok: false, form: refusedForm(form, problems, view.t) }
    : { ok: true, value: { audience, texts, pace } };
}
