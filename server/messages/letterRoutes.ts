import { z } from 'zod';
import { letterAudiences, type Campaign, type CampaignLetter } from '../../db/schema.ts';
import { consoleCampaignLettersAddress } from '../../templates/addresses.ts';
import { fieldsInText } from '../../templates/emails/messageMarkdown.ts';
import { fieldsInLine } from '../../templates/emails/messageFields.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
import {
  campaignLetterPage,
  campaignLettersPage,
} from '../../templates/pages/console/campaignLetters.ts';
import { campaignOf, campaignNamed } from '../campaigns/campaignOf.ts';
import { siteOf } from '../siteSettings.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { choice } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { formKeyIn } from '../web/formKey.ts';
import { draftLetter, sendLetter, type LetterDraft } from './campaignLetters.ts';
import { formOfTexts, parseMessageForm, textFields } from './messageForm.ts';
import { languagesWritten } from './messageLanguages.ts';
import { fastestPace, minutesFor, slowestPace, usualPace } from './pace.ts';

const list = '/console/campaigns/:slug/letters';
const role = 'organizer' as const;
const need = 'lead' as const;

/** Writing to those who organize an action of a campaign, or to all who come to one. */
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
  { method: 'get', path: `${list}/:id`, role, need, handle: showOne },
  { method: 'post', path: `${list}/:id/sending`, role, need, handle: send },
];

const AudienceForm = z.object({ audience: choice(letterAudiences) });

function letterOf(visit: OrganizerVisit): { campaign: Campaign; letter: CampaignLetter } {
  const campaign = campaignNamed(visit);
  const letter = visit.services.db.campaignLetters.byId(idInPath(visit));
  if (letter?.campaignId !== campaign.id) throw notFound();
  return { campaign, letter };
}

function show(visit: OrganizerVisit, campaign: Campaign, refused: FormState | null = null): Reply {
  const { services, view, query, form } = visit;
  const { campaignLetters } = services.db;
  const from = campaignLetters.byId(plainNumber(query.get('from') ?? '') ?? 0);
  const begun = from?.campaignId === campaign.id ? from : null;
  const fresh = freshForm({
    audience: begun?.audience ?? 'organizing',
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
      people: {
        organizing: peopleOf(visit, campaign.id, 'organizing'),
        attendees: peopleOf(visit, campaign.id, 'attendees'),
      },
      letters: campaignLetters.ofCampaign(campaign.id).map((letter) => ({
        id: letter.id,
        subject: subjectOf(letter, view.language),
        audience: letter.audience,
        sent: letter.sentAt === null ? null : moment(letter.sentAt),
      })),
    }),
    refused === null ? 200 : 422,
  );
}

function peopleOf(
  { services }: OrganizerVisit,
  campaignId: number,
  audience: CampaignLetter['audience'],
): number {
  const { campaignLetters } = services.db;
  return audience === 'organizing'
    ? campaignLetters.organizing(campaignId).length
    : campaignLetters.addresses(campaignLetters.eventsWithPeople(campaignId));
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
  const parsed = readLetter(visit);
  if (!parsed.ok) return show(visit, campaign, parsed.form);
  const formKey = formKeyIn(freshForm(form));
  const letter = await draftLetter(services, campaign.id, organizer.id, formKey, parsed.value);
  return redirectDone(visit, consoleCampaignLettersAddress(campaign.slug, letter.id), 'saved');
}

/** Reads the form of a letter as that of a message is read, and to whom it goes. */
function readLetter({ services, view, form }: OrganizerVisit): ParsedForm<LetterDraft> {
  const to = parseForm(AudienceForm, form, view.t);
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
  // There is no event that they could be filled from.
  if (audience === 'organizing')
    for (const language of languagesWritten({ texts })) {
      const { subject = '', text = '' } = texts[language] ?? {};
      const fields = textFields(language);
      if (fieldsInLine(subject).length > 0)
        problems[fields.subject] = { key: 'console.letters.problems.fields' };
      if (fieldsInText(text).length > 0)
        problems[fields.text] = { key: 'console.letters.problems.fields' };
    }
  return Object.keys(problems).length > 0
    ? { ok: false, form: refusedForm(form, problems, view.t) }
    : { ok: true, value: { audience, texts, pace } };
}

function showOne(visit: OrganizerVisit): Reply {
  const { services, view } = visit;
  const { campaign, letter } = letterOf(visit);
  const { campaignLetters } = services.db;
  const parts = campaignLetters.messagesOf(letter.id);
  const progress = letter.sentAt === null ? null : progressOf(visit, letter, parts);
  const people =
    progress === null
      ? peopleOf(visit, campaign.id, letter.audience)
      : progress.sent + progress.left;
  return page(
    campaignLetterPage(view, {
      campaign,
      id: letter.id,
      audience: letter.audience,
      texts: languagesWritten(letter).flatMap((language) => {
        const written = letter.texts[language];
        if (written === undefined) return [];
        const { subject, text } = written;
        return { language, subject, html: renderMarkdown(text) };
      }),
      people,
      minutes: minutesFor(people, letter.pace),
      sent:
        letter.sentAt === null ? null : shownTimes(view, zoneOfPage(view)).moment(letter.sentAt),
      progress,
      parts: parts.map(({ id, eventSlug, eventTitle }) => ({
        id,
        slug: eventSlug,
        title: eventTitle,
      })),
      done: doneText(visit, ['saved', 'sending'], (name, [count = 0]) =>
        view.t(`console.letters.done.${name}`, { count }),
      ),
    }),
  );
}

function progressOf(
  { services }: OrganizerVisit,
  letter: CampaignLetter,
  parts: readonly { id: number }[],
): { sent: number; left: number } {
  const { campaignLetters, messages } = services.db;
  if (letter.audience === 'organizing') {
    const { sent, due } = campaignLetters.mailsToOrganizers(letter.id);
    return { sent, left: due };
  }
  const progress = { sent: 0, left: 0 };
  for (const { id } of parts) {
    const message = messages.byId(id);
    const mails = messages.mails(id);
    progress.sent += mails.sent;
    progress.left += mails.due;
    if (message?.state === 'sending' || message?.state === 'paused')
      progress.left += messages.left(message, null);
  }
  return progress;
}

async function send(visit: OrganizerVisit): Promise<Reply> {
  const { campaign, letter } = letterOf(visit);
  const outcome = await sendLetter(visit.services, letter.id, visit.organizer.id);
  const to = consoleCampaignLettersAddress(campaign.slug, letter.id);
  // A second click, and nobody to write to, are seen on the page itself.
  return outcome.kind === 'sending'
    ? redirectDone(visit, to, 'sending', [outcome.people])
    : redirect(to);
}
