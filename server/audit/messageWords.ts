import type { ReadDeed } from '../../db/auditActions.ts';
import { isTextLanguage, textLanguageName } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { timeInWords } from '../time/times.ts';
import { isZone } from '../time/zones.ts';
import { withCommas } from '../../templates/withCommas.ts';

type MessageDeed = Extract<
  ReadDeed,
  { action: 'message-sent' | 'message-scheduled' | 'message-held' | `campaign-letter-${string}` }
>;

/** Tells whether an entry is about a message, to people of an event or of a campaign. */
export function isOfMessages(entry: ReadDeed): entry is MessageDeed {
  return /^(?:message-(?:sent|scheduled|held)$|campaign-letter-)/.test(entry.action);
}

/** What was done with a message, in words; null where the detail was damaged. */
export function messageInWords({ t, language }: View, entry: MessageDeed): string | null {
  if (entry.detail === null) return null;
  switch (entry.action) {
    case 'message-sent': {
      const { attendees, languages } = entry.detail;
      if (languages === '') return t('console.audit.actions.message-sent', { attendees });
      const names = languages
        .split(' ')
        .map((code) => (isTextLanguage(code) ? textLanguageName(code, language) : code));
      return t('console.audit.actions.message-sent-in', {
        attendees,
        languages: withCommas(names),
      });
    }
    case 'message-scheduled': {
      const { sendAt, zone } = entry.detail;
      const when = timeInWords(sendAt, isZone(zone) ? zone : 'Etc/UTC', language);
      return t('console.audit.actions.message-scheduled', { when });
    }
    case 'campaign-letter-scheduled': {
      const { campaign, sendAt, zone } = entry.detail;
      const at = timeInWords(sendAt, isZone(zone) ? zone : 'Etc/UTC', language);
      return t('console.audit.actions.campaign-letter-scheduled', { campaign, at });
    }
    case 'campaign-letter-sent':
    case 'campaign-letter-unscheduled':
    case 'campaign-letter-held':
      return t(`console.audit.actions.${entry.action}`, { ...entry.detail });
    case 'message-held': {
      const because = t(`console.messages.held.${entry.detail.because}`);
      return t('console.audit.actions.message-held', { because });
    }
  }
}
