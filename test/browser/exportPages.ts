import {
  consoleAuditFileAddress,
  consoleExportAddress,
  consoleExportOfSeveralAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import type { Shown } from './shown.ts';

/** Taking people out as a file. */
export const exportPages: Record<string, Shown> = {
  'the form of an export': {
    at: ({ events }) => consoleExportAddress(events.asking),
    onConsole: true,
  },
  'the form of an export, with mistakes': {
    at: ({ events }) => consoleExportAddress(events.asking),
    onConsole: true,
    sent: { profile: 'everything', format: 'csv', order: 'name', reason: '' },
    status: 422,
  },
  'the form of an export of several events': {
    at: () => consoleExportOfSeveralAddress(),
    onConsole: true,
  },
  'the form of an export of several events, with mistakes': {
    at: () => consoleExportOfSeveralAddress(),
    onConsole: true,
    sent: { which: 'some', profile: 'everything', format: 'csv', order: 'name', reason: 'x' },
    status: 422,
  },
  'the whole list at once': {
    at: ({ events }) => consoleSignUpsAddress(events.asking, 'csv'),
    onConsole: true,
  },
  'the whole list at once, without a reason': {
    at: ({ events }) => consoleSignUpsAddress(events.asking, 'csv'),
    onConsole: true,
    sent: { reason: ' ' },
    status: 422,
  },
  'the audit log as a file': { at: () => consoleAuditFileAddress, onConsole: true },
};
