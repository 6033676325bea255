import type { Translate } from '../translate.ts';
import type { MailFact } from './letter.ts';

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

/** What was changed, as it is now and as it was. */
export function changeFacts(t: Translate, changes: readonly EventChangeInMail[]): MailFact[] {
  return changes.map(({ part, before, now }) => ({
    label: t(`mail.eventChanged.parts.${part}`),
    lines: [t('mail.eventChanged.now', { now }), t('mail.eventChanged.before', { before })],
  }));
}
