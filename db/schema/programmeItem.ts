import { isObject } from './jsonColumn.ts';

/** Which pass of an hour that happens twice. */
export const occurrences = ['only', 'earlier', 'later'] as const;

/** One item of a programme: wall time in the event's zone, and what happens then. */
export interface ProgrammeItem {
  /** `YYYY-MM-DD`; null: the first day of the event, also after it was moved. */
  day: string | null;
  /** `HH:mm`, and which pass of an hour that happens twice. */
  start: string;
  startOccurrence: (typeof occurrences)[number];
  /** Null where none was announced; no later than the start, it is one of the next day. */
  end: string | null;
  endOccurrence: (typeof occurrences)[number];
  title: string;
  /** Where, within the event; '' where nothing was said, like `speakers`. */
  place: string;
  /** Who speaks, in one line. */
  speakers: string;
}

/** Whether what is stored is a programme. */
export function isProgramme(value: unknown): value is ProgrammeItem[] {
  return Array.isArray(value) && value.every((one) => isObject(one) && isItem(one));
}

function isItem({ day, start, end, ...rest }: Record<string, unknown>): boolean {
  return (
    (day === null || typeof day === 'string') &&
    typeof start === 'string' &&
    (end === null || typeof end === 'string') &&
    [rest['startOccurrence'], rest['endOccurrence']].every((one) =>
      occurrences.some((known) => known === one),
    ) &&
    [rest['title'], rest['place'], rest['speakers']].every((one) => typeof one === 'string')
  );
}
