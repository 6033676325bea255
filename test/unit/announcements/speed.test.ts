import { expect, test } from '@jest/globals';
import { readDrafts } from '../../../server/announcements/announcementDrafts.ts';

test('a text is read in proportion to its length, whatever it is', () => {
  const pieces = [
    '2',
    ' ',
    'a',
    '21 de ',
    '2:30 ',
    'Mon, ',
    '🇦🇷',
    '-',
    '(',
    'Jan 1 ',
    'Santiago ',
    'A ',
    'Bring ',
    'with Ada Example ',
    'are signed on ',
    'Ada Example, ',
    'panel ',
    'https://',
    'a.',
    'a@',
    '2.30 ET / ',
    '\n',
    'every ',
    'at ',
    'doors 6, ',
    'Jan 15-17 9am Friday\n\n',
    'Aa\n',
    '+1',
    'PT ',
    'A. ',
    'a, ',
    'online ',
    '6-8 ',
    'call 1',
    'in conversation with ',
    '18h30 ',
    'le 5 et 6 mars ',
    'every first Tuesday ',
    'toda quinta ',
    'doors 6, music 8, ',
    'Friday: 6pm dinner\n',
    'Time TBA ',
    'We meet to talk about what comes next. ',
    '16th, 3 PM ',
  ];
  // In time of the processor, and of one length beside another: how busy the machine is says nothing.
  const cost = (letters: number): number => {
    const before = process.cpuUsage();
    for (const piece of pieces)
      readDrafts(piece.repeat(Math.ceil(letters / piece.length)), { now: 0, usualZone: 'UTC' });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  cost(1000);
  const [short, long] = [cost(5000), cost(20_000)];
  expect(long).toBeLessThan(8 * short);
});
