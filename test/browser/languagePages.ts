import {
  consoleQuestionLanguagesAddress,
  campaignAddress,
  consoleCampaignLanguagesAddress,
  consoleEventAddress,
  consoleEventLanguagesAddress,
  consoleLanguagesAddress,
  consoleSiteLanguagesAddress,
  eventAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Pages that show the texts of an event in further languages, or where they are written. */
export const languagePages: Record<string, Shown> = {
  'an event in a language that the site does not speak': {
    at: ({ events }) => inLanguage(eventAddress(events.online), 'fr'),
  },
  'the languages of an event': {
    at: ({ events }) => consoleEventLanguagesAddress(events.online),
    onConsole: true,
  },
  'the texts of an event in a further language': {
    at: ({ events }) => consoleEventLanguagesAddress(events.online, 'fr'),
    onConsole: true,
  },
  'the texts of an event in a language that is new': {
    at: ({ events }) => consoleEventLanguagesAddress(events.inPerson, 'pt'),
    onConsole: true,
  },
  'the texts of an event in a further language, with mistakes': {
    at: ({ events }) => consoleEventLanguagesAddress(events.online, 'fr'),
    onConsole: true,
    sent: { title: '', speakers: 'Ada Example — nobody announced her' },
    status: 422,
  },
  'the languages of the events to come': {
    at: () => consoleLanguagesAddress,
    onConsole: true,
  },
  'the languages of a campaign': {
    at: () => consoleCampaignLanguagesAddress('january-24'),
    onConsole: true,
  },
  'the texts of a campaign in a language from right to left': {
    at: () => consoleCampaignLanguagesAddress('january-24', 'ar'),
    onConsole: true,
  },
  'a campaign in a language that the site does not speak': {
    at: () => inLanguage(campaignAddress('january-24'), 'pt'),
  },
  'the question whether to delete the texts of a campaign': {
    at: () => consoleCampaignLanguagesAddress('january-24', 'pt', 'removal'),
    onConsole: true,
  },
  'the languages of the site': {
    at: () => consoleSiteLanguagesAddress(),
    onConsole: true,
  },
  'the texts of the site in a further language': {
    at: () => consoleSiteLanguagesAddress('pt'),
    onConsole: true,
  },
  'the question whether to delete the texts of the site': {
    at: () => consoleSiteLanguagesAddress('pt', 'removal'),
    onConsole: true,
  },
  'the question whether to cancel an event of several languages': {
    at: ({ events }) => consoleEventAddress(events.online, 'cancellation'),
    onConsole: true,
  },
  'the question whether to delete the texts in a language': {
    at: ({ events }) => consoleEventLanguagesAddress(events.online, 'fr', 'removal'),
    onConsole: true,
  },
  'the languages of the questions': {
    at: ({ events }) => consoleQuestionLanguagesAddress(events.asking),
    onConsole: true,
  },
  'the questions in a further language': {
    at: ({ events }) => consoleQuestionLanguagesAddress(events.asking, 'fr'),
    onConsole: true,
  },
};
