import type { Endorsement, Event } from '../../db/schema.ts';
import { csvStream } from '../console/csv.ts';
import { isoText } from '../events/clock.ts';
import { translator } from '../../templates/translate.ts';
import type { Reply, Visit } from '../web/routes.ts';
import { inOrder, publicEndorsements } from './publicList.ts';
import { standingOf } from './states.ts';

/** The names of the public list for a flyer: one a line, or with `?as=line` joined by commas. */
export function endorsementsText({ services, query }: Visit, event: Event): Reply {
  const { language, endorsementsContinue } = event;
  const inOneLine = query.get('as') === 'line';
  const { listed } = publicEndorsements(services.db, event, language);
  const names = listed.map(({ name }) => name).join(inOneLine ? ', ' : '\n');
  const others =
    endorsementsContinue && listed.length > 0
      ? (inOneLine ? ' ' : '\n') + translator(language)('console.endorsements.export.others')
      : '';
  return { kind: 'content', type: 'text/plain; charset=utf-8', body: `${names}${others}\n` };
}

const columns = [
  'listed_as',
  'organization',
  'city',
  'website',
  'statement',
  'state',
  'source',
  'contact_name',
  'contact_email',
  'language',
  'asked_at',
  'confirmed_at',
  'decided_at',
  'proposed_listed_as',
] as const;

/**
 * Every request and listing as a table: the public list first, in its order. Instants are ISO 8601
 * in the event's zone, with the offset.
 */
export function endorsementsCsv({ services }: Visit, event: Event): Reply {
  const all = services.db.endorsements.ofEvent(event.id);
  const listed = all.filter(({ state }) => state === 'approved');
  const others = all.filter(({ state }) => state !== 'approved');
  const rows = [...inOrder(listed, event.endorsementOrder, event.language), ...others];
  return {
    kind: 'stream',
    type: 'text/csv; charset=utf-8',
    body: csvStream(
      columns,
      rows.map((one) => columns.map((column) => cellOf(one, column, event.zone))),
    ),
    filename: `${event.slug}-endorsements.csv`,
  };
}

function cellOf(one: Endorsement, column: (typeof columns)[number], zone: string): string | null {
  const when = (instant: number | null) => (instant === null ? null : isoText(instant, zone));
  switch (column) {
    case 'listed_as':
      return one.listedAs;
    case 'organization':
      return one.organization;
    case 'city':
      return one.city;
    case 'website':
      return one.website;
    case 'statement':
      return one.statement;
    case 'state':
      return standingOf(one);
    case 'source':
      return one.source;
    case 'contact_name':
      return one.contactName;
    case 'contact_email':
      return one.email;
    case 'language':
      return one.language;
    case 'asked_at':
      return when(one.createdAt);
    case 'confirmed_at':
      return when(one.confirmedAt);
    case 'decided_at':
      return when(one.decidedAt);
    case 'proposed_listed_as':
      return one.proposed?.listedAs ?? null;
  }
}
