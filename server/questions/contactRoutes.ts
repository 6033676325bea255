import type { StoredQuestion } from '../../db/questions.ts';
import type { Event } from '../../db/schema.ts';
import { consoleQuestionsAddress } from '../../templates/addresses.ts';
import { freshForm, typed } from '../../templates/forms.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { csvStream } from '../web/csv.ts';
import { redirectDone } from '../web/done.ts';
import type { FindList, ListTaken } from '../web/listTaken.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { redirect, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { addQuestions } from './changeQuestions.ts';
import { contactColumns, contactQuestion, contactRows, contactsOf } from './contacts.ts';

const list = '/console/events/:slug/questions';

/** How a list of people is taken out as a file; the room of organizers stands above this one. */
export type TakenListRoutes = (path: string, need: 'export', find: FindList) => readonly Route[];

/** Consents to be contacted by a co-sponsor. */
export function contactRoutes(takenListRoutes: TakenListRoutes): readonly Route[] {
  return [
    { method: 'post', path: `${list}/contacts`, role: 'organizer', need: 'organize', handle: ask },
    ...takenListRoutes(`${list}/:id/contacts.csv`, 'export', contactsTaken),
  ];
}

async function ask(visit: OrganizerVisit): Promise<Reply> {
  const { services, form, organizer } = visit;
  const event = eventOf(visit);
  const back = consoleQuestionsAddress(event.slug);
  const owner = { kind: 'event', id: event.id } as const;
  const stored = services.db.questions.ofOwner(owner);
  const wanted = plainNumber(typed(freshForm(form), 'endorsement'));
  const contact = contactsOf(visit.services.db, event, stored, () => 0).find(
    ({ id }) => id === wanted,
  );
  // A second press finds it asked already.
  if (contact === undefined || contact.question !== null) return redirect(back);
  const { kind } = await addQuestions(services, { owner, organizerId: organizer.id }, [
    () => contactQuestion(contact, event.language),
  ]);
  return redirectDone(visit, back, kind === 'too-many' ? 'tooMany' : 'added');
}

/** @throws HttpProblem 404 for a question of another event */
function questionOf(visit: OrganizerVisit): { event: Event; question: StoredQuestion } {
  const event = eventOf(visit);
  const id = idInPath(visit);
  const question = visit.services.db.questions.atEvent(event).find((one) => one.id === id);
  if (question?.eventId !== event.id) throw notFound();
  return { event, question };
}

function contactsTaken(visit: OrganizerVisit): ListTaken {
  const { services, view } = visit;
  const { event, question } = questionOf(visit);
  const contact = contactsOf(visit.services.db, event, [question], () => 0).find(
    (one) => one.question !== null,
  );
  // Whoever is no co-sponsor any more is given nobody.
  if (contact === undefined) throw notFound();
  const rows = contactRows(services.db, event, question);
  const { t } = view;
  return {
    kind: 'contacts',
    title: t('console.questions.contacts.file'),
    of: { event, tab: 'questions' },
    from: { href: consoleQuestionsAddress(event.slug), label: t('console.events.tabs.questions') },
    format: 'csv',
    rows: rows.length,
    file: () => ({
      kind: 'stream',
      type: 'text/csv; charset=utf-8',
      body: csvStream(
        contactColumns.map((column) => t(`console.questions.contacts.columns.${column}`)),
        rows,
      ),
      filename: `contacts-${event.slug}-${contact.id}.csv`,
    }),
  };
}
