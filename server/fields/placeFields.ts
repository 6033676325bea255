import { accessFeatures } from '../../templates/accessFeatures.ts';
import { optionalLine, optionalText, severalOf } from '../web/fields.ts';
import type { EventFieldDefinition } from './eventField.ts';
import { atPlace, everywhere, quiet } from './fieldTraits.ts';

/** What helps people to come and to take part: how to get there, in which languages, what is accessible. */
export const placeFields = [
  {
    name: 'postalCode',
    form: () => optionalLine(20),
    control: 'line',
    hint: false,
    optional: true,
    ...atPlace,
  },
  {
    name: 'region',
    form: () => optionalLine(100),
    control: 'line',
    hint: true,
    optional: true,
    ...atPlace,
  },
  {
    name: 'meetingPoints',
    form: () => optionalText(1000),
    control: 'text',
    hint: true,
    rows: 3,
    kinds: atPlace.kinds,
    told: [...everywhere, 'own-page', 'last-reminder'],
    mailed: null,
    translated: true,
  },
  {
    name: 'phone',
    form: () => optionalLine(40),
    control: 'line',
    hint: true,
    optional: true,
    kinds: null,
    told: ['page', 'mails', 'own-page', 'last-reminder'],
    mailed: null,
  },
  {
    name: 'spokenLanguages',
    form: () => optionalLine(200),
    control: 'line',
    hint: true,
    optional: true,
    kinds: null,
    told: everywhere,
    mailed: null,
    translated: true,
  },
  { name: 'accessFeatures', form: () => severalOf(accessFeatures), control: 'own', ...quiet },
  {
    name: 'accessibility',
    form: () => optionalText(2000),
    control: 'text',
    hint: true,
    rows: 3,
    kinds: null,
    told: everywhere,
    mailed: null,
    translated: true,
  },
] as const satisfies readonly EventFieldDefinition[];
