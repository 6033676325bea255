import type { TextLanguage } from '../textLanguages.ts';
import { withQuery } from './anyAddress.ts';
import { consoleEventAddress } from './events.ts';

/* What organizers ask of those who sign up. */

/** The questions of an event; a POST asks one more. */
export function consoleQuestionsAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/questions`;
}

/** The form of a new question of a kind. */
export function consoleNewQuestionAddress(slug: string, kind = ''): string {
  return withQuery(`${consoleQuestionsAddress(slug)}/new`, { kind });
}

/** POST: asks what organizers often need. */
export function consoleQuestionPresetsAddress(slug: string): string {
  return `${consoleQuestionsAddress(slug)}/presets`;
}

/** The questions as attendees see them. */
export function consoleQuestionPreviewAddress(slug: string): string {
  return `${consoleQuestionsAddress(slug)}/preview`;
}

/** The languages of the questions, or their words in one of them: a POST saves these. */
export function consoleQuestionLanguagesAddress(
  slug: string,
  language?: TextLanguage,
  action?: 'removal',
): string {
  const list = `${consoleQuestionsAddress(slug)}/languages`;
  if (language === undefined) return list;
  return `${list}/${language}${action === undefined ? '' : `/${action}`}`;
}

/** POST: asks whether a co-sponsor may contact people; GET of a question: the file of those who agreed. */
export function consoleQuestionContactsAddress(slug: string, question?: number): string {
  const list = consoleQuestionsAddress(slug);
  return question === undefined ? `${list}/contacts` : `${list}/${question}/contacts.csv`;
}

/** GET asks whether to delete what was answered to a question, POST deletes it. */
export function consoleQuestionRemovingAnswersAddress(slug: string, id: number): string {
  return `${consoleQuestionsAddress(slug)}/${id}/answers/removal`;
}

/** The form of a question; a POST saves it, or moves it, removes it, asks it again. */
export function consoleQuestionAddress(
  slug: string,
  id: number,
  action?: 'order' | 'removal' | 'restoration',
): string {
  const form = `${consoleQuestionsAddress(slug)}/${id}`;
  return action === undefined ? form : `${form}/${action}`;
}
