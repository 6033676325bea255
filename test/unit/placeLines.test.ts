import { expect, test } from '@jest/globals';
import { placeLines, postalParts } from '../../server/fields/placeLines.ts';

const lines = (zone: string, address: Partial<Parameters<typeof placeLines>[0]>) =>
  placeLines({
    address: '',
    postalCode: '',
    city: '',
    region: '',
    country: null,
    zone,
    ...address,
  }).map(({ text }) => text);

const whole = { address: '5 Example Street', postalCode: '12345', city: 'Exampletown' };

test.each([
  ['America/New_York', 'NY', ['5 Example Street', 'Exampletown, NY 12345']],
  ['Europe/Madrid', '', ['5 Example Street', '12345 Exampletown']],
  ['Europe/London', '', ['5 Example Street', 'Exampletown', '12345']],
  ['Asia/Kolkata', 'Delhi', ['5 Example Street', 'Exampletown 12345', 'Delhi']],
  ['America/Mexico_City', 'CDMX', ['5 Example Street', '12345 Exampletown, CDMX']],
])('an address in %s stands in the order of its country', (zone, region, expected) => {
  expect(lines(zone, { ...whole, region })).toEqual(expected);
});

test('nothing that was typed is lost, wherever it is', () => {
  for (const zone of [
    'Asia/Tokyo',
    'Asia/Shanghai',
    'Etc/UTC',
    'Africa/Lagos',
    'America/Santiago',
  ]) {
    const told = lines(zone, { ...whole, region: 'Exampleshire' }).join('\n');
    expect({ zone, told }).toEqual({ zone, told: expect.stringContaining('Exampletown') });
    expect(told).toContain('5 Example Street');
  }
});

test('a street of several lines stays together, and a city alone is a line', () => {
  expect(lines('Europe/Berlin', { address: 'a\nb', postalCode: '1', city: 'c' })).toEqual([
    'a\nb',
    '1 c',
  ]);
  expect(lines('Europe/Berlin', { address: 'a', city: 'c' })).toEqual(['a', 'c']);
  expect(lines('Europe/Berlin', {})).toEqual([]);
});

test('the country is that of the city, where it is not the one of the time zone', () => {
  expect(lines('Europe/London', { ...whole, country: 'FR' })).toEqual([
    '5 Example Street',
    '12345 Exampletown',
  ]);
  const cambodian = { ...whole, region: '', country: 'KH', zone: 'Asia/Bangkok' };
  expect(postalParts(cambodian)).toEqual({ code: '12345', region: '', country: 'KH' });
});
