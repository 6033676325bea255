import { joinLines } from './contentLines.ts';
import type { CalendarEntry } from './entry.ts';
import { calendarLines } from './eventComponent.ts';
import { escapeText, paragraphs, singleLine, textLimits } from './text.ts';

export interface FeedContents {
  name: string;
  description?: string | undefined;
  /** Where the feed is fetched from; null keeps a private address out of what is passed on. */
  url: string | null;
  /** How often subscribers shall look again, in whole hours; 1 where not given. */
  refreshHours?: number | undefined;
  /** Cancelled ones too: a subscriber who finds an entry gone cannot tell why. */
  entries: Iterable<CalendarEntry>;
}

/**
 * A calendar to subscribe to, of METHOD:PUBLISH, in the order of `entries`.
 *
 * An entry that no calendar would read right is left out and its UID told in `omitted`, for the log: it
 * costs itself and never the feed. RFC 5545, RFC 7986 (NAME, DESCRIPTION, REFRESH-INTERVAL,
 * SOURCE), beside the older X- properties that Apple, Google and Outlook read.
 */
export function calendarFeed(contents: FeedContents): { text: string; omitted: string[] } {
  const [begin, ...header] = calendarLines('PUBLISH', null);
  const end = header.pop();
  if (begin === undefined || end === undefined) throw new Error('A calendar without a frame');
  const omitted: string[] = [];
  const events: string[] = [];
  for (const entry of contents.entries) {
    const lines = eventLines(entry);
    if (lines === null) omitted.push(entry.uid);
    else for (const line of lines) events.push(line);
  }
  const text = joinLines([begin, ...header, ...describingLines(contents), ...events, end]);
  return { text, omitted };
}

function eventLines(entry: CalendarEntry): string[] | null {
  try {
    const lines = calendarLines('PUBLISH', entry);
    return lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT') + 1);
  } catch {
    // Whatever is wrong with a row, even one that breaks its type, the others are not to blame.
    return null;
  }
}

function describingLines(contents: FeedContents): string[] {
  const name = escapeText(singleLine(contents.name, textLimits.title));
  const description = escapeText(paragraphs(contents.description ?? '', textLimits.description));
  const source = contents.url === null ? null : URL.parse(contents.url);
  const hours = Math.max(1, Math.round(contents.refreshHours ?? 1));
  return [
    ...(name === '' ? [] : [`NAME:${name}`, `X-WR-CALNAME:${name}`]),
    ...(description === '' ? [] : [`DESCRIPTION:${description}`, `X-WR-CALDESC:${description}`]),
    ...(source === null ? [] : [`SOURCE;VALUE=URI:${source.href}`]),
    `REFRESH-INTERVAL;VALUE=DURATION:PT${hours}H`,
    `X-PUBLISHED-TTL:PT${hours}H`,
  ];
}
