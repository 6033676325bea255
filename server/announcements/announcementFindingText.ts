import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { offsetAt, offsetText } from '../time/clock.ts';
import { clockText, dayText, longDate, weekdayText } from '../time/dateText.ts';
import { zoneInWords } from '../time/times.ts';
import { generalAbbreviation, placeName } from '../time/zones.ts';
import type { AnnouncementCheck } from './announcementCheck.ts';
import type { AnnouncementFinding } from './announcementFinding.ts';
import type { ProposalDoubt } from './announcementProposal.ts';

/** What a check found, as sentences for the organizer; there is always at least one. */
export function checkSentences(check: AnnouncementCheck, language: Language): string[] {
  const t = translator(language);
  if (check.kind === 'nothing-read') return [t('announcementCheck.nothingRead')];
  if (check.findings.length === 0) return [t('announcementCheck.agrees')];
  return check.findings.map((finding) => findingText(finding, language));
}

/** A contradiction as a sentence for the organizer, with what would be right. */
export function findingText(finding: AnnouncementFinding, language: Language): string {
  const t = translator(language);
  const { said } = finding;
  switch (finding.kind) {
    case 'wrong-time':
      return t(`announcementCheck.wrongTime.${finding.moment}`, {
        said,
        ...clockFacts(finding, language),
      });
    case 'wrong-season': {
      const { zone, instant } = finding;
      return t('announcementCheck.wrongSeason', {
        said,
        place: placeName(zone, language),
        offset: offsetText(offsetAt(zone, instant)),
        better:
          generalAbbreviation(zone, instant, language) ??
          t('announcementCheck.timeOfPlace', { place: placeName(zone, language) }),
      });
    }
    case 'wrong-offset':
      return t('announcementCheck.wrongOffset', {
        said,
        place: placeName(finding.zone, language),
        expected: finding.expected,
      });
    case 'wrong-weekday': {
      const noon = noonOf(finding.date);
      return t('announcementCheck.wrongWeekday', {
        said,
        date: longDate(noon, 'UTC', language),
        weekday: weekdayText(noon, 'UTC', language),
      });
    }
    case 'wrong-date':
      return t('announcementCheck.wrongDate', { said, ...dateFacts(finding, language) });
    case 'other-date':
      return t('announcementCheck.otherDate', { said, ...dateFacts(finding, language) });
    case 'no-end':
      return t('announcementCheck.noEnd', { said });
    case 'hour-open':
      return t('announcementCheck.hourOpen', { said });
  }
  return finding satisfies never;
}

function dateFacts(
  { zone, expected }: { zone: string; expected: string },
  language: Language,
): { place: string; day: string } {
  return {
    place: placeName(zone, language),
    day: dayText(noonOf(expected), 'UTC', language),
  };
}

function clockFacts(
  { zone, instant, offsetMinutes }: AnnouncementFinding & { kind: 'wrong-time' },
  language: Language,
): { time: string; zone: string } {
  if (zone !== null)
    return {
      time: clockText(instant, zone, language),
      zone: zoneInWords(instant, zone, language),
    };
  return {
    time: clockText(instant + offsetMinutes * 60_000, 'UTC', language),
    zone: offsetText(offsetMinutes),
  };
}

/** What was taken for granted while a text was read, as a sentence that asks for a look at it. */
export function doubtText(doubt: ProposalDoubt, language: Language): string {
  const t = translator(language);
  switch (doubt.kind) {
    case 'zone-assumed':
      return t('announcementCheck.zoneAssumed', { place: placeName(doubt.zone, language) });
    case 'year-assumed':
      return t('announcementCheck.yearAssumed', {
        day: dayText(noonOf(doubt.date), 'UTC', language),
      });
    case 'weekday-alone':
      return t('announcementCheck.weekdayAlone', {
        said: doubt.said,
        day: dayText(noonOf(doubt.date), 'UTC', language),
      });
    case 'relative-day':
      return t('announcementCheck.relativeDay', {
        said: doubt.said,
        day: dayText(noonOf(doubt.date), 'UTC', language),
      });
    case 'day-unclear':
      return t('announcementCheck.dayUnclear', {
        said: doubt.said,
        day: dayText(noonOf(doubt.date), 'UTC', language),
      });
    case 'date-ambiguous':
      return t('announcementCheck.dateAmbiguous', {
        said: doubt.said,
        day: dayText(noonOf(doubt.date), 'UTC', language),
      });
    case 'half-assumed':
      return t('announcementCheck.halfAssumed', {
        said: doubt.said,
        time: clockText(Date.parse(`2024-01-01T${doubt.time}Z`), 'UTC', language),
      });
  }
  return doubt satisfies never;
}

function noonOf(date: string): number {
  return Date.parse(`${date}T12:00Z`);
}
