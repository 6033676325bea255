import type { Endorsement } from '../../db/schema.ts';
import { consoleEndorsementsAddress } from '../../templates/addresses.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { translator, type Translate } from '../../templates/translate.ts';
import { wallTime } from '../time/clock.ts';
import { csvStream, wantsFieldNames, type CsvCell } from '../web/csv.ts';
import type { ListTaken } from '../web/listTaken.ts';
import type { OrganizerVisit, Reply, Visit } from '../web/routes.ts';
import type { Endorsed } from './endorsed.ts';
import { groupName, inParts } from './groups.ts';
import { inOrder, publicEndorsements } from './publicList.ts';
import { standingOf } from './states.ts';

/** The names of the public list for a flyer: one a line, or with `?as=line` joined by commas. */
export function endorsementsText({ services, query, view }: Visit, of: Endorsed): Reply {
  const language = spokenBeside(of.language, view.language);
  const inOneLine = query.get('as') === 'line';
  const { listed, parts } = publicEndorsements(services.db, of, language);
  const lists = parts.length === 0 ? [{ heading: null, listed }] : parts;
  const names = lists
    .map(({ heading, listed: some }) => {
      const inPart = some.map(({ name }) => name).join(inOneLine ? ', ' : '\n');
      if (heading === null) return inPart;
      return inOneLine ? `${heading}: ${inPart}` : `${heading}\n${inPart}`;
    })
    .join(inOneLine ? '\n' : '\n\n');
  const others =
    of.continues && listed.length > 0
      ? (inOneLine ? ' ' : '\n') + translator(language)('console.endorsements.export.others')
      : '';
  return { kind: 'content', type: 'text/plain; charset=utf-8', body: `${names}${others}\n` };
}

/** Instants are ISO 8601 in UTC, with a column of local time beside the first of them. */
const columns = [
  'listed_as',
  'organization',
  'city',
  'website',
  'statement',
  'status',
  'source',
  'contact_name',
  'contact_email_address',
  'contact_language',
  'created_date',
  'created_date_local',
  'confirmed_date',
  'decided_date',
  'proposed_listed_as',
  'group',
  'notes',
] as const;

/** The same columns in words. */
const words = [
  'listedAs',
  'organization',
  'city',
  'website',
  'statement',
  'standing',
  'source',
  'contact',
  'email',
  'language',
  'createdUtc',
  'created',
  'confirmedUtc',
  'decidedUtc',
  'proposed',
  'group',
  'notes',
] as const;

/**
 * Every request and listing as a table: the public list first, in its order. It holds addresses of contacts.
 */
export function endorsementsTaken(
  { services, view, query, now }: OrganizerVisit,
  of: Endorsed,
): ListTaken {
  const t = wantsFieldNames(query) ? null : view.t;
  const all = services.db.endorsements.ofOwner(of.owner);
  const listed = all.filter(({ state }) => state === 'approved');
  const others = all.filter(({ state }) => state !== 'approved');
  const groups = services.db.endorsementGroups.ofOwner(of.owner);
  const notes = services.db.endorsementNotes.ofOwner(of.owner);
  const inList = inOrder(listed, of.order, of.language);
  const rows = [...inParts(inList, groups).flatMap((part) => part.listed), ...others];
  const besides = (one: Endorsement): CsvCell[] => {
    const group = groups.find(({ id }) => id === one.groupId);
    return [
      group ? groupName(group, view.language, of.language, view.t) : null,
      notes.flatMap(({ endorsementId, text }) => (endorsementId === one.id ? text : [])).join('\n'),
    ];
  };
  const title = t ? 'csv' : 'csvForPrograms';
  return {
    kind: 'endorsements',
    title: view.t(`console.endorsements.export.${title}`),
    of:
      of.kind === 'event'
        ? { event: of.event, tab: 'endorsements' }
        : { campaign: of.campaign, tab: 'endorsements' },
    from: {
      href: consoleEndorsementsAddress(of.at),
      label: view.t('console.events.tabs.endorsements'),
    },
    format: 'csv',
    rows: rows.length,
    file: () => ({
      kind: 'stream',
      type: 'text/csv; charset=utf-8',
      body: csvStream(
        t
          ? words.map((word) => t(`console.endorsements.fileColumns.${columnOf(word, of)}`))
          : columns,
        rows.map((one) => [...cells(one, of, t), ...besides(one)]),
      ),
      filename: `co-sponsors-${of.slug}-${wallTime(now, of.zone).slice(0, 10)}.csv`,
    }),
  };
}

/** A campaign has no time of its own. */
function columnOf(word: (typeof words)[number], { kind }: Endorsed) {
  return word === 'created' && kind === 'campaign' ? 'createdHere' : word;
}

/** In the order of {@link columns}. */
function cells(one: Endorsement, { zone }: Endorsed, t: Translate | null): CsvCell[] {
  return [
    one.listedAs,
    one.organization,
    one.city,
    one.website,
    one.statement,
    t ? t(`console.endorsements.state.${standingOf(one)}`) : standingOf(one),
    t ? t(`console.endorsements.list.bySource.${one.source}`) : one.source,
    one.contactName,
    one.email,
    one.language,
    isoInUtc(one.createdAt),
    // A space instead of the T: spreadsheets read it as date and time.
    wallTime(one.createdAt, zone).replace('T', ' '),
    isoInUtc(one.confirmedAt),
    isoInUtc(one.decidedAt),
    one.proposed?.listedAs ?? null,
  ];
}

function isoInUtc(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
