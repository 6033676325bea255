/** What a mail about a change can tell of, from top to bottom. */
export const changeParts = [
  'title',
  'kind',
  'start',
  'end',
  'assembly',
  'programme',
  'place',
  'meetingPoints',
  'phone',
  'spokenLanguages',
  'accessFeatures',
  'accessibility',
] as const;

/** One thing that is otherwise than it was announced; both in words. */
export interface EventChangeInMail {
  part: (typeof changeParts)[number];
  before: string;
  now: string;
}
