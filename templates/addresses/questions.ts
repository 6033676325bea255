import type { TextLanguage } from '../textLanguages.ts';
import type { OfTranslation } from './languagesBelow.ts';
import { withQuery } from './anyAddress.ts';
import { consoleCampaignAddress } from './campaigns.ts';
import { consoleEventAddress } from './events.ts';

/* What organizers ask of those who sign up: at an event, or at every event of a campaign. */

/** The addresses of questions below their list. */
export interface QuestionAddresses {
  /** The questions; a POST asks one more. */
  list: string;
  /** The form of a new question of a kind. */
  form: (kind?: string) => string;
  /** POST: asks what organizers often need. */
  presets: string;
  /** The questions as attendees see them. */
  preview: string;
  /** The languages of the questions, or their words in one of them: a POST saves these. */
  languages: (language?: TextLanguage, action?: OfTranslation) => string;
  /** POST: asks whether a co-sponsor may contact people; GET of a question: the file of those who agreed. */
  contacts: (question?: number) => string;
  /** GET asks whether to delete what was answered to a question, POST deletes it. */
  removingAnswers: (id: number) => string;
  /** The form of a question; a POST saves it, or moves it, removes it, asks it again. */
  question: (id: number, action?: 'order' | 'removal' | 'restoration') => string;
}

function below(list: string): QuestionAddresses {
  return {
    list,
    form: (kind = '') => withQuery(`${list}/new`, { kind }),
    presets: `${list}/presets`,
    preview: `${list}/preview`,
    languages: (language, action) =>
      [
        `${list}/languages`,
        ...(language === undefined ? [] : [language, ...(action ? [action] : [])]),
      ].join('/'),
    contacts: (question) =>
      question === undefined ? `${list}/contacts` : `${list}/${question}/contacts.csv`,
    removingAnswers: (id) => `${list}/${id}/answers/removal`,
    question: (id, action) => `${list}/${id}${action === undefined ? '' : `/${action}`}`,
  };
}

/** The questions of an event. */
export function consoleQuestionAddresses(slug: string): QuestionAddresses {
  return below(`${consoleEventAddress(slug)}/questions`);
}

/** The questions that a campaign asks at each of its events. */
export function campaignQuestionAddresses(slug: string): QuestionAddresses {
  return below(`${consoleCampaignAddress(slug)}/questions`);
}

/** The questions of an event; a POST asks one more. */
export function consoleQuestionsAddress(slug: string): string {
  return consoleQuestionAddresses(slug).list;
}

/** GET shows what other dates of the series ask, POST has them ask the same as this one. */
export function consoleQuestionsOnDatesAddress(slug: string): string {
  return `${consoleQuestionsAddress(slug)}/dates`;
}

/** The form of a new question of a kind. */
export function consoleNewQuestionAddress(slug: string, kind = ''): string {
  return consoleQuestionAddresses(slug).form(kind);
}

/** POST: asks what organizers often need. */
export function consoleQuestionPresetsAddress(slug: string): string {
  return consoleQuestionAddresses(slug).presets;
}

/** The questions as attendees see them. */
export function consoleQuestionPreviewAddress(slug: string): string {
  return consoleQuestionAddresses(slug).preview;
}

/** The languages of the questions, or their words in one of them: a POST saves these. */
export function consoleQuestionLanguagesAddress(
  slug: string,
  language?: TextLanguage,
  action?: OfTranslation,
): string {
  return consoleQuestionAddresses(slug).languages(language, action);
}

/** POST: asks whether a co-sponsor may contact people; GET of a question: the file of those who agreed. */
export function consoleQuestionContactsAddress(slug: string, question?: number): string {
  return consoleQuestionAddresses(slug).contacts(question);
}

/** GET asks whether to delete what was answered to a question, POST deletes it. */
export function consoleQuestionRemovingAnswersAddress(slug: string, id: number): string {
  return consoleQuestionAddresses(slug).removingAnswers(id);
}

/** The form of a question; a POST saves it, or moves it, removes it, asks it again. */
export function consoleQuestionAddress(
  slug: string,
  id: number,
  action?: 'order' | 'removal' | 'restoration',
): string {
  return consoleQuestionAddresses(slug).question(id, action);
}
