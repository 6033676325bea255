import { z } from 'zod';
import { typedList, type FormValues } from '../../templates/forms.ts';
import { isLanguage, languages } from '../../templates/languages.ts';
import { colorProblem, isColor, siteColors } from '../../templates/palette.ts';
import type { Translate } from '../../templates/translate.ts';
import { isContact } from '../config/variables.ts';
import type { Config } from '../config.ts';
import { isZone } from '../time/zones.ts';
import { choice, optionalLine, optionalText, readBy, wholeNumber } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import type { Settings } from './settings.ts';

/** Characters of the name, as the environment takes it, and of each text. */
export const longestName = 100;
export const longestText = 20_000;
export const longestRetention = 3650;

const minutesOfDay = 1440;
const colorNames = [...siteColors.map(({ name }) => name), 'own'] as const;

const hour = () =>
  readBy(
    (text) => (text === '' ? { minute: null } : minuteIn(text)),
    'console.settings.problems.hour',
  );

/** A zone, or none; the first page of a new site asks for it, too. */
export const zoneField = () =>
  readBy(
    (text) => (text === '' ? { name: null } : isZone(text) ? { name: text } : null),
    'console.eventForm.problems.zoneUnknown',
  );

/** The fields of a colour: one of those on the page, or another. */
export const colorFields = { color: choice(colorNames), ownColor: optionalLine(40) };

const SettingsForm = z.object({
  organization: optionalLine(longestName),
  ...colorFields,
  contact: optionalLine(200),
  about: optionalText(longestText),
  imprint: optionalText(longestText),
  privacy: optionalText(longestText),
  zone: zoneField(),
  retentionDays: wholeNumber(1, longestRetention, null),
  quietFrom: hour(),
  quietUntil: hour(),
});

/**
 * Reads the form of the settings. What is empty, or as the host set it, is stored as null: it then follows
 * the environment.
 */
export function readSettingsForm(
  values: FormValues,
  config: Pick<Config, 'organization' | 'contact' | 'locales' | 'retentionDays'>,
  t: Translate,
): ParsedForm<Settings> {
  const parsed = parseForm(SettingsForm, values, t);
  const color = parsed.ok ? colorIn(parsed.value) : { value: null };
  const offered = languagesIn(values);
  const found: Record<string, FieldProblem> = {
    ...('problem' in color ? { ownColor: color.problem } : {}),
    ...(offered.length === 0 ? { languages: { key: 'console.settings.problems.noLanguage' } } : {}),
    ...(parsed.ok ? contradictions(parsed.value) : {}),
  };
  if (!parsed.ok || 'problem' in color || Object.keys(found).length > 0) {
    const before = parsed.ok ? {} : parsed.form.problems;
    const { problems } = refusedForm(values, found, t);
    return { ok: false, form: { values, problems: inOrderOfPage({ ...before, ...problems }) } };
  }
  const { organization, contact, retentionDays, zone, quietFrom, quietUntil, ...form } =
    parsed.value;
  return {
    ok: true,
    value: {
      organization: unless(organization, config.organization),
      color: color.value,
      contact: unless(contact, contactText(config)),
      about: form.about,
      imprint: form.imprint,
      privacy: form.privacy,
      languages: unless(offered.join(','), config.locales.join(',')),
      retentionDays: retentionDays === config.retentionDays ? null : retentionDays,
      quietFrom: quietFrom.minute,
      quietUntil: quietUntil.minute,
      zone: zone.name,
    },
  };
}

const orderOfPage = [
  'organization',
  'color',
  'ownColor',
  'contact',
  'about',
  'imprint',
  'privacy',
  'languages',
  'zone',
  'retentionDays',
  'quietFrom',
  'quietUntil',
];

/** The summary of what is wrong follows the page. */
function inOrderOfPage(problems: Readonly<Record<string, string>>): Record<string, string> {
  const place = (name: string) => orderOfPage.indexOf(name);
  return Object.fromEntries(
    Object.entries(problems).toSorted(([one], [other]) => place(one) - place(other)),
  );
}

