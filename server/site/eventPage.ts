import type { Campaign, Event } from '../../db/schema.ts';
import { freshForm, type FormState } from '../../templates/forms.ts';
import { renderMarkdown } from '../../templates/markdown.ts';
import type { DraftViewer } from '../../templates/pages/events/draftStrip.ts';
import { eventPage } from '../../templates/pages/events/event.ts';
import type { EventTold } from '../../templates/pages/events/eventPageProps.ts';
import { languageOfText } from '../../templates/textsAsRead.ts';
import type { Html, View } from '../../templates/view.ts';
import { InvalidCalendarEntry } from '../calendar/entry.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { calendarLinks } from '../calendar/links.ts';
import { confirmsAddresses } from '../events/addressConfirmation.ts';
import { endorsementOpening } from '../events/endorsementOpening.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventStateOf } from '../events/eventState.ts';
import { eventFor, languagesOf } from '../fields/eventFor.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import { passagesOf } from '../fields/passages.ts';
import { postalParts } from '../fields/placeLines.ts';
import { shownProgramme } from '../fields/shownProgramme.ts';
import { memoize } from '../memoize.ts';
import {
  pictureFacts,
  pictureFiles,
  pictureText,
  pictureVersion,
  pictureWords,
} from '../pictures/eventPicture.ts';
import { shownPicture } from '../pictures/shownPicture.ts';
import { askedAt } from '../questions/askedAt.ts';
import type { Services } from '../services.ts';
import { isOver } from '../time/lifetime.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText, eventTimes, firstAnnounced } from '../time/times.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { keptWhileShown } from '../keptWhileShown.ts';
import { shownCoSponsors, withoutLogos } from './shownCoSponsors.ts';
import { siteOf } from '../siteSettings.ts';
import { campaignFor } from '../texts/campaignFor.ts';

/** Read in the language of the event where there is a choice, and else in that of the page. */
function campaignShown(services: Services, view: View, campaign: Campaign): EventTold['campaign'] {
  const read = campaignFor(services, campaign, [...view.reads, view.language]);
  return { slug: read.slug, title: read.title, language: languageOfText(read, 'title') };
}

/** A description stays as it is while all else on the page changes. */
const descriptionHtml = memoize(50, (text: string) => text, renderMarkdown);

/** The page of an event, with the sign-up form as it was typed or fresh. */
export function renderEventPage(
  services: Services,
  view: View,
  event: Event,
  form: FormState = freshForm({ language: view.language }),
): Html {
  return render(services, view, event, form, null);
}

/** The same page while it is not public, for whoever may see it nevertheless. */
export function renderDraftPage(
  services: Services,
  view: View,
  event: Event,
  draftFor: DraftViewer,
): Html {
  // As it will look: of a draft, sign-up would be said to be closed.
  const asPublished: Event = { ...event, state: 'published' };
  return render(services, view, asPublished, freshForm({ language: view.language }), draftFor);
}

function render(
  services: Services,
  view: View,
  stored: Event,
  form: FormState,
  draftFor: DraftViewer | null,
): Html {
  const { language, reads, now } = view;
  const over = isOver(stored, now);
  const key = [stored.id, language, over, ...reads].join(' ');
  const tell = () => toldOf(services, view, stored, draftFor);
  const told =
    draftFor === null ? keptTold(services, { kind: 'event', id: stored.id }, key, tell) : tell();
  return eventPage(view, {
    told,
    times:
      view.viewerZone === null
        ? told.times
        : eventTimes(scheduleOf(stored), language, view.viewerZone),
    asked: askedAt(services.db, stored, view),
    signUpForm: form,
  });
}

/** Bounds the memory: events times languages of which that is kept. */
const mostTold = 50;

const keptTold = keptWhileShown<EventTold>(mostTold);

