import type { NamedAuditEntry } from '../../db/audit.ts';
import type { ReadDeed } from '../../db/auditActions.ts';
import { consoleEndorsementAddress } from '../../templates/addresses.ts';
import type { AuditEntryShown } from '../../templates/components/auditList.ts';
import { exportProfiles } from '../../templates/pages/console/exportProfiles.ts';
import type { Translate } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';
import { timeInWords, timeText } from '../time/times.ts';
import { isOfMessages, messageInWords } from './messageWords.ts';
import { campaignInWords, languageInWords, partsInWords, settingsInWords } from './partWords.ts';
import { isOfProposals, proposalInWords } from './proposalWords.ts';
import { correctedInWords, howEntered, manyInWords, roleInWords } from './personWords.ts';

/**
 * An entry of the audit log in words.
 *
 * @param zone in which its time is told
 */
export function entryInWords(view: View, entry: NamedAuditEntry, zone: string): AuditEntryShown {
  const { time, zoneLabel, iso } = timeText(entry.at, zone, view.language);
  return {
    time: `${time} ${zoneLabel}`,
    iso,
    what: whatInWords(view, entry),
    about: aboutWhom(entry),
    who: whoInWords(view, entry),
    event: entry.event,
  };
}

/** What was done, in words that name nobody. */
export function whatInWords(view: View, entry: ReadDeed): string {
  const { t, language } = view;
  if (isOfProposals(entry)) return proposalInWords(t, entry);
  if (isOfMessages(entry)) return messageInWords(view, entry) ?? t('console.audit.other');
  const { action } = entry;
  // Where the detail was damaged, no number of people and no part of an event shall be made up.
  const whole = <Detail>(detail: Detail | null, words: (detail: Detail) => string) =>
    detail === null ? t('console.audit.other') : words(detail);
  // The event's own clocks show the same hour as before: UTC tells by how much it has moved.
  const inUtc = (instant: number | null) => timeInWords(instant ?? 0, 'Etc/UTC', language);
  switch (action) {
    case 'unknown':
      return t('console.audit.other');
    case 'event-edited':
      return whole(entry.detail, ({ parts }) =>
        t(`console.audit.actions.${action}`, { parts: partsInWords(t, parts) }),
      );
    case 'settings-changed':
      return whole(entry.detail, ({ parts }) =>
        t(`console.audit.actions.${action}`, { parts: settingsInWords(t, parts) }),
      );
    case 'campaign-edited':
      return whole(entry.detail, ({ slug, parts }) =>
        t(`console.audit.actions.${action}`, { slug, parts: campaignInWords(t, parts) }),
      );
    case 'event-translated':
      return whole(entry.detail, ({ language: code, parts }) =>
        t(`console.audit.actions.${action}`, {
          language: languageInWords(code, language),
          parts: partsInWords(t, parts),
        }),
      );
    case 'site-translated':
      return whole(entry.detail, ({ language: code, parts }) =>
        t(`console.audit.actions.${action}`, {
          language: languageInWords(code, language),
          parts: settingsInWords(t, parts),
        }),
      );
    case 'campaign-translated':
      return whole(entry.detail, ({ slug, language: code, parts }) =>
        t(`console.audit.actions.${action}`, {
          slug,
          language: languageInWords(code, language),
          parts: campaignInWords(t, parts),
        }),
      );
    case 'event-translation-removed':
    case 'questions-translated':
    case 'questions-translation-removed':
    case 'site-translation-removed':
    case 'campaign-translation-removed':
      return whole(entry.detail, (detail) =>
        t(`console.audit.actions.${action}`, {
          ...detail,
          language: languageInWords(detail.language, language),
        }),
      );
    case 'event-recomputed':
      return whole(entry.detail, ({ before, now, tzdata }) =>
        t(`console.audit.actions.${action}`, { before: inUtc(before), now: inUtc(now), tzdata }),
      );
    case 'people-changed':
    case 'people-change-undone':
      return whole(entry.detail, (detail) => manyInWords(t, action, detail));
    case 'signups-exported':
      return whole(entry.detail, (detail) => exportInWords(t, detail));
    case 'endorsements-exported':
    case 'contacts-exported':
      return whole(entry.detail, ({ rows, reason }) =>
        forReason(t, t(`console.audit.actions.${action}`, { rows }), reason),
      );
    case 'campaign-endorsements-exported':
      return whole(entry.detail, ({ slug, rows, reason }) =>
        forReason(t, t(`console.audit.actions.${action}`, { slug, rows }), reason),
      );
    case 'audit-exported':
      return forReason(t, t(`console.audit.actions.${action}`), entry.detail?.reason ?? '');
    case 'event-deleted':
    case 'source-named':
    case 'source-renamed':
    case 'source-removed':
    case 'series-made':
    case 'answers-removed':
    case 'question-added':
    case 'question-edited':
    case 'question-removed':
    case 'question-archived':
    case 'campaign-created':
    case 'feed-followed':
    case 'feed-left':
    case 'campaign-opened':
    case 'campaign-closed':
    case 'campaign-picture-saved':
    case 'campaign-picture-removed':
    case 'campaign-archived':
    case 'campaign-events-chosen':
    case 'campaign-update-sent':
    case 'follower-erased':
    case 'campaign-endorsement-groups-changed':
    case 'campaign-endorsements-reordered':
    case 'event-cancelled':
    case 'changes-sent-now':
    case 'message-paused':
    case 'message-resumed':
    case 'message-stopped':
    case 'message-finished':
    case 'crowd-expected':
    case 'import-written':
    case 'import-undone':
      return whole(entry.detail, (detail) => t(`console.audit.actions.${action}`, { ...detail }));
    case 'signup-entered':
      return whole(entry.detail, ({ origin, seat }) =>
        t(`console.audit.actions.${action}`, { how: howEntered(t, origin, seat) }),
      );
    case 'signup-seated':
      return whole(entry.detail, ({ seat }) =>
        t(seat === 'beyond' ? 'console.audit.seatedBeyond' : `console.audit.actions.${action}`),
      );
    case 'signup-corrected':
      return whole(entry.detail, ({ parts }) =>
        t(`console.audit.actions.${action}`, { parts: correctedInWords(t, parts) }),
      );
    case 'organizer-sessions-ended':
      return whole(entry.detail, ({ sessions }) =>
        t(`console.audit.actions.${action}`, { count: sessions }),
      );
    case 'organizer-invited':
    case 'organizer-rights-changed':
      return whole(entry.detail, ({ role }) =>
        t(`console.audit.actions.${action}`, { role: roleInWords(role, t) }),
      );
    case 'message-unscheduled':
    case 'crowd-ended':
    case 'picture-saved':
    case 'picture-removed':
    case 'sheet-photo-added':
    case 'sheet-photo-removed':
    case 'event-created':
    case 'event-published':
    case 'event-unpublished':
    case 'draft-link-made':
    case 'draft-link-revoked':
    case 'signup-unconfirmed':
    case 'signup-confirmed':
    case 'signup-waiting':
    case 'signup-promoted':
    case 'signup-changed':
    case 'signup-address-changed':
    case 'signup-cancelled':
    case 'signup-declined':
    case 'signup-accepted':
    case 'signup-erased':
    case 'signup-merged':
    case 'signup-link-resent':
    case 'signup-note-added':
    case 'signup-note-edited':
    case 'signup-note-removed':
    case 'signup-access-answered':
    case 'signup-access-reopened':
    case 'signup-came':
    case 'signup-came-undone':
    case 'endorsement-requested':
    case 'endorsement-requested-again':
    case 'endorsement-confirmed':
    case 'endorsement-corrected':
    case 'endorsement-correction-proposed':
    case 'endorsement-correction-approved':
    case 'endorsement-correction-declined':
    case 'endorsement-approved':
    case 'endorsement-declined':
    case 'endorsement-listing-edited':
    case 'endorsement-withdrawn':
    case 'endorsement-added':
    case 'endorsement-decision-undone':
    case 'endorsement-noted':
    case 'endorsement-note-removed':
    case 'endorsement-reminded':
    case 'endorsement-groups-changed':
    case 'endorsement-logo-saved':
    case 'endorsement-logo-proposed':
    case 'endorsement-logo-approved':
    case 'endorsement-logo-declined':
    case 'endorsement-logo-removed':
    case 'endorsement-link-renewed':
    case 'endorsements-reordered':
    case 'mail-sent-again':
    case 'address-failing':
    case 'address-trusted':
    case 'report-counted':
    case 'report-personal':
    case 'organizer-removed':
    case 'organizer-signed-in':
    case 'organizer-signed-out-everywhere':
    case 'code-app-added':
    case 'code-app-removed':
    case 'recovery-codes-made':
    case 'passkey-added':
    case 'passkey-removed':
    case 'sign-in-link-printed':
    case 'welcome-skipped':
    case 'personal-data-removed':
    case 'traces-removed':
      return t(`console.audit.actions.${action}`);
  }
}

