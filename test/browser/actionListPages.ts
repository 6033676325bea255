import { consoleActionListAddress, consoleActionListsAddress } from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Lists of actions from a spreadsheet, as far as each has come. */
export const actionListPages: Record<string, Shown> = {
  'the lists of actions of a campaign': {
    at: ({ proposals }) => consoleActionListsAddress(proposals.slug),
    onConsole: true,
  },
  'the columns of a list of actions': {
    at: ({ proposals }) => consoleActionListAddress(proposals.slug, proposals.lists.read),
    onConsole: true,
  },
  'what a list of actions would make': {
    at: ({ proposals }) => consoleActionListAddress(proposals.slug, proposals.lists.checked),
    onConsole: true,
  },
  'answers about a list of actions with mistakes': {
    at: ({ proposals }) =>
      consoleActionListAddress(proposals.slug, proposals.lists.checked, 'answers'),
    onConsole: true,
    sent: { 'answer-3': 'undecided', 'typed-3': 'half past nowhere' },
    status: 422,
  },
  'a list of actions that was imported': {
    at: ({ proposals }) => consoleActionListAddress(proposals.slug, proposals.lists.written),
    onConsole: true,
  },
  'a list of actions that was undone': {
    at: ({ proposals }) => consoleActionListAddress(proposals.slug, proposals.lists.undone),
    onConsole: true,
  },
};
