import {
  consoleEventAddress,
  consoleRepeatAddress,
  consoleSeriesAddress,
  eventAddress,
  seriesAddress,
  seriesSignUpsAddress,
  signUpAddress,
  signUpDatesAddress,
} from '../../templates/addresses.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import type { Shown } from './shown.ts';

/** The pages of an event that repeats. */
export const seriesPages: Record<string, Shown> = {
  'a series': { at: ({ series }) => seriesAddress(series) },
  'several dates with mistakes': {
    at: ({ series }) => seriesSignUpsAddress(series),
    sent: { name: '', email: 'x', companions: '99', dates: 'no-such-date' },
    status: 422,
  },
  'the page right after the form for several dates': {
    at: ({ dates }) => signUpAddress(dates.received),
  },
  'the button that confirms several dates': {
    at: ({ dates }) => signUpDatesAddress(dates.confirmation),
  },
  'a date of a series': { at: ({ events }) => eventAddress(events.repeated) },
  'the dates of a series': { at: ({ series }) => consoleSeriesAddress(series), onConsole: true },
  'a date of a series on the dashboard': {
    at: ({ events }) => consoleEventAddress(events.repeated),
    onConsole: true,
  },
  'the form of a date of a series': {
    at: ({ events }) => consoleEventAddress(events.repeated, 'edit'),
    onConsole: true,
  },
  'the question before several dates change': {
    at: ({ events }) => consoleEventAddress(events.repeated, 'edit'),
    onConsole: true,
    sent: { ...filledEventForm, startTime: '02:30', seriesScope: 'all' },
  },
  'the question before dates are canceled': {
    at: ({ events }) => consoleEventAddress(events.repeated, 'cancellation'),
    onConsole: true,
  },
  'the question how an event repeats': {
    at: ({ events }) => consoleRepeatAddress(events.online),
    onConsole: true,
  },
  'the dates before there are any': {
    at: ({ events }) =>
      consoleRepeatAddress(events.online, {
        repeat: 'weekly',
        repeatTimes: '12',
        repeatExcept: '2024-01-28',
      }),
    onConsole: true,
  },
  'a series with mistakes': {
    at: ({ events }) => consoleRepeatAddress(events.online),
    onConsole: true,
    sent: { repeat: 'weekly', repeatTimes: 'many', repeatExcept: 'soon', intent: 'preview' },
    status: 422,
  },
};
