import {
  consoleCorrectionAddress,
  consoleMergingAddress,
  consoleNewPersonAddress,
  consolePersonAddress,
  consoleSignUpRemovalAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** One person of an event, and what is done to them. */
export const personPages: Record<string, Shown> = {
  'sign-ups that are not confirmed': {
    at: ({ events }) => consoleSignUpsAddress(events.confirmFirst),
    onConsole: true,
  },
  'the question whether to remove somebody': {
    at: ({ events }) => consoleSignUpRemovalAddress(events.online, 1),
    onConsole: true,
  },
  'one person of an event': {
    at: ({ events }) => consolePersonAddress(events.online, 1),
    onConsole: true,
  },
  'the form that adds somebody': {
    at: ({ events }) => consoleNewPersonAddress(events.asking),
    onConsole: true,
  },
  'somebody added with mistakes': {
    at: ({ events }) => consoleNewPersonAddress(events.asking),
    sent: { name: '', email: 'a@b', companions: 'many', mailed: 'yes' },
    onConsole: true,
    status: 422,
  },
  'a correction of somebody': {
    at: ({ events }) => consoleCorrectionAddress(events.online, 1),
    onConsole: true,
  },
  'who is the same person': {
    at: ({ events }) => `${consoleMergingAddress(events.online, 1)}?q=example`,
    onConsole: true,
  },
  'two sign-ups of one person': {
    at: ({ events }) => consoleMergingAddress(events.online, 1, 2),
    onConsole: true,
  },
};
