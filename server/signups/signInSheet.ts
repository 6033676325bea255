import type { Event, Signup } from '../../db/schema.ts';
import { localeOf } from '../../templates/languages.ts';
import {
  sheetColumns,
  sheetPapers,
  type SheetColumn,
  type SheetFacts,
  type SheetPaper,
  type SheetPerson,
} from '../../templates/pictures/sheetFacts.ts';
import { askedBefore, wordsOfAnswer } from '../questions/answersInWords.ts';
import { siteOf } from '../siteSettings.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { may } from '../web/may.ts';
import { pagingOf } from '../web/paging.ts';
import { plainNumber } from '../web/plainNumber.ts';
import type { OrganizerVisit } from '../web/routes.ts';
import { doorCode } from './doorCode.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** Names in one part of the sign-in sheet: some forty pages of paper. */
const namesOnSheet = 1000;
const usualBlank = 10;
/** Empty lines, some six pages of them. */
export const mostBlank = 120;
const usualColumns: readonly SheetColumn[] = ['companions', 'email', 'consent'];

/** How somebody wants the sheet. */
export interface SheetOptions {
  columns: readonly SheetColumn[];
  blank: number;
  paper: SheetPaper;
}

/** A part of the sheet. */
export interface SheetPart {
  facts: SheetFacts;
  options: SheetOptions;
  /** Columns that whoever looks may have on it. */
  offered: readonly SheetColumn[];
  /** Which part it is, from 1, and of how many. */
  page: number;
  pages: number;
}

/**
 * What an address says of the sheet; what it leaves open, or says wrong, is as usual.
 *
 * @param offered which columns there are for whoever asks
 */
export function sheetOptions(
  query: URLSearchParams,
  offered: readonly SheetColumn[],
): SheetOptions {
  const asked = query.getAll('columns');
  const wanted: readonly string[] = query.has('chosen') ? asked : usualColumns;
  const blank = plainNumber(query.get('blank') ?? '') ?? usualBlank;
  return {
    columns: offered.filter((name) => wanted.includes(name)),
    blank: Math.min(blank, mostBlank),
    paper: sheetPapers.find((one) => one === query.get('paper')) ?? 'a4',
  };
}

/** The part of the sheet that an address asks for. */
export function sheetPart(visit: OrganizerVisit, event: Event): SheetPart {
  const { services, view, query, rights } = visit;
  const { signups } = services.db;
  // Who helps at the door sees names, and nothing that people told.
  const offered = sheetColumns.filter(
    (name) => name !== 'organization' || may(rights, 'people', { of: 'event', event }),
  );
  const options = sheetOptions(query, offered);
  const total = signups.counts(event.id).confirmed.signups;
  const { current, pages, offset } = pagingOf(query, total, namesOnSheet);
  const collator = new Intl.Collator(localeOf(view.language));
  // What the letters of a language are is asked of few; more are in an order that the database knows.
  const found =
    pages === 1
      ? signups.ofEvent(event.id, ['confirmed']).sort((a, b) => collator.compare(a.name, b.name))
      : signups.byName(event.id, namesOnSheet, offset);
  const organizations = options.columns.includes('organization')
    ? organizationsOf(visit, event, found)
    : new Map<number, string>();
  const people = found.map(({ id, name, companions }): SheetPerson => ({
    code: doorCode(services.config.secret, id),
    name,
    companions,
    organization: organizations.get(id) ?? '',
  }));
  const blank = current === pages ? options.blank : 0;
  const facts = {
    language: view.language,
    paper: options.paper,
    columns: options.columns,
    title: event.title,
    when: announcementLine({ ...scheduleOf(event), announcedZones: [] }, view.language, {
      year: true,
    }),
    where: withCommas([event.venue, event.city]),
    people,
    blank,
    words: wordsOf(visit, people, { current, pages }),
  };
  return { facts, options, offered, page: current, pages };
}

function wordsOf(
  { view: { t }, services }: OrganizerVisit,
  people: readonly SheetPerson[],
  { current, pages }: { current: number; pages: number },
): SheetFacts['words'] {
  const [first, last] = [people[0], people.at(-1)];
  const heads = ['here', 'name', 'code', ...sheetColumns] as const;
  const head = (name: (typeof heads)[number]) => t(`console.sheet.heads.${name}`);
  return {
    heads: {
      here: head('here'),
      name: head('name'),
      code: head('code'),
      companions: head('companions'),
      organization: head('organization'),
      email: head('email'),
      consent: head('consent'),
      signature: head('signature'),
    },
    page: t('console.sheet.page', { page: '{page}', pages: '{pages}' }),
    part:
      pages === 1 || first === undefined || last === undefined
        ? ''
        : t('console.sheet.part', { page: current, pages, first: first.name, last: last.name }),
    consent: t('console.sheet.consentText', { organization: siteOf(services).organization }),
    missing: t('console.sheet.missing'),
  };
}

/** What people named as their organization, where the event asks for it. */
function organizationsOf(
  { services: { db }, view }: OrganizerVisit,
  event: Event,
  people: readonly Pick<Signup, 'id'>[],
): Map<number, string> {
  const asked = askedBefore(db, event);
  const questions = [...(asked?.questions.values() ?? [])].filter(
    ({ preset }) => preset === 'organization',
  );
  if (asked === null || questions.length === 0) return new Map();
  const teller = { t: view.t, reads: [view.language] };
  return new Map(
    db.answers
      .ofSignups(people.map(({ id }) => id))
      .filter((row) => questions.some(({ id }) => id === row.questionId))
      .map((row) => [row.signupId, wordsOfAnswer(asked, row, teller)]),
  );
}
