import {
  consoleEndorsementTextsAddress,
  consoleEndorsementsAddress,
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
  'the co-sponsors as texts': {
    at: ({ events }) => consoleEndorsementTextsAddress(events.inPerson),
    onConsole: true,
  },
  'what a co-sponsor passes on': {
    at: ({ endorsements }) => sharePackAddress(endorsements.approved.pack),
  },
};
