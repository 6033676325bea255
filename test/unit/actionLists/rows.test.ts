import { describe, expect, test } from '@jest/globals';
import type { City } from '../../../db/cities.ts';
import type { ListedAction } from '../../../db/schema.ts';
import { knownActions, likeKeyOf } from '../../../server/actionLists/likeness.ts';
import { readAction, type RowsContext } from '../../../server/actionLists/readAction.ts';

const paris: City = {
  id: 1,
  name: 'Paris',
  country: 'FR',
  region: 'Île-de-France',
  zone: 'Europe/Paris',
  latitude: 48.85,
  longitude: 2.35,
  population: 2_000_000,
};
const fields = ['city', 'venue', 'day', 'hour', 'end', 'capacity', 'contact'] as const;
const context: RowsContext = {
  campaign: { day: '2027-01-24', lastDay: null },
  mapping: { fields, day: '2027-01-24', hour: null, language: 'en' },
  findCity: ({ city }) =>
    city === 'Paris' ? { kind: 'clear', city: paris, place: '' } : { kind: 'none' },
  cityById: (id) => (id === paris.id ? paris : null),
  titleOf: (_language, city) => `A day of action: ${city}`,
  host: 'Example Collective',
  description: '',
  now: Date.UTC(2027, 0, 1),
};

const read = (cells: readonly string[], answers: Record<string, string> = {}, of = context) =>
  readAction(cells, answers, of);

describe('a row of a list', () => {
  test('becomes an action on the clocks of its city', () => {
    const row = read(['Paris', 'Square', '', '16h', '6 pm', '200', '']);
    expect(row).toMatchObject({
      kind: 'action',
      action: {
        cityId: 1,
        startLocal: '2027-01-24T16:00',
        endLocal: '2027-01-24T18:00',
        zone: 'Europe/Paris',
        title: 'A day of action: Paris',
        host: 'Example Collective',
        capacity: 200,
        unread: [],
      },
    });
  });

  test('names what it could not read and leaves out', () => {
    const row = read(['Paris', 'x'.repeat(151), '', '16h', '', 'many', 'nobody']);
    expect(row).toMatchObject({
      action: { venue: '', capacity: null, unread: ['capacity', 'contact', 'venue'] },
    });
    expect(read(['Paris', '', '', '', '', '', 'ada@example.org, +54 11 5550 0199'])).toMatchObject({
      action: { precision: 'day', replyTo: 'ada@example.org', phone: '+54 11 5550 0199' },
    });
  });

  test('is asked about where it is not clear, one thing after the other', () => {
    const cells = ['Lutetia', '', '25 January', '4:00', '', '', ''];
    const about = (answers: Record<string, string>) => {
      const row = read(cells, answers);
      return row.kind === 'asked' ? row.question : row.kind;
    };
    expect(about({})).toMatchObject({ about: 'city', why: 'none', typed: 'Lutetia' });
    expect(about({ cityTyped: 'Nowhere' })).toMatchObject({ about: 'city', typed: 'Nowhere' });
    expect(about({ cityTyped: 'Paris' })).toMatchObject({
      about: 'day',
      why: 'outside',
      days: ['2027-01-24', '2027-01-25'],
    });
    const answered = { city: '1', day: '2027-01-25' };
    expect(about(answered)).toMatchObject({ about: 'hour', hours: ['16:00', '04:00'] });
    expect(about({ ...answered, hour: '16:00' })).toBe('action');
    expect(read(['', '', '', '', '', '', ''])).toEqual({ kind: 'empty' });
  });

  test('is asked about where clocks of another place are named', () => {
    expect(read(['Paris', '', '', '16:00 CET'])).toMatchObject({ kind: 'action' });
    expect(read(['Paris', '', '', '4 PM ET'])).toMatchObject({
      question: { about: 'hour', why: 'elsewhere', hours: ['16:00'] },
    });
  });

  test('takes day and hour out of one cell, and what holds where a cell is empty', () => {
    expect(read(['Paris', '', '24 janvier, 17h', ''])).toMatchObject({
      action: { startLocal: '2027-01-24T17:00' },
    });
    expect(read(['Paris', '', '', '2027-01-24 17:30'])).toMatchObject({
      action: { startLocal: '2027-01-24T17:30' },
    });
    const usual = { ...context, mapping: { ...context.mapping, hour: '18:00' } };
    expect(read(['Paris', '', '', ''], {}, usual)).toMatchObject({
      action: { startLocal: '2027-01-24T18:00' },
    });
    const anyDay = {
      ...context,
      campaign: { day: null, lastDay: null },
      mapping: { ...context.mapping, day: null },
    };
    expect(read(['Paris', '', '', '16h'], {}, anyDay)).toMatchObject({
      question: { about: 'day', why: 'missing' },
    });
  });

  test('is asked about where it has begun', () => {
    const late = { ...context, now: Date.UTC(2027, 0, 24, 15, 1) };
    expect(read(['Paris', '', '', '16h'], {}, late)).toMatchObject({ question: { about: 'past' } });
    expect(read(['Paris', '', '', '16h'], { past: 'take' }, late)).toMatchObject({
      kind: 'action',
    });
    expect(read(['Paris', '', '', ''], {}, late)).toMatchObject({ kind: 'action' });
  });
});

describe('an action that is like one of the campaign', () => {
  const row = read(['Paris', 'Place de l’Exemple', '', '16h']);
  if (row.kind !== 'action') throw new Error('No action');
  const { action } = row;
  const there = { id: 7, city: 'Paris', cityId: 1, latitude: 48.85, longitude: 2.35 };
  const like = (venue: string, startLocal: string, other: Partial<ListedAction> = {}) =>
    knownActions([{ ...there, venue, startLocal }]).likenessOf({ ...action, ...other });

  test('is the same, may be it, or is another', () => {
    expect(like('Place de l’exemple!', '2027-01-24T16:00')).toEqual({ kind: 'same', eventId: 7 });
    expect(like('Elsewhere', '2027-01-24T16:00', { venue: '' })).toMatchObject({ kind: 'same' });
    expect(like('Elsewhere', '2027-01-24T16:00')).toMatchObject({ kind: 'alike', why: 'hour' });
    expect(like('Place de l’Exemple', '2027-01-24T18:00')).toMatchObject({ why: 'place' });
    expect(like('Elsewhere', '2027-01-24T18:00')).toEqual({ kind: 'new' });
    const far = { cityId: 2, city: 'Lyon', latitude: 45.76, longitude: 4.84 };
    expect(like('Place de l’Exemple', '2027-01-24T16:00', far)).toEqual({ kind: 'new' });
  });

  test('is known by where, when and which place', () => {
    expect(likeKeyOf(action)).toBe(likeKeyOf({ ...action, venue: 'place de L EXEMPLE' }));
    expect(likeKeyOf(action)).not.toBe(likeKeyOf({ ...action, venue: 'Elsewhere' }));
  });
});
