import type { z } from 'zod';
import type { ListedAction } from '../../db/schema.ts';
import { longestDescription } from '../fields/eventFields.ts';
import { addressIn } from '../imports/columns.ts';
import { languageOf } from '../imports/words.ts';
import { optionalLine, optionalText } from '../web/fields.ts';
import type { ActionField } from './actionFields.ts';
import { cellText } from './cellText.ts';

/** The texts of a row as its cells say them; where a cell says nothing, ''. */
export type RowTexts = Pick<
  ListedAction,
  'venue' | 'address' | 'title' | 'host' | 'description' | 'capacity' | 'phone' | 'replyTo'
> &
  Pick<ListedAction, 'spokenLanguages' | 'unread'> & { language: ReturnType<typeof languageOf> };

/** More people than any square holds. */
const mostSpots = 100_000;

/** Reads what a row says beside city, day and hour. What does not fit is left out, and named. */
export function rowTexts(cellOf: (field: ActionField) => string): RowTexts {
  const unread: ActionField[] = [];
  const read = (field: ActionField, schema: z.ZodType<string>, text = cellOf(field)): string => {
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    unread.push(field);
    return '';
  };
  const line = (field: ActionField, longest: number) =>
    read(field, optionalLine(longest), cellOf(field).replaceAll(/\s+/g, ' '));
  const spots = cellText(cellOf('capacity'));
  const capacity = /^\d{1,6}$/.test(spots) ? Number(spots) : null;
  const isCapacity = capacity !== null && capacity > 0 && capacity <= mostSpots;
  if (spots !== '' && !isCapacity) unread.push('capacity');
  const languages = languagesIn(cellOf('language'));
  if (cellOf('language').trim() !== '' && languages[0] === undefined) unread.push('language');
  const contact = contactIn(cellOf('contact'));
  if (cellOf('contact').trim() !== '' && contact.phone === '' && contact.replyTo === '')
    unread.push('contact');
  return {
    venue: line('venue', 150),
    address: read('address', optionalText(300)),
    title: line('title', 150),
    host: line('host', 120),
    description: read('description', optionalText(longestDescription)),
    capacity: isCapacity ? capacity : null,
    ...contact,
    language: languages[0] ?? null,
    spokenLanguages: languages.length > 1 ? line('language', 100) : '',
    unread,
  };
}

/** The languages that a cell names, in their order: "Français / Anglais". */
function languagesIn(cell: string) {
  return cell
    .split(/\s*[,،;/+&\n]\s*|\s+(?:y|and|et|e|und|و)\s+/u)
    .slice(0, 10)
    .flatMap((name) => languageOf(name) ?? []);
}

/** A telephone number, an email address, or both; '' for what is not there. */
function contactIn(cell: string): Pick<RowTexts, 'phone' | 'replyTo'> {
  const words = cell.slice(0, 500).split(/[\s,;<>()]+/);
  const replyTo = words.map((word) => addressIn(word)?.email ?? '').find((one) => one !== '') ?? '';
  const [phone = ''] = /\+?\d[\d\s().-]{5,30}\d/.exec(cell.slice(0, 500)) ?? [];
  return { phone: phone.slice(0, 40), replyTo };
}