/** What everybody is told who reads it in the same languages, until it is over and from then on. */
function toldOf(
  services: Services,
  view: View,
  stored: Event,
  draftFor: DraftViewer | null,
): EventTold {
  const { db } = services;
  const { language, now } = view;
  const event = eventFor(db, stored, view.reads);
  const campaign =
    event.campaignId === null ? undefined : db.campaigns.announcedById(event.campaignId);
  const list = shownCoSponsors(services, event, campaign, language);
  const coSponsors = draftFor === null ? list : withoutLogos(list);
  const campaignRead = campaign === undefined ? null : campaignShown(services, view, campaign);
  // A picture is the same for all who read its texts in one language, wherever they read the page.
  const pictured = event.original === undefined ? language : event.language;
  const words = pictureWords(services, pictured);
  const shared = pictureFacts(services, event, words, now);
  return {
    ...gistOf(event, { ...view, viewerZone: null }),
    state: eventStateOf(services, event, now),
    draftFor,
    languages: languagesOf(db, stored),
    summary: event.summary,
    descriptionHtml: event.description === '' ? null : descriptionHtml(event.description),
    programme: shownProgramme(event, language),
    ...picturesOf(services, stored, event, draftFor),
    passages: passagesOf(event, 'page'),
    postal: postalParts(event),
    campaign: campaignRead,
    series: seriesLink(services, event),
    calendarLinks: shortCalendarLinks(event, services.config),
    movedFrom: firstAnnounced(event, language),
    organizers: [event.host, ...(event.callers ?? [])],
    at: event.slug,
    coSponsors: coSponsors.listed,
    coSponsorParts: coSponsors.parts,
    coSponsorsAsOf:
      coSponsors.asOf === null ? null : dayText(coSponsors.asOf, event.zone, language),
    coSponsorsContinue: event.endorsementsContinue,
    coSponsorshipOpen: endorsementOpening(event, now) === 'open',
    ofCampaign:
      campaign === undefined || campaignRead === null || coSponsors.ofCampaign.listed.length === 0
        ? null
        : {
            ...campaignRead,
            listed: coSponsors.ofCampaign.listed,
            continues: campaign.endorsementsContinue || coSponsors.ofCampaign.cut,
          },
    sharedPicture: {
      ...pictureFiles(shared),
      version: pictureVersion(shared),
      language: pictured,
      alt: pictureText(shared, words),
    },
    confirmAddress: confirmsAddresses(event),
    retentionDate: dayText(eraseAt(event, siteOf(services).retentionDays), event.zone, language),
  };
}

/**
 * The ways into calendars on the web, with the address of the page for a description: whole ones, as
 * after signing up, would be most of what everybody loads. A row that no calendar can show has none.
 */
function shortCalendarLinks(
  event: EventAsRead,
  config: Services['config'],
): EventTold['calendarLinks'] {
  try {
    const entry = { ...eventEntry(event, config), description: '' };
    const { google, outlook, yahoo } = calendarLinks(entry);
    return { google, outlook, yahoo };
  } catch (error) {
    if (error instanceof InvalidCalendarEntry) return null;
    throw error;
  }
}

/** The way to the other dates of an event; null where there is no other. */
function seriesLink({ db }: Services, { seriesId }: Event): EventTold['series'] {
  const series = seriesId === null ? undefined : db.series.byId(seriesId);
  const dates = series === undefined ? 0 : db.series.dates(series.id);
  return series === undefined || dates < 2 ? null : { slug: series.slug, dates };
}

/** The picture of an event, and its speakers, named as the reader reads them, with their photographs. */
function picturesOf(
  { db }: Services,
  { id, speakers }: Event,
  read: EventAsRead,
  draftFor: DraftViewer | null,
) {
  const secret = draftFor?.kind === 'link' ? { token: draftFor.token } : {};
  const shown = new Map(
    db.pictures.ofEvent(id).map((one) => [one.speaker, { ...shownPicture(one, read), ...secret }]),
  );
  return {
    picture: shown.get('') ?? null,
    speakers: read.speakers.map((speaker, at) => ({
      ...speaker,
      portrait: shown.get(speakers[at]?.name ?? speaker.name) ?? null,
    })),
  };
}
