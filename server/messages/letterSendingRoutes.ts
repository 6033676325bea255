import type { Campaign, CampaignLetter } from '../../db/schema.ts';
import { consoleCampaignLettersAddress } from '../../templates/addresses.ts';
import type { FormState } from '../../templates/forms.ts';
import { isTextLanguage } from '../../templates/textLanguages.ts';
import { campaignLetterPage } from '../../templates/pages/console/campaignLetter.ts';
import { letterSchedulePage } from '../../templates/pages/console/messageSchedule.ts';
import type { OccurrenceQuestion } from '../events/scheduleForm.ts';
import { siteOf } from '../siteSettings.ts';
import { timeInWords, zoneInWords } from '../time/times.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { framedMail } from '../web/mailFrame.ts';
import { refusedForm } from '../web/parseForm.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { shownTimes, zoneOfPage } from '../web/shownTimes.ts';
import { sendLetter } from './campaignLetters.ts';
import { letterOf, peopleOf } from './letterOnConsole.ts';
import { exampleOfLetter } from './letterTexts.ts';
import { languagesWritten } from './messageLanguages.ts';
import { minutesFor } from './pace.ts';
import { scheduleLetter, unscheduleLetter } from './scheduleLetter.ts';
import { sendTestLetter } from './sendTestMessage.ts';
import { readSendTime, sendTimeForm } from './sendTime.ts';

const one = '/console/campaigns/:slug/letters/:id';
const role = 'organizer' as const;
const need = 'lead' as const;

/** A letter to people of a whole campaign: looked at, tried out, sent now or later. */
export const letterSendingRoutes: readonly Route[] = [
  { method: 'get', path: one, role, need, handle: showOne },
  { method: 'get', path: `${one}/preview/:language`, role, need, handle: showPreview },
  { method: 'post', path: `${one}/test`, role, need, handle: test },
  { method: 'post', path: `${one}/sending`, role, need, handle: send },
  { method: 'get', path: `${one}/schedule`, role, need, handle: askWhen },
  { method: 'post', path: `${one}/schedule`, role, need, handle: schedule },
  { method: 'post', path: `${one}/unscheduling`, role, need, handle: unschedule },
];

function showOne(visit: OrganizerVisit): Reply {
  const { services, view, organizer } = visit;
  const { campaign, letter } = letterOf(visit);
  const { id, audience, pace, sentAt, sendAt, sendZone, scheduledBy, heldBecause } = letter;
  const parts = services.db.campaignLetters.messagesOf(id);
  const progress = sentAt === null ? null : progressOf(visit, letter, parts);
  const people =
    progress === null ? peopleOf(visit, campaign.id, audience) : progress.sent + progress.left;
  const zone = sendZone ?? zoneOfPage(view);
  return page(
    campaignLetterPage(view, {
      campaign,
      id,
      audience,
      variants: variantsOf(visit, letter),
      people,
      pace,
      minutes: minutesFor(people, pace),
      sent: sentAt === null ? null : shownTimes(view, zoneOfPage(view)).moment(sentAt),
      planned:
        sentAt !== null || sendAt === null || scheduledBy === null
          ? null
          : {
              when: timeInWords(sendAt, zone, view.language),
              by: services.db.organizers.byId(scheduledBy)?.name ?? '',
            },
      held: heldBecause,
      testTo: organizer.email,
      progress,
      parts: parts.map(({ id: part, eventSlug, eventTitle }) => ({
        id: part,
        slug: eventSlug,
        title: eventTitle,
      })),
      done:
        doneText(visit, ['saved', 'sending'], (name, [count = 0]) =>
          view.t(`console.letters.done.${name}`, { count }),
        ) ??
        doneText(visit, ['tested', 'scheduled', 'unscheduled'], (name, [count = 0]) =>
          view.t(`console.messages.done.${name}`, { count }),
        ),
    }),
  );
}

/** Each text with its subject as one of its readers would get it. */
function variantsOf({ services, organizer, now }: OrganizerVisit, letter: CampaignLetter) {
  return languagesWritten(letter).map((language) => {
    const example = exampleOfLetter(services, letter, organizer, language, { now, test: false });
    return { language, subject: example?.texts.subject ?? '' };
  });
}

