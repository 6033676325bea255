import type { AnswerCount } from '../../db/answerTallies.ts';
import type { QuestionOwner, StoredQuestion } from '../../db/questions.ts';
import {
  questionsOfEvent,
  type QuestionsFrame,
} from '../../templates/pages/console/questionsFrame.ts';
import type { ContactOf } from '../../templates/pages/console/questionContacts.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { consoleQuestionsOnDatesAddress } from '../../templates/addresses.ts';
import { eventOf, eventOnConsole } from '../events/eventOnConsole.ts';
import { idsInScope } from '../events/seriesScope.ts';
import { may, maySite } from '../web/may.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { contactsOf } from './contacts.ts';

/** Who asks questions, as the pages about them see it: an event, or a campaign at each of its events. */
export interface Asker {
  owner: QuestionOwner;
  /** The title of the event, or the name of the campaign. */
  name: string;
  /** In which new questions are written. */
  language: TextLanguage;
  frame: QuestionsFrame;
  /** All that is asked there, and ever was: at an event by its campaign, too. */
  stored: readonly StoredQuestion[];
  counts: readonly AnswerCount[];
  contacts: readonly ContactOf[];
  /** The campaign of an event that asks something, and whether whoever looks may change that. */
  campaign: { slug: string; title: string; open: boolean } | null;
  /** Where other dates of its series are asked to ask the same; null where none lies ahead. */
  dates: string | null;
  /** Whether whoever looks is shown each sensitive answer. */
  seesSensitive: boolean;
}

/** How the pages find out who asks. */
export type FindAsker = (visit: OrganizerVisit) => Asker;

/** @throws HttpProblem 404 where there is no such event */
export function eventAsking(visit: OrganizerVisit): Asker {
  const { services, now, rights, theirs } = visit;
  const { db } = services;
  const event = eventOf(visit);
  const stored = db.questions.atEvent(event);
  const counts = stored.length === 0 ? [] : db.answers.countsOf(event.id);
  const asks = stored.some(({ campaignId }) => campaignId !== null);
  const campaign =
    asks && event.campaignId !== null ? db.campaigns.byId(event.campaignId) : undefined;
  return {
    owner: { kind: 'event', id: event.id },
    name: event.title,
    language: event.language,
    frame: questionsOfEvent(eventOnConsole(services, event, now)),
    stored,
    counts,
    contacts: contactsOf(db, event, stored, (question) =>
      counts.reduce((sum, one) => sum + (one.questionId === question ? one.people : 0), 0),
    ),
    campaign:
      campaign === undefined
        ? null
        : { slug: campaign.slug, title: campaign.title, open: maySite(rights, 'plan') },
    dates:
      idsInScope(db, event, 'all', theirs, now).length === 0
        ? null
        : consoleQuestionsOnDatesAddress(event.slug),
    seesSensitive: may(rights, 'sensitive', { of: 'event', event }),
  };
}
