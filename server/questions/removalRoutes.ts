import type { StoredQuestion } from '../../db/questions.ts';
import { answersRemovalPage } from '../../templates/pages/console/questionContacts.ts';
import { redirectDone } from '../web/done.ts';
import { notFound } from '../web/httpProblem.ts';
import { idInPath } from '../web/idInPath.ts';
import type { Need } from '../web/may.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import type { Asker, FindAsker } from './asker.ts';
import { removeAnswers } from './removeAnswers.ts';

/**
 * Deleting answers before their day. At an event, what its campaign asks loses the answers that were given
 * there; of a campaign, those of all its events.
 *
 * @param list the path of the list of questions
 */
export function answersRemovalRoutes(list: string, need: Need, find: FindAsker): readonly Route[] {
  const path = `${list}/:id/answers/removal`;
  return [
    {
      method: 'get',
      path,
      role: 'organizer',
      need,
      handle: (visit) => ask(visit, find(visit)),
    },
    {
      method: 'post',
      path,
      role: 'organizer',
      need,
      fresh: true,
      handle: (visit) => removeAll(visit, find(visit)),
    },
  ];
}

/** @throws HttpProblem 404 for a question that is not asked there */
function questionOf(visit: OrganizerVisit, { stored }: Asker): StoredQuestion {
  const id = idInPath(visit);
  const question = stored.find((one) => one.id === id);
  if (question === undefined) throw notFound();
  return question;
}

function ask(visit: OrganizerVisit, asker: Asker): Reply {
  const { answers } = visit.services.db;
  const { id, version } = questionOf(visit, asker);
  const { kind, id: eventId } = asker.owner;
  return page(
    answersRemovalPage(visit.view, {
      frame: asker.frame,
      id,
      label: version.wording.label,
      answers: kind === 'event' ? answers.howManyAt({ id, eventId }) : answers.howMany(id),
    }),
  );
}

async function removeAll(visit: OrganizerVisit, asker: Asker): Promise<Reply> {
  const { id, version } = questionOf(visit, asker);
  const question = { id, label: version.wording.label };
  await removeAnswers(visit.services, asker.owner, question, visit.organizer.id);
  return redirectDone(visit, asker.frame.addresses.list, 'answersRemoved');
}
