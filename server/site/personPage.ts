import { hasAddress, type Event, type Signup } from '../../db/schema.ts';
import type { AuditDay } from '../../templates/components/auditList.ts';
import { freshForm } from '../../templates/forms.ts';
import { isLanguage, nativeName } from '../../templates/languages.ts';
import { personPage, type PersonPageProps } from '../../templates/pages/console/person.ts';
import type { PersonMail, PersonNote } from '../../templates/pages/console/personParts.ts';
import type { Html, View } from '../../templates/view.ts';
import { entryInWords } from '../audit/auditWords.ts';
import { eventOnConsole } from '../events/eventOnConsole.ts';
import { freeSeats, seatsOf } from '../events/signupOpening.ts';
import { answeredBefore } from '../signups/accessRoutes.ts';
import { isHiddenMessage } from '../signups/withheld.ts';
import { listedSignups } from '../signups/listedSignups.ts';
import { likelySame } from '../signups/mergingRoutes.ts';
import { isOver } from '../time/lifetime.ts';
import { dayText, shortDate, zoneInWords } from '../time/times.ts';
import { doneText } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { may } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { shownTimes } from '../web/shownTimes.ts';
import { mailInWords } from './mailInWords.ts';

/** So many emails, and so many other events, are told of somebody. */
const mostMails = 100;
const mostElsewhere = 20;

/** What the page before this one can have done. */
const deeds = [
  'seated',
  'seatedMailed',
  'resent',
  'justMailed',
  'enough',
  'came',
  'cameUndone',
  'noted',
  'noteSaved',
  'noteRemoved',
  'corrected',
  'correctedMailed',
  'unchanged',
  'merged',
] as const;
export type PersonDeed = (typeof deeds)[number];

/** A note that was not accepted; `note` is null for a new one. */
type RefusedNote = PersonPageProps['noteForm'];

/** The page about one person of an event. */
export function renderPersonPage(
  visit: OrganizerVisit,
  event: Event,
  signup: Signup,
  noteForm: RefusedNote = { note: null, form: freshForm() },
): Html {
  const { services, view, now } = visit;
  const { moment } = shownTimes(view, event.zone);
  const [person] = listedSignups(visit, event, [signup]);
  if (person === undefined) throw notFound();
  const { arrivedAt, arrivedWith, state } = signup;
  return personPage(view, {
    event: eventOnConsole(services, event, now),
    person,
    origin: view.t(`console.signups.origins.${signup.origin}`),
    language: nativeName(signup.language),
    zone: signup.zone === null ? null : zoneInWords(now, signup.zone, view.language),
    arrival: arrivedAt === null ? null : { when: moment(arrivedAt), companions: arrivedWith ?? 0 },
    active: state !== 'cancelled',
    seat: seatFor(event, signup),
    resends: hasAddress(signup) && state !== 'cancelled' && !isOver(event, now),
    erases: may(visit.rights, 'erase', { of: 'event', event }),
    mails: mailsTo(visit, event, signup),
    notes: notesAbout(visit, event, signup),
    noteForm,
    history: historyOf(visit, event, signup),
    elsewhere: services.db.signups
      .elsewhere(signup, visit.theirs, mostElsewhere)
      .map(({ signupId: id, slug, title, startsAt, zone, state: there }) => ({
        id,
        slug,
        title,
        state: there,
        when: shortDate(startsAt, zone, view.language),
      })),
    same: state === 'cancelled' ? [] : likelySame(visit, signup),
    done: doneText(visit, deeds, (name) => view.t(`console.person.done.${name}`)),
    answered: answeredBefore(visit),
  });
}

function seatFor(event: Event, signup: Signup): PersonPageProps['seat'] {
  if (signup.state !== 'waiting' && signup.state !== 'unconfirmed') return null;
  if (event.state === 'cancelled') return null;
  return freeSeats(event) >= seatsOf(signup) ? 'free' : 'beyond';
}

function mailsTo(visit: OrganizerVisit, event: Event, { id }: Signup): PersonMail[] {
  const { services, view, now } = visit;
  const isHidden = isHiddenMessage(visit);
  const times = shownTimes(view, event.zone);
  return services.db.outbox
    .linesOfSignup(id, mostMails)
    .filter(({ mail }) => mail.messageId === null || !isHidden(mail.messageId))
    .map((line) => mailInWords(services, view, line, times, now));
}

function notesAbout(
  { services, view, organizer }: OrganizerVisit,
  event: Event,
  { id }: Signup,
): PersonNote[] {
  const { moment } = shownTimes(view, event.zone);
  return services.db.signupNotes.ofSignup(id).map((note) => ({
    id: note.id,
    text: note.text,
    by: note.by,
    when: moment(note.createdAt),
    edited: note.editedAt !== null,
    own: note.organizerId === organizer.id,
  }));
}

/** What was done, the newest first, with what was otherwise before. */
function historyOf({ services, view }: OrganizerVisit, event: Event, { id }: Signup): AuditDay[] {
  const corrected = Map.groupBy(services.db.corrections.ofSignup(id), ({ at }) => at);
  const days: { date: string; lines: AuditDay['lines'][number][] }[] = [];
  for (const entry of services.db.audit.ofSignup(id).toReversed()) {
    const date = dayText(entry.at, event.zone, view.language);
    if (days.at(-1)?.date !== date) days.push({ date, lines: [] });
    const changes = entry.action === 'signup-corrected' ? (corrected.get(entry.at) ?? []) : [];
    days.at(-1)?.lines.push({
      kind: 'entry',
      ...entryInWords(view, entry, event.zone),
      // The page is about them: no line has to say so.
      about: null,
      changes: changes.map(({ part, before, after }) => ({
        part: view.t(`console.person.parts.${part}`),
        before: valueInWords(view, part, before),
        after: valueInWords(view, part, after),
      })),
    });
  }
  return days;
}

function valueInWords({ t }: View, part: string, value: string): string {
  if (value === '') return t('console.person.merging.none');
  return part === 'language' && isLanguage(value) ? nativeName(value) : value;
}
