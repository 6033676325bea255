import type { Reads } from '../../db/database.ts';
import type { MessageFilter } from '../../db/messageCondition.ts';
import type { PeopleOrder } from '../../db/people.ts';
import { peopleOrders } from '../../db/people.ts';
import type { PeopleFilter } from '../../db/peopleCondition.ts';
import type { StoredQuestion } from '../../db/questions.ts';
import type { Event } from '../../db/schema.ts';
import { answerFilterName, consoleSignUpsAddress, messagePart } from '../../templates/addresses.ts';
import type { Choice } from '../../templates/components/forms.ts';
import type {
  PeopleFilterProps,
  QuestionInFilter,
} from '../../templates/pages/console/peopleFilter.ts';
import { questionIn, type Question } from '../questions/question.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { seesSensitive } from './listedSignups.ts';
import { writePeopleFilter } from './peopleFilter.ts';

/** What the list of an event is narrowed to, and what it can be, as its page shows it. */
export function filterOnConsole(
  visit: OrganizerVisit,
  event: Event,
  asked: { filter: PeopleFilter; order: PeopleOrder; questions: readonly StoredQuestion[] },
): PeopleFilterProps {
  const {
    services: { db },
    view,
  } = visit;
  const { id, slug } = event;
  const { filter, order, questions } = asked;
  const shown = questions.filter(
    (question) =>
      question.archivedAt === null || filter.answers.some((one) => one.question === question.id),
  );
  return {
    list: consoleSignUpsAddress(slug),
    values: writePeopleFilter(filter),
    order,
    orders: peopleOrders,
    questions: shown.map((question) =>
      questionInFilter(questionIn(question, [view.language]), view.t),
    ),
    tags: db.people.tagsAt(id, seesSensitive(visit, event)),
    messages: messagesInFilter(db, view.t, id, filter.message),
    withState: false,
    withOrganization: questions.some(({ preset }) => preset === 'organization'),
  };
}

/** So many of the last messages can be chosen. */
const mostMessages = 5;

/** That somebody did not get one of the last messages, and what the address asks for. */
function messagesInFilter(
  { messages }: Pick<Reads, 'messages'>,
  t: OrganizerVisit['view']['t'],
  eventId: number,
  asked: MessageFilter | null,
): Choice[] {
  const sent = messages.ofEvent(eventId).filter(({ startedAt }) => startedAt !== null);
  const missed = sent
    .slice(0, mostMessages)
    .map(({ id }): MessageFilter => ({ message: id, is: 'missed' }));
  const known = asked !== null && missed.some((one) => messagePart(one) === messagePart(asked));
  return [...(asked === null || known ? [] : [asked]), ...missed].map((one) => {
    const texts = sent.find(({ id }) => id === one.message)?.texts ?? {};
    const subject = Object.values(texts)[0]?.subject ?? '';
    const label = t(`console.messages.filter.message.${one.is}`, { subject });
    return { value: messagePart(one), label };
  });
}

/** A question as something by which people can be found. */
export function questionInFilter(
  question: Question,
  t: OrganizerVisit['view']['t'],
): QuestionInFilter {
  return {
    name: answerFilterName(question.id),
    label: question.label,
    choices: choicesOf(question, t),
  };
}

/** What can be chosen of an answer; null where letters are typed. */
function choicesOf(question: Question, t: OrganizerVisit['view']['t']): readonly Choice[] | null {
  const yes = { value: 'yes', label: t('signup.questions.yes') };
  switch (question.kind) {
    case 'one-of':
    case 'several-of':
      return question.options.map(({ id, label }) => ({ value: String(id), label }));
    case 'yes-no':
      return [yes, { value: 'no', label: t('signup.questions.no') }];
    case 'consent':
      return [yes];
    case 'number':
    case 'date':
    case 'line':
    case 'text':
    case 'phone':
      return null;
  }
}
