import { z } from 'zod';
import {
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
} from '../../templates/addresses.ts';
import { eventOf } from '../events/eventOnConsole.ts';
import { redirectDone } from '../web/done.ts';
import { optionalText } from '../web/fields.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { endorsementOnConsole } from './endorsementsOnConsole.ts';
import { namedEndorsement } from './namedEndorsement.ts';
import { addNote, removeNote } from './notes.ts';
import { remindUnconfirmed } from './remindUnconfirmed.ts';
import { renewLinks } from './renewLinks.ts';
import { undoDecision } from './undoDecision.ts';

const list = '/console/events/:slug/endorsements';
const one = `${list}/:id`;

/** What organizers do beside deciding: note, remind, take back, replace links. */
export const boardRoutes: readonly Route[] = [
  {
    method: 'post',
    path: `${list}/reminders`,
    role: 'organizer',
    need: 'organize',
    handle: remind,
  },
  { method: 'post', path: `${one}/undo`, role: 'organizer', need: 'organize', handle: undo },
  { method: 'post', path: `${one}/notes`, role: 'organizer', need: 'organize', handle: note },
  {
    method: 'post',
    path: `${one}/note-removal`,
    role: 'organizer',
    need: 'organize',
    handle: forget,
  },
  { method: 'post', path: `${one}/links`, role: 'organizer', need: 'organize', handle: renew },
];

/** What organizers note for themselves. */
const NoteForm = z.object({
  text: optionalText(2000).refine((text) => text !== '', {
    params: { problem: { key: 'console.endorsements.notes.none' } },
  }),
});

async function remind(visit: OrganizerVisit): Promise<Reply> {
  const { services, organizer, form } = visit;
  const event = eventOf(visit);
  // A number that cannot be read is nobody's, and does not mean all.
  const only = form['id'] === undefined ? null : (plainNumber(form['id']) ?? 0);
  const reminded = await remindUnconfirmed(services, event.id, organizer.id, only);
  return redirectDone(visit, consoleEndorsementsAddress(event.slug), 'reminded', [reminded]);
}

async function undo(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, organizer, form } = visit;
  const seen = plainNumber(form['seen']);
  const outcome = await undoDecision(services, endorsement.id, organizer.id, seen);
  const address = consoleEndorsementAddress(event.slug, endorsement.id);
  return redirectDone(visit, address, outcome.kind === 'refused' ? 'tooLate' : 'undone', [
    endorsement.id,
  ]);
}

async function note(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const { services, organizer, view, form } = visit;
  const parsed = parseForm(NoteForm, form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'note', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, event, endorsement, refused), 422);
  }
  if (!(await addNote(services, endorsement.id, organizer.id, parsed.value.text)))
    throw new HttpProblem(409);
  return redirectDone(visit, consoleEndorsementAddress(event.slug, endorsement.id), 'noted', [
    endorsement.id,
  ]);
}

async function forget(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  const id = plainNumber(visit.form['note']) ?? 0;
  await removeNote(visit.services, endorsement.id, visit.organizer.id, id);
  return redirectDone(visit, consoleEndorsementAddress(event.slug, endorsement.id), 'noteRemoved', [
    endorsement.id,
  ]);
}

async function renew(visit: OrganizerVisit): Promise<Reply> {
  const { event, endorsement } = namedEndorsement(visit);
  await renewLinks(visit.services, endorsement.id, visit.organizer.id);
  const address = consoleEndorsementAddress(event.slug, endorsement.id);
  return redirectDone(visit, address, 'linksRenewed', [endorsement.id]);
}