/** A file of people by what it is; one of an unknown kind is told as the whole list. */
function exportInWords(
  t: Translate,
  {
    rows,
    profile,
    reason,
    events,
  }: { rows: number; profile: string; reason: string; events: number },
): string {
  const known = exportProfiles.find((one) => one === profile);
  if (known === undefined && profile !== 'problems')
    return forReason(t, t('console.audit.actions.signups-exported', { rows }), reason);
  const what =
    known === undefined
      ? t('console.imports.checked.mend')
      : t(`console.exports.profiles.${known}`);
  const told = { rows, what, reason };
  return events === 1
    ? t('console.audit.actions.signups-exported-for', told)
    : t('console.audit.actions.signups-exported-together', { ...told, count: events });
}

/** What was done, with what for where somebody said so. */
function forReason(t: Translate, what: string, reason: string): string {
  return reason === '' ? what : t('console.audit.forReason', { what, reason });
}

/** Who did it: by name where that is known, else by what they are. */
function whoInWords({ t }: View, entry: NamedAuditEntry): AuditEntryShown['who'] {
  const role = t(`console.audit.actors.${entry.actor}`);
  switch (entry.actor) {
    case 'organizer':
      return { name: entry.organizerName, role: entry.organizerName === null ? role : null };
    case 'attendee':
      return { name: entry.attendeeName, role };
    case 'organization':
      return { name: entry.organizationName, role };
    case 'proposer':
    case 'host':
    case 'system':
      return { name: null, role };
  }
}

/** To whom it was done, where that is somebody else than who did it. */
function aboutWhom(entry: NamedAuditEntry): AuditEntryShown['about'] {
  const { actor, attendeeName, organizationName, aboutOrganizerName } = entry;
  const { event, campaignSlug, endorsementId } = entry;
  if (organizationName !== null && actor !== 'organization') {
    const at = campaignSlug === null ? (event?.slug ?? null) : { campaign: campaignSlug };
    const href =
      at !== null && endorsementId !== null ? consoleEndorsementAddress(at, endorsementId) : null;
    return { name: organizationName, href };
  }
  if (attendeeName !== null && actor !== 'attendee') return { name: attendeeName, href: null };
  return aboutOrganizerName === null ? null : { name: aboutOrganizerName, href: null };
}
