import {
  consoleEndorsementAddress,
  consoleEndorsementListAddress,
  consoleEndorsementTextsAddress,
  consoleEndorsementsAddress,
  newEndorsementAddress,
  sharePackAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Pages of organizers about co-sponsors. */
export const coSponsorPages: Record<string, Shown> = {
  'the co-sponsors': {
    at: ({ events }) => consoleEndorsementsAddress(events.inPerson),
    onConsole: true,
  },
  'no co-sponsors': {
    at: ({ events }) => consoleEndorsementsAddress(events.draft),
    onConsole: true,
  },
  'what a list of organizations would add': {
    at: ({ events }) => consoleEndorsementListAddress(events.inPerson, 'names'),
    onConsole: true,
    sent: {
      look: 'yes',
      names: 'Name,Website,Phone\nExample Teachers,,\nExample Teachers Inc.,teachers.example.org,1',
    },
  },
  'a list of organizations with mistakes': {
    at: ({ events }) => consoleEndorsementListAddress(events.inPerson, 'names'),
    onConsole: true,
    sent: { look: 'yes', names: 'Name,Heading,Language\nExample Bakers,Nobody,xx\nExample Cooks' },
  },
  'the co-sponsors of a whole campaign': {
    at: ({ proposals }) => consoleEndorsementsAddress({ campaign: proposals.slug }),
    onConsole: true,
  },
  'a co-sponsor of a whole campaign': {
    at: ({ proposals }) =>
      consoleEndorsementAddress({ campaign: proposals.slug }, proposals.endorsement),
    onConsole: true,
  },
  'the request to co-sponsor a whole campaign': {
    at: ({ proposals }) => newEndorsementAddress({ campaign: proposals.slug }),
  },
  'the co-sponsors as texts': {
    at: ({ events }) => consoleEndorsementTextsAddress(events.inPerson),
    onConsole: true,
  },
  'what a co-sponsor passes on': {
    at: ({ endorsements }) => sharePackAddress(endorsements.approved.pack),
  },
};
