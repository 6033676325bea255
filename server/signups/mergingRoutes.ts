import { folded } from '../../db/folded.ts';
import type { Event, Signup } from '../../db/schema.ts';
import { consolePersonAddress } from '../../templates/addresses.ts';
import { normal } from '../../templates/characters.ts';
import { nativeName } from '../../templates/languages.ts';
import type { LikelySame } from '../../templates/pages/console/personParts.ts';
import { personMergingPage, type Difference } from '../../templates/pages/console/personMerging.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { answersInWords, askedBefore } from '../questions/answersInWords.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { signupOf } from './accessRoutes.ts';
import { areLikelySame } from './likelySame.ts';
import { seesSensitive } from './listedSignups.ts';
import { mergedParts, mergeSignups, type MergedPart } from './mergeSignups.ts';

const path = '/console/events/:slug/signups/:id/merging';

/** So many are offered as the same person. */
const mostOffered = 10;

/** Makes two sign-ups of one person one. */
export const mergingRoutes: readonly Route[] = [
  { method: 'get', path, role: 'organizer', need: 'people', handle: showMerging },
  { method: 'post', path, role: 'organizer', need: 'people', handle: merge },
];

function showMerging(visit: OrganizerVisit): Reply {
  const event = eventOf(visit);
  const signup = signupOf(visit, event);
  const asked = visit.query.get('other');
  return mergingPage(visit, event, signup, asked === null ? null : otherOf(visit, signup, asked));
}

function mergingPage(
  visit: OrganizerVisit,
  event: Event,
  signup: Signup,
  other: Signup | null,
  takenBy: Signup | null = null,
): Reply {
  const { services, view, query, now } = visit;
  const search = normal((query.get('q') ?? '').slice(0, 400))
    .trim()
    .slice(0, 100);
  return page(
    personMergingPage(view, {
      event: eventOnConsole(services, event, now),
      person: signup,
      other: other && { ...other, differences: differencesOf(visit, event, signup, other) },
      takenBy,
      search,
      found: other === null ? offered(visit, signup, search) : [],
    }),
    takenBy === null ? 200 : 422,
  );
}

async function merge(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, organizer } = visit;
  const event = eventOf(visit);
  const signup = signupOf(visit, event);
  const other = services.db.signups.byId(plainNumber(form['other']) ?? 0);
  // Pressed twice: it is done.
  if (other === undefined) return redirect(consolePersonAddress(event.slug, signup.id));
  if (other.eventId !== event.id || other.id === signup.id) throw notFound();
  const isFromGone = (name: string) => form[name] === 'gone';
  const questions = Object.keys(form).flatMap((name) => {
    const id = /^q(\d{1,15})$/.exec(name)?.[1];
    return id !== undefined && isFromGone(name) ? [Number(id)] : [];
  });
  const merged = await mergeSignups(services, signup.id, other.id, {
    organizerId: organizer.id,
    parts: new Set(mergedParts.filter(isFromGone)),
    answers: new Set(questions),
  });
  if (merged.kind === 'taken') return mergingPage(visit, event, signup, other, merged.by);
  return redirectDone(visit, consolePersonAddress(event.slug, signup.id), 'merged');
}

/** @throws HttpProblem 404 where the event has no such other sign-up */
function otherOf({ services }: OrganizerVisit, { id, eventId }: Signup, asked: string): Signup {
  const other = services.db.signups.byId(plainNumber(asked) ?? 0);
  if (other?.eventId !== eventId || other.id === id) throw notFound();
  return other;
}

/** Those of a list who may be the same person as somebody. */
export function likelySame({ services }: OrganizerVisit, signup: Signup): LikelySame[] {
  return services.db.signups
    .alike(signup)
    .filter((other) => areLikelySame(signup, other, folded))
    .slice(0, mostOffered);
}

function offered(visit: OrganizerVisit, signup: Signup, search: string): LikelySame[] {
  if (search === '') return likelySame(visit, signup);
  const { found } = visit.services.db.signups.search(signup.eventId, { search }, mostOffered, 0);
  return found.filter(({ id }) => id !== signup.id);
}

/** What the two say differently, and what an organizer may read. */
function differencesOf(
  visit: OrganizerVisit,
  event: Event,
  kept: Signup,
  gone: Signup,
): Difference[] {
  const { t } = visit.view;
  const labels: Record<MergedPart, string> = {
    name: t('console.signups.columns.name'),
    email: t('console.signups.columns.email'),
    companions: t('console.signups.columns.companions'),
    language: t('console.person.language'),
    accessNeeds: t('console.signups.columns.accessNeeds'),
  };
  const words = (signup: Signup, part: MergedPart) =>
    part === 'language' ? nativeName(signup.language) : String(signup[part] ?? '');
  const parts = mergedParts
    .filter((part) => kept[part] !== gone[part])
    .map((name) => ({
      name,
      label: labels[name],
      kept: words(kept, name),
      gone: words(gone, name),
    }));
  return [...parts, ...answerDifferences(visit, event, kept, gone)];
}

/** Of answers that only one has, that one stays; nobody is asked. */
function answerDifferences(
  visit: OrganizerVisit,
  event: Event,
  kept: Signup,
  gone: Signup,
): Difference[] {
  const { services, view } = visit;
  const asked = askedBefore(services.db, event);
  if (asked === null) return [];
  const sees = seesSensitive(visit, event);
  const told = [kept, gone].map(({ id }) => {
    const rows = services.db.answers.ofSignup(id);
    const all = answersInWords(asked, rows, { t: view.t, reads: [view.language] }, false);
    return Map.groupBy(
      all.filter(({ sensitive }) => sees || !sensitive),
      ({ question }) => question,
    );
  });
  const [ofKept, ofGone] = told;
  return [...(ofKept ?? [])].flatMap(([question, answers]) => {
    const others = ofGone?.get(question);
    const words = (list: typeof answers) => list.map((one) => one.words).join(' · ');
    if (others === undefined || words(answers) === words(others)) return [];
    const name = `q${question}` as const;
    const label = answers[0]?.label ?? '';
    return [{ name, label, kept: words(answers), gone: words(others) }];
  });
}
