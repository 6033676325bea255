import { z } from 'zod';
import { focusPoints, type Event } from '../../db/schema.ts';
import { consoleEventPictureAddress } from '../../templates/addresses.ts';
import type { FormState } from '../../templates/forms.ts';
import { eventPicturePage, type PicturePlace } from '../../templates/pages/console/eventPicture.ts';
import { pictureFormats } from '../../templates/pictures/pictureFacts.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { removePicture, savePicture } from '../events/eventPictures.ts';
import { pictureFacts, pictureFiles, pictureVersion } from '../pictures/eventPicture.ts';
import { largestPicture, longestPictureText } from '../pictures/sentPicture.ts';
import { shownPicture } from '../pictures/shownPicture.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { choice, optionalText } from '../web/fields.ts';
import { notFound } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { isUpload, withUpload, type Upload } from '../web/readUpload.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { sharedPicture } from './pictureRoutes.ts';
import { takenOrFailed, untakenForm } from './untakenPicture.ts';

/** The pictures of an event and of its speakers, for organizers. */
export const eventPictureRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/console/events/:slug/picture',
    role: 'organizer',
    need: 'organize',
    handle: (visit) => page(picturePage(visit, eventOf(visit), null)),
  },
  {
    method: 'post',
    path: '/console/events/:slug/picture',
    role: 'organizer',
    need: 'organize',
    handle: take,
  },
  {
    method: 'post',
    path: '/console/events/:slug/picture/removal',
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      const event = eventOf(visit);
      const speaker = visit.form['speaker'];
      const name = typeof speaker === 'string' ? speaker : '';
      await removePicture(visit.services, event.id, visit.organizer.id, name);
      return redirectDone(visit, consoleEventPictureAddress(event.slug), 'removed');
    },
  },
  {
    method: 'get',
    path: '/console/events/:slug/picture/:file',
    role: 'organizer',
    need: 'organize',
    handle: async (visit) => {
      const event = eventOf(visit);
      const { services, view, now, params } = visit;
      const files = pictureFiles(pictureFacts(services, event, view.language, now));
      const format = pictureFormats.find((one) => one in files && params['file']?.startsWith(one));
      if (format !== 'share' && format !== 'square' && format !== 'story') throw notFound();
      const shown = await sharedPicture(visit, event, files[format], format);
      return { ...shown, headers: { ...shown.headers, 'Cache-Control': 'private, no-cache' } };
    },
  },
];

function picturePage(
  visit: OrganizerVisit,
  event: Event,
  refused: { speaker: string; form: FormState } | null,
) {
  const { services, view, now } = visit;
  const facts = pictureFacts(services, event, view.language, now);
  return eventPicturePage(view, {
    event: eventOnConsole(services, event, now),
    places: placesOf(visit, event),
    shared: { files: pictureFiles(facts), version: pictureVersion(facts) },
    refused,
    largest: largestPicture / 1_000_000,
    done: doneText(visit, ['saved', 'removed'] as const, (name) =>
      view.t(`console.pictures.${name}`),
    ),
  });
}

/** The event, its speakers, and those who were among them and whose photograph is still there. */
function placesOf({ services }: OrganizerVisit, event: Event): PicturePlace[] {
  const stored = services.db.pictures.ofEvent(event.id);
  const names = [...new Set(['', ...event.speakers.map(({ name }) => name)])];
  const left = stored.map(({ speaker }) => speaker).filter((name) => !names.includes(name));
  return [...names, ...left].map((speaker) => {
    const found = stored.find((one) => one.speaker === speaker);
    const shown = found ? shownPicture(found, event) : null;
    return { speaker, shown, left: left.includes(speaker) };
  });
}

const PictureForm = z.object({
  speaker: optionalText(200),
  description: optionalText(longestPictureText),
  focus: choice(focusPoints),
});

async function take(visit: OrganizerVisit): Promise<Reply> {
  const { request, form } = visit;
  return isUpload(request)
    ? withUpload(request, { name: 'file', largest: largestPicture }, (sent) => use(visit, sent))
    : use(visit, { fields: form, file: null, fileName: '' });
}

async function use(visit: OrganizerVisit, upload: Upload): Promise<Reply> {
  const { services, view, organizer } = visit;
  const event = eventOf(visit);
  const parsed = parseForm(PictureForm, { focus: 'center', ...upload.fields }, view.t);
  if (!parsed.ok) return refuse(visit, event, parsed.form);
  const sent = { ...parsed.value, file: upload.file };
  const outcome = await takenOrFailed(visit, () =>
    savePicture(services, event, organizer.id, sent),
  );
  switch (outcome.kind) {
    case 'saved':
      return redirectDone(visit, consoleEventPictureAddress(event.slug), 'saved');
    case 'nobody':
      return refuse(visit, event, untakenForm(view, upload.fields, 'nobody'));
    case 'refused':
      return refuse(visit, event, untakenForm(view, upload.fields, outcome.why));
  }
}

function refuse(visit: OrganizerVisit, event: Event, form: FormState): Reply {
  const { speaker } = form.values;
  const known = placesOf(visit, event).some((place) => place.speaker === speaker);
  const place = known && typeof speaker === 'string' ? speaker : '';
  return page(picturePage(visit, event, { speaker: place, form }), 422);
}