function showPreview(visit: OrganizerVisit): Reply {
  const { services, organizer, params, now } = visit;
  const { letter } = letterOf(visit);
  const { language } = params;
  if (!isTextLanguage(language) || letter.texts[language] === undefined) throw notFound();
  const example = exampleOfLetter(services, letter, organizer, language, { now, test: false });
  if (example === null) throw notFound();
  return framedMail(services, example.texts.html);
}

async function test(visit: OrganizerVisit): Promise<Reply> {
  const { campaign, letter } = letterOf(visit);
  const outcome = await sendTestLetter(visit.services, letter.id, visit.organizer);
  if (outcome.kind === 'unknown') throw notFound();
  const mails = outcome.kind === 'sent' ? outcome.mails : languagesWritten(letter).length;
  return redirectDone(visit, addressOf(campaign, letter), 'tested', [mails]);
}

function progressOf(
  { services }: OrganizerVisit,
  letter: CampaignLetter,
  parts: readonly { id: number }[],
): { sent: number; left: number } {
  const { campaignLetters, messages } = services.db;
  if (letter.audience !== 'attendees') {
    const { sent, due } =
      letter.audience === 'organizing'
        ? campaignLetters.mailsToOrganizers(letter.id)
        : campaignLetters.mailsToFollowers(letter.id);
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
  const to = addressOf(campaign, letter);
  // A second click, and nobody to write to, are seen on the page itself.
  return outcome.kind === 'sending'
    ? redirectDone(visit, to, 'sending', [outcome.people])
    : redirect(to);
}

function askWhen(visit: OrganizerVisit): Reply {
  const { campaign, letter } = letterOf(visit);
  if (letter.sentAt !== null) return redirect(addressOf(campaign, letter));
  const form = sendTimeForm(letter, zoneFor(visit, letter), visit.now);
  const { question } = readSendTime(form.values, visit.view.language, boundsOf(visit, letter));
  return timePage(visit, campaign, letter, form, question);
}

async function schedule(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, organizer, form } = visit;
  const { campaign, letter } = letterOf(visit);
  const read = readSendTime(form, view.language, boundsOf(visit, letter));
  if (!read.ok)
    return timePage(
      visit,
      campaign,
      letter,
      refusedForm(form, read.problems, view.t),
      read.question,
    );
  const zone = zoneFor(visit, letter);
  const { kind } = await scheduleLetter(services, letter.id, organizer.id, read.moment, zone);
  const address = addressOf(campaign, letter);
  switch (kind) {
    case 'scheduled':
      return redirectDone(visit, address, 'scheduled');
    // It has gone meanwhile, which its page says.
    case 'begun':
      return redirect(address);
    case 'past':
      return redirect(consoleCampaignLettersAddress(campaign.slug, letter.id, 'schedule'));
    case 'unknown':
      throw notFound();
  }
}

async function unschedule(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer } = visit;
  const { campaign, letter } = letterOf(visit);
  const done = await unscheduleLetter(services, letter.id, organizer.id);
  const address = addressOf(campaign, letter);
  return done ? redirectDone(visit, address, 'unscheduled') : redirect(address);
}

function addressOf({ slug }: Campaign, { id }: CampaignLetter): string {
  return consoleCampaignLettersAddress(slug, id);
}

/** On whose clocks its time is said: on those of the page, as before where it was said before. */
function zoneFor({ view }: OrganizerVisit, { sendZone }: CampaignLetter): string {
  return sendZone ?? zoneOfPage(view);
}

/** A letter goes before the addresses of the last action are deleted. */
function boundsOf(visit: OrganizerVisit, letter: CampaignLetter) {
  const { services, now } = visit;
  const last = Math.max(services.db.followers.lastEnd(letter.campaignId) ?? now, now);
  const event = { zone: zoneFor(visit, letter), startsAt: last, endsAt: last };
  return { event, now, retentionDays: siteOf(services).retentionDays };
}

function timePage(
  visit: OrganizerVisit,
  campaign: Campaign,
  letter: CampaignLetter,
  form: FormState,
  question: OccurrenceQuestion | null,
): Reply {
  const { view, now } = visit;
  return page(
    letterSchedulePage(view, {
      campaign,
      id: letter.id,
      form,
      question,
      audience: letter.audience,
      people: peopleOf(visit, campaign.id, letter.audience),
      zone: zoneInWords(now, zoneFor(visit, letter), view.language),
    }),
    Object.keys(form.problems).length > 0 ? 422 : 200,
  );
}
