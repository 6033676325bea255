import { html } from '@prairielearn/html';
import type { StoredPicture } from '../../db/pictures.ts';
import type { Event } from '../../db/schema.ts';
import {
  consoleEventLanguagesAddress,
  consoleLanguagesAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import { consolePage } from '../../templates/consoleLayout.ts';
import { eventPage } from '../../templates/pages/console/eventPage.ts';
import { eventCrumbs } from '../../templates/pages/console/eventTabs.ts';
import type { View } from '../../templates/view.ts';
import { originalText, translatedFields, type TranslatedField } from '../fields/eventIn.ts';
import { itemWords, longestItem } from '../fields/programme.ts';
import { readSpeakers } from '../fields/speakers.ts';
import { itemsByName, pictureTextName } from '../fields/textsBeside.ts';
import { longestPictureText } from '../pictures/sentPicture.ts';
import { languageRoutesOf } from '../texts/languageRoutes.ts';
import type { SubjectPage, TextSubject, WrittenText } from '../texts/subject.ts';
import { optionalLine, optionalText, textReadBy } from '../web/fields.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { eventOf, eventOnConsole } from './eventOnConsole.ts';
import { longestNote } from './cancelEvent.ts';

/** The texts of an event in further languages. */
export const languageRoutes = languageRoutesOf(
  '/console/events/:slug/languages',
  'organize',
  (visit) => eventSubject(visit, eventOf(visit)),
);

function eventSubject(visit: OrganizerVisit, event: Event): TextSubject {
  const { services, view, now } = visit;
  const { id, slug, language } = event;
  const onConsole = eventOnConsole(services, event, now);
  const address: TextSubject['address'] = (...parts) =>
    consoleEventLanguagesAddress(slug, ...parts);
  return {
    language,
    texts: textsOf(view, event, services.db.pictures.ofEvent(id)),
    name: event.title,
    words: {
      intro: view.t('console.languages.intro'),
      removal: view.t('console.languages.removal.text'),
    },
    more: html`<a href="${consoleLanguagesAddress}"
      >${view.t('console.languages.overview.link')}</a
    >`,
    address,
    page: eventAddress(slug),
    isThere: ({ events }) => events.byId(id) !== undefined,
    stored: ({ eventTexts }) => eventTexts.ofEvent(id),
    put: ({ eventTexts }, ...texts) => eventTexts.put(id, ...texts),
    remove: ({ eventTexts }, ...language_) => eventTexts.remove(id, ...language_),
    deed: (one, parts) =>
      parts === null
        ? { action: 'event-translation-removed', eventId: id, detail: { language: one } }
        : { action: 'event-translated', eventId: id, detail: { language: one, parts } },
    frame: (shown, page) => frame(shown, page, onConsole, address()),
  };
}

function frame(
  view: View,
  { title, body, canonicalPath, below, narrow }: SubjectPage,
  event: ReturnType<typeof eventOnConsole>,
  list: string,
) {
  if (narrow === true)
    return consolePage(view, {
      title,
      section: 'events',
      crumbs: eventCrumbs(view, event),
      canonicalPath,
      narrow,
      body,
    });
  return eventPage(view, event, {
    tab: 'languages',
    title,
    canonicalPath,
    ...(below ? { crumbs: [{ href: list, label: view.t('console.languages.title') }] } : {}),
    body,
  });
}

/** Those texts of an event that there are to translate: as in its form, then what stands beside it. */
function textsOf({ t }: View, event: Event, pictures: readonly StoredPicture[]): WrittenText[] {
  const fields = translatedFields.map((field): WrittenText => {
    const { name } = field;
    return {
      name,
      part: name,
      label: t(`console.events.parts.${name}`),
      original: originalText(event, name),
      rows: 'rows' in field ? field.rows : 1,
      ...(field.name === 'title' ? { required: true as const } : {}),
      ...formOf(event, field),
    };
  });
  const items = [...itemsByName(event)].map(([name, item]): WrittenText => ({
    name,
    part: 'programme',
    label: t('console.events.parts.programme'),
    box: `${t('console.events.parts.programme')}, ${item.start}`,
    original: itemWords(item),
    rows: 1,
    form: optionalLine(longestItem),
  }));
  const shown = pictures.map((picture): WrittenText => ({
    name: pictureTextName(picture),
    part: 'picture',
    label: t('console.events.parts.picture'),
    box: [t('console.events.parts.picture'), picture.speaker].filter(Boolean).join(': '),
    original: picture.description,
    rows: 2,
    form: optionalText(longestPictureText),
  }));
  const note: WrittenText = {
    name: 'cancellationNote',
    part: 'cancellationNote',
    label: t('console.events.parts.cancellationNote'),
    original: event.cancellationNote,
    rows: 3,
    form: optionalText(longestNote),
  };
  return [note, ...fields, ...items, ...shown].filter(({ original }) => original !== '');
}

/** Letters of the lines of all speakers, as in the form of the event. */
const longestSpeakers = 8000;

/** Names of speakers stay as they are: each is followed by the role, and nobody else is among them. */
function formOf(event: Event, field: TranslatedField): Pick<WrittenText, 'form' | 'shown'> {
  if (field.name !== 'speakers') return { form: field.form() };
  const known = new Set(event.speakers.map(({ name }) => name));
  return {
    form: textReadBy<string>(longestSpeakers, (lines) => {
      const read = readSpeakers(lines);
      const unknown = read.find(({ name }) => !known.has(name));
      if (unknown !== undefined) {
        const { name } = unknown;
        return { problem: { key: 'console.languages.problems.speaker', values: { name } } };
      }
      return { value: inLines(read.filter(({ role }) => role !== '')) };
    }),
    shown: (text) => {
      const roles = new Map(readSpeakers(text).map(({ name, role }) => [name, role]));
      return inLines(
        event.speakers
          .filter(({ role }) => role !== '')
          .map(({ name }) => ({ name, role: roles.get(name) ?? '' })),
      );
    },
  };
}

function inLines(speakers: readonly { name: string; role: string }[]): string {
  return speakers.map(({ name, role }) => `${name} — ${role}`).join('\n');
}
