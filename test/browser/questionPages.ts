import {
  campaignQuestionAddresses,
  consoleNewQuestionAddress,
  consoleQuestionAddress,
  consoleQuestionPreviewAddress,
  consoleQuestionsOnDatesAddress,
  consoleQuestionRemovingAnswersAddress,
  consoleQuestionsAddress,
  eventAddress,
  eventSignUpsAddress,
  signUpAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Pages on which organizers ask, or people answer. */
export const questionPages: Record<string, Shown> = {
  'an event that asks a lot': { at: ({ events }) => eventAddress(events.asking) },
  'a sign-up without an answer that is needed': {
    at: ({ events }) => eventSignUpsAddress(events.asking),
    sent: { name: 'Bo Example', email: 'bo@example.org', companions: '2' },
    status: 422,
  },
  'an own page with answers': { at: ({ signups }) => signUpAddress(signups.answered) },
  'the questions of an event': {
    at: ({ events }) => consoleQuestionsAddress(events.asking),
    onConsole: true,
  },
  'the questions of an event that asks nothing': {
    at: ({ events }) => consoleQuestionsAddress(events.online),
    onConsole: true,
  },
  'the questions of a campaign that asks nothing': {
    at: () => campaignQuestionAddresses('january-24').list,
    onConsole: true,
  },
  'the form of a new question of a campaign': {
    at: () => campaignQuestionAddresses('january-24').form('one-of'),
    onConsole: true,
  },
  'the form of a new question': {
    at: ({ events }) => consoleNewQuestionAddress(events.asking, 'several-of'),
    onConsole: true,
  },
  'the form of a question, with mistakes': {
    at: ({ events }) => consoleQuestionAddress(events.asking, 1),
    onConsole: true,
    sent: { label: '', help: 'Kept' },
    status: 422,
  },
  'the question whether to delete answers': {
    at: ({ events }) => consoleQuestionRemovingAnswersAddress(events.asking, 1),
    onConsole: true,
  },
  'the questions of an event with co-sponsors': {
    at: ({ events }) => consoleQuestionsAddress(events.inPerson),
    onConsole: true,
  },
  'the questions as attendees see them': {
    at: ({ events }) => consoleQuestionPreviewAddress(events.asking),
    onConsole: true,
  },
  'the question whether other dates ask the same': {
    at: ({ events }) => consoleQuestionsOnDatesAddress(events.repeated),
    onConsole: true,
  },
};