/** The settings as they stand in their form: what the host set stands there where nothing is saved. */
export function settingsValues(
  settings: Settings,
  config: Pick<Config, 'organization' | 'contact' | 'locales' | 'retentionDays'>,
): FormValues {
  const offered = settings.languages?.split(',') ?? [...config.locales];
  return {
    organization: settings.organization ?? config.organization,
    ...colorValues(settings.color),
    contact: settings.contact ?? contactText(config),
    about: settings.about,
    imprint: settings.imprint,
    privacy: settings.privacy,
    languages: offered,
    firstLanguage: offered[0],
    retentionDays: String(settings.retentionDays ?? config.retentionDays),
    quietFrom: hourText(settings.quietFrom),
    quietUntil: hourText(settings.quietUntil),
    zone: settings.zone ?? '',
  };
}

/** A colour as it stands in its fields. */
export function colorValues(color: string | null): FormValues {
  const known = siteColors.find((one) => one.color === (color ?? siteColors[0].color));
  return known === undefined
    ? { color: 'own', ownColor: color ?? '' }
    : { color: known.name, ownColor: '' };
}

/** The colour that was chosen, null for the usual one; or what is wrong with it. */
export function colorIn({
  color,
  ownColor,
}: {
  color: (typeof colorNames)[number];
  ownColor: string;
}): { value: string | null } | { problem: FieldProblem } {
  const known = siteColors.findIndex(({ name }) => name === color);
  if (known >= 0) return { value: known === 0 ? null : (siteColors[known]?.color ?? null) };
  const written = fullColor(ownColor);
  if (!isColor(written)) return { problem: { key: 'console.settings.problems.color' } };
  const problem = colorProblem(written);
  if (problem === null) return { value: written };
  const { kind, ...nearest } = problem;
  const key =
    kind === 'unreadable'
      ? 'console.settings.problems.colorUnreadable'
      : 'console.settings.problems.colorPale';
  return { problem: { key, values: { color: written, ...nearest } } };
}

/** `#1749C9`, `1749c9` and `#17c` are what people copy from elsewhere. */
function fullColor(typed: string): string {
  const digits = typed.trim().toLowerCase().replace(/^#/, '');
  return /^[\da-f]{3}$/.test(digits) ? `#${digits.replaceAll(/./g, '$&$&')}` : `#${digits}`;
}

/** The contact of the host as it is typed. */
function contactText({ contact }: Pick<Config, 'contact'>): string {
  if (contact === null) return '';
  return contact.href.startsWith('mailto:') ? contact.text : contact.href;
}

function unless(typed: string, host: string): string | null {
  return typed === '' || typed === host ? null : typed;
}

/** Those that were ticked, the site's own first. */
function languagesIn(values: FormValues): string[] {
  // The page that asks before saving sends them in one field.
  const ticked = typedList({ values, problems: {} }, 'languages').flatMap((one) => one.split(','));
  const [own] = typedList({ values, problems: {} }, 'firstLanguage');
  const offered = languages.filter((one) => ticked.includes(one));
  return isLanguage(own) && offered.length > 0
    ? [own, ...offered.filter((one) => one !== own)]
    : offered;
}

function contradictions({
  contact,
  quietFrom,
  quietUntil,
  zone,
}: z.output<typeof SettingsForm>): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  if (contact !== '' && !isContact(contact))
    problems['contact'] = { key: 'console.settings.problems.contact' };
  const [from, until] = [quietFrom.minute, quietUntil.minute];
  if ((from === null) !== (until === null))
    problems[from === null ? 'quietFrom' : 'quietUntil'] = {
      key: 'console.settings.problems.quietHalf',
    };
  else if (from !== null && from === until)
    problems['quietUntil'] = { key: 'console.settings.problems.quietSame' };
  else if (from !== null && zone.name === null)
    problems['zone'] = { key: 'console.settings.problems.quietZone' };
  return problems;
}

/** `7:30`, `07:30`, `22` and `22:00:00` as a minute of the day; null for what is none. */
function minuteIn(text: string): { minute: number | null } | null {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?::(\d{2}))?(?::00)?$/.exec(text) ?? [];
  const minute = Number(hours ?? NaN) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute < minutesOfDay ? { minute } : null;
}

function hourText(minute: number | null): string {
  if (minute === null) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
