import type { Event, EventTexts } from '../../db/schema.ts';
import { consoleEventLanguagesAddress } from '../../templates/addresses.ts';
import { freshForm, typed, type FormState } from '../../templates/forms.ts';
import {
  eventLanguagesPage,
  translationRemovalPage,
} from '../../templates/pages/console/eventLanguages.ts';
import { eventTranslationPage } from '../../templates/pages/console/eventTranslation.ts';
import { isTextLanguage, type TextLanguage } from '../../templates/textLanguages.ts';
import { gapsOf } from '../fields/eventIn.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { refusedForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { eventOf, eventOnConsole } from './eventOnConsole.ts';
import { removeTranslation, translateEvent } from './translateEvent.ts';
import { readTranslation, textsToTranslate, translationValues } from './translationForm.ts';

const list = '/console/events/:slug/languages';
const one = `${list}/:language`;

/** The texts of an event in further languages. */
export const languageRoutes: readonly Route[] = [
  { method: 'get', path: list, role: 'organizer', handle: showLanguages },
  { method: 'get', path: one, role: 'organizer', handle: showForm },
  { method: 'post', path: one, role: 'organizer', handle: save },
  { method: 'get', path: `${one}/removal`, role: 'organizer', handle: askToRemove },
  { method: 'post', path: `${one}/removal`, role: 'organizer', handle: remove },
];

/** The list of languages; a language that is chosen in it opens its form. */
function showLanguages(visit: OrganizerVisit): Reply {
  const { services, view, now, query } = visit;
  const event = eventOf(visit);
  const chosen = query.get('add');
  if (isTextLanguage(chosen) && chosen !== event.language)
    return redirect(consoleEventLanguagesAddress(event.slug, chosen));
  return page(
    eventLanguagesPage(view, {
      event: eventOnConsole(services, event, now),
      language: event.language,
      translations: services.db.eventTexts.ofEvent(event.id).map(({ language, texts }) => {
        const { missing, outdated } = gapsOf(event, texts);
        const inWords = (name: (typeof missing)[number]) => view.t(`console.events.parts.${name}`);
        return { language, missing: missing.map(inWords), outdated: outdated.map(inWords) };
      }),
      done: doneText(visit, ['saved', 'unchanged', 'removed'], (name) =>
        view.t(`console.languages.done.${name}`),
      ),
    }),
  );
}

function showForm(visit: OrganizerVisit): Reply {
  const { event, stored } = translationOf(visit);
  if (isOriginal(visit)) return redirect(consoleEventLanguagesAddress(event.slug));
  return formPage(visit, translationValues(event, stored?.texts ?? {}));
}

function formPage(
  visit: OrganizerVisit,
  form: FormState,
  seen: number | null = null,
  status = 200,
): Reply {
  const { services, view, now } = visit;
  const { event, language, stored } = translationOf(visit);
  return page(
    eventTranslationPage(view, {
      event: eventOnConsole(services, event, now),
      original: event.language,
      language,
      exists: stored !== null,
      seenAt: seen ?? stored?.updatedAt ?? 0,
      texts: textsToTranslate(event, stored?.texts ?? {}),
      form,
    }),
    status,
  );
}

async function save(visit: OrganizerVisit): Promise<Reply> {
  const { services, view, organizer, form: values } = visit;
  const { event, language, stored } = translationOf(visit);
  if (isOriginal(visit)) return redirect(consoleEventLanguagesAddress(event.slug));
  const seenAt = plainNumber(typed(freshForm(values), 'seenAt')) ?? stored?.updatedAt ?? 0;
  const parsed = readTranslation(event, values, view);
  if (!parsed.ok) return formPage(visit, parsed.form, seenAt, 422);
  const outcome = await translateEvent(services, {
    eventId: event.id,
    organizerId: organizer.id,
    language,
    texts: parsed.value,
    seenAt,
  });
  if (outcome.kind === 'stale') {
    const problem = { key: 'console.languages.problems.stale' as const };
    return formPage(visit, refusedForm(values, { '': problem }, view.t), null, 422);
  }
  return redirectDone(visit, consoleEventLanguagesAddress(event.slug), outcome.kind);
}

function askToRemove(visit: OrganizerVisit): Reply {
  const { services, view, now } = visit;
  const { event, language, stored } = translationOf(visit);
  if (stored === null) return redirect(consoleEventLanguagesAddress(event.slug));
  return page(
    translationRemovalPage(view, { event: eventOnConsole(services, event, now), language }),
  );
}

async function remove(visit: OrganizerVisit): Promise<Reply> {
  const { event, language } = translationOf(visit);
  // A second click comes when it is gone already, and is told the same.
  await removeTranslation(visit.services, event, visit.organizer.id, language);
  return redirectDone(visit, consoleEventLanguagesAddress(event.slug), 'removed');
}

/** The original is in the form of the event itself; texts from before it was in this language can go. */
function isOriginal(visit: OrganizerVisit): boolean {
  const { event, language, stored } = translationOf(visit);
  return language === event.language && stored === null;
}

interface Asked {
  event: Event;
  language: TextLanguage;
  stored: EventTexts | null;
}

/** @throws HttpProblem 404 for what is no language that texts can be in */
function translationOf(visit: OrganizerVisit): Asked {
  const event = eventOf(visit);
  const { language } = visit.params;
  if (!isTextLanguage(language)) throw notFound();
  const texts = visit.services.db.eventTexts.ofEvent(event.id);
  return { event, language, stored: texts.find((one) => one.language === language) ?? null };
}
