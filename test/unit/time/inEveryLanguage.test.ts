import { expect, test } from '@jest/globals';
import { announcementLine } from '../../../server/time/announcementLine.ts';
import { longDate } from '../../../server/time/dateText.ts';
import { buildDaySchedule, buildSchedule } from '../../../server/time/schedule.ts';
import { momentText } from '../../../server/time/times.ts';
import { andList } from '../../../server/texts/andList.ts';
import { languages, type Language } from '../../../templates/languages.ts';
import { textLanguageName } from '../../../templates/textLanguages.ts';
import { numberText, translator } from '../../../templates/translate.ts';

/* How one event is told in each language: written down by hand, as an editor of the language would. */

interface Told {
  /** An hour in two time zones. */
  announced: string;
  /** Days whose hour is open. */
  days: string;
  /** Short, for lists. */
  moment: string;
  date: string;
  list: string;
  number: string;
  /** A few, and a million. */
  people: [string, string];
  /** What German is called in a sentence. */
  german: string;
}

const told: Record<Language, Told> = {
  en: {
    announced: 'Sunday, January 21, 2:30 PM ET / 11:30 AM PT',
    days: 'Sunday, January 21 – Wednesday, January 24, time to be announced',
    moment: 'Jan 21, 2024, 2:30 PM ET',
    date: 'January 21, 2024',
    list: 'A, B, and C',
    number: '1,234,567',
    people: ['3 people', '1,000,000 people'],
    german: 'German',
  },
  es: {
    announced:
      'domingo 21 de enero, 14:30 (Nueva York, UTC−05:00) / 11:30 (Los Ángeles, UTC−08:00)',
    days: 'domingo 21 de enero – miércoles 24 de enero, hora por confirmar',
    moment: '21 ene 2024, 14:30 Nueva York',
    date: '21 de enero de 2024',
    list: 'A, B y C',
    number: '1.234.567',
    people: ['3 personas', '1.000.000 de personas'],
    german: 'alemán',
  },
  pt: {
    announced:
      'domingo, 21 de janeiro, 14:30 (Nova York, UTC−05:00) / 11:30 (Los Angeles, UTC−08:00)',
    days: 'domingo, 21 de janeiro – quarta-feira, 24 de janeiro, horário a confirmar',
    moment: '21 de jan. de 2024, 14:30 Nova York',
    date: '21 de janeiro de 2024',
    list: 'A, B e C',
    number: '1.234.567',
    people: ['3 pessoas', '1.000.000 de pessoas'],
    german: 'alemão',
  },
  fr: {
    announced: 'dimanche 21 janvier, 14:30 (New York, UTC−05:00) / 11:30 (Los Angeles, UTC−08:00)',
    days: 'dimanche 21 janvier – mercredi 24 janvier, heure à confirmer',
    moment: '21 janv. 2024, 14:30 New York',
    date: '21 janvier 2024',
    list: 'A, B et C',
    number: '1\u202F234\u202F567',
    people: ['3 personnes', '1\u202F000\u202F000 de personnes'],
    german: 'allemand',
  },
  it: {
    announced: 'domenica 21 gennaio, 14:30 (New York, UTC−05:00) / 11:30 (Los Angeles, UTC−08:00)',
    days: 'domenica 21 gennaio – mercoledì 24 gennaio, ora da confermare',
    moment: '21 gen 2024, 14:30 New York',
    date: '21 gennaio 2024',
    list: 'A, B e C',
    number: '1.234.567',
    people: ['3 persone', '1.000.000 di persone'],
    german: 'tedesco',
  },
  de: {
    announced: 'Sonntag, 21. Januar, 14:30 (New York, UTC−05:00) / 11:30 (Los Angeles, UTC−08:00)',
    days: 'Sonntag, 21. Januar – Mittwoch, 24. Januar, Uhrzeit folgt',
    moment: '21. Jan. 2024, 14:30 New York',
    date: '21. Januar 2024',
    list: 'A, B und C',
    number: '1.234.567',
    people: ['3 Personen', '1.000.000 Personen'],
    german: 'Deutsch',
  },
  ar: {
    announced: 'الأحد، 21 يناير، 2:30 م نيويورك (UTC−05:00) / 11:30 ص لوس أنجلوس (UTC−08:00)',
    days: 'الأحد، 21 يناير – الأربعاء، 24 يناير، تُعلن الساعة لاحقًا',
    moment: '21 يناير 2024، 2:30 م نيويورك',
    date: '21 يناير 2024',
    list: 'A وB وC',
    number: '1,234,567',
    people: ['3 أشخاص', '1,000,000 شخص'],
    german: 'الألمانية',
  },
};

const zone = 'America/New_York';
const announcedZones = [zone, 'America/Los_Angeles'];
const hour = buildSchedule({ zone, startLocal: '2024-01-21T14:30', announcedZones });
const open = buildDaySchedule({
  zone,
  firstDay: '2024-01-21',
  lastDay: '2024-01-24',
  announcedZones,
});

test.each(languages)('one event, told in %s', (language) => {
  if (!hour.ok || !open.ok) throw new Error('No schedule.');
  const { instant } = hour.schedule.start;
  const people = (count: number) => translator(language)('console.events.people', { count });
  expect({
    announced: announcementLine(hour.schedule, language),
    days: announcementLine(open.schedule, language),
    moment: momentText(instant, zone, language),
    date: longDate(instant, zone, language),
    list: andList(['A', 'B', 'C'], language),
    number: numberText(1_234_567, language),
    people: [people(3), people(1_000_000)],
    german: textLanguageName('de', language),
  }).toEqual(told[language]);
});

test('every plural of Arabic is one of its own', () => {
  const people = (count: number) => translator('ar')('console.events.people', { count });
  expect([0, 1, 2, 3, 11, 100].map(people)).toEqual([
    'لا أحد',
    'شخص واحد',
    'شخصان',
    '3 أشخاص',
    '11 شخصًا',
    '100 شخص',
  ]);
});

test('what is read from the left keeps to itself in what is read from the right', () => {
  const t = translator('ar');
  const about = (title: string) => t('campaign.description', { title });
  expect(about('Example 24')).toContain('\u2068Example 24\u2069');
  expect(about('مسيرة')).not.toMatch(/[\u2066-\u2069]/);
  // What is copied, or becomes a link, has no signs that nobody sees.
  expect(about('https://example.org/24')).not.toMatch(/[\u2066-\u2069]/);
  expect(translator('en')('campaign.description', { title: 'مسيرة' })).not.toMatch(
    /[\u2066-\u2069]/,
  );
});
