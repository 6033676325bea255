/** What was taken for granted while a text was read, for a person to confirm. */
export type ProposalDoubt =
  /** No zone is said; the organizer's own was taken, or that of the place. */
  | { kind: 'zone-assumed'; zone: string }
  /** No year is said; the next such date was taken. */
  | { kind: 'year-assumed'; date: string }
  /** A weekday and no date; the next such day was taken. */
  | { kind: 'weekday-alone'; said: string; date: string }
  /** `Tonight`: counted from today. */
  | { kind: 'relative-day'; said: string; date: string }
  /** `3/4` may be either; this date was taken. */
  | { kind: 'date-ambiguous'; said: string; date: string }
  /** A weekday beside a date that has another; the date was taken. */
  | { kind: 'day-unclear'; said: string; date: string }
  /** `2:30` without AM or PM; this time was taken. */
  | { kind: 'half-assumed'; said: string; time: string };

/** Something that the text leaves open, with all that it may be. */
export interface Question {
  /** Of the question, the same for the same text. */
  id: string;
  about: 'zone' | 'day' | 'time' | 'start' | 'title';
  /** What was written; '' where nothing was. */
  said: string;
  /** A zone, a `YYYY-MM-DD`, an `HH:mm`; what was taken first. */
  choices: readonly string[];
  /** What people read in place of them, where those are numbers. */
  labels?: readonly string[];
}
