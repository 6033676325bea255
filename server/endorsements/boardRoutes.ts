import { z } from 'zod';
import {
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
} from '../../templates/addresses.ts';
import { redirectDone } from '../web/done.ts';
import { optionalText } from '../web/fields.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { plainNumber } from '../web/plainNumber.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { routesIn, type ConsolePart } from './consolePart.ts';
import type { Endorsed } from './endorsed.ts';
import { endorsementOnConsole } from './endorsementsOnConsole.ts';
import { namedEndorsement } from './namedEndorsement.ts';
import { addNote, removeNote } from './notes.ts';
import { remindUnconfirmed } from './remindUnconfirmed.ts';
import { renewLinks } from './renewLinks.ts';
import { undoDecision } from './undoDecision.ts';

/** What organizers do beside deciding: note, remind, take back, replace links. */
export function boardRoutes(part: ConsolePart): Route[] {
  const route = routesIn(part);
  return [
    route('post', '/reminders', remind),
    route('post', '/:id/undo', undo),
    route('post', '/:id/notes', note),
    route('post', '/:id/note-removal', forget),
    route('post', '/:id/links', renew),
  ];
}

/** What organizers note for themselves. */
const NoteForm = z.object({
  text: optionalText(2000).refine((text) => text !== '', {
    params: { problem: { key: 'console.endorsements.notes.none' } },
  }),
});

async function remind(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const { services, organizer, form } = visit;
  // A number that cannot be read is nobody's, and does not mean all.
  const only = form['id'] === undefined ? null : (plainNumber(form['id']) ?? 0);
  const reminded = await remindUnconfirmed(services, of.owner, organizer.id, only);
  return redirectDone(visit, consoleEndorsementsAddress(of.at), 'reminded', [reminded]);
}

async function undo(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, organizer, form } = visit;
  const seen = plainNumber(form['seen']);
  const outcome = await undoDecision(services, endorsement.id, organizer.id, seen);
  const address = consoleEndorsementAddress(of.at, endorsement.id);
  return redirectDone(visit, address, outcome.kind === 'refused' ? 'tooLate' : 'undone', [
    endorsement.id,
  ]);
}

async function note(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const { services, organizer, view, form } = visit;
  const parsed = parseForm(NoteForm, form, view.t);
  if (!parsed.ok) {
    const refused = { form: 'note', state: parsed.form } as const;
    return page(endorsementOnConsole(visit, of, endorsement, refused), 422);
  }
  if (!(await addNote(services, endorsement.id, organizer.id, parsed.value.text)))
    throw new HttpProblem(409);
  return redirectDone(visit, consoleEndorsementAddress(of.at, endorsement.id), 'noted', [
    endorsement.id,
  ]);
}

async function forget(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  const id = plainNumber(visit.form['note']) ?? 0;
  await removeNote(visit.services, endorsement.id, visit.organizer.id, id);
  return redirectDone(visit, consoleEndorsementAddress(of.at, endorsement.id), 'noteRemoved', [
    endorsement.id,
  ]);
}

async function renew(visit: OrganizerVisit, of: Endorsed): Promise<Reply> {
  const endorsement = namedEndorsement(visit, of);
  await renewLinks(visit.services, endorsement.id, visit.organizer.id);
  const address = consoleEndorsementAddress(of.at, endorsement.id);
  return redirectDone(visit, address, 'linksRenewed', [endorsement.id]);
}
