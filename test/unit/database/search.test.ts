import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection, type Connection } from '../../../db/connection.ts';
import { openDatabase } from '../../../db/database.ts';
import type { Event } from '../../../db/schema.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import type { Services } from '../../../server/services.ts';
import { testConfig, testNow } from '../../helpers/app.ts';
import { insertEvent } from '../../helpers/events.ts';
import { insertSignup, mailServices } from '../../helpers/mails.ts';

describe('folded(), as every connection knows it', () => {
  let connection: Connection;
  beforeEach(() => {
    connection = openConnection(':memory:');
  });
  afterEach(() => {
    connection.close();
  });
  const folded = (text: string): unknown =>
    connection.prepare('select folded(?)').pluck().get(text);

  test.each([
    ['Muñoz', 'munoz'],
    ['ÁNGELA', 'ángela'],
    ['Straße', 'STRASSE'],
    ['GROẞ', 'gross'],
    ['İstanbul', 'ıstanbul'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
    ['Артём', 'артем'],
    ['ԱՆԻ', 'անի'],
    ['مُحَمَّد', 'محمد'],
    ['Ａｄａ', 'ada'],
    ['e\u0301', 'É'],
    ['Łukasz Ødegård', 'lukasz odegard'],
    ['Đặng Þæœ', 'dang thaeoe'],
  ])('makes one of %s and %s', (one, other) => {
    expect(folded(one)).toBe(folded(other));
  });

  test.each([
    ['Ana', 'Anna'],
    ['राम', 'रमा'],
    ['か', 'が'],
  ])('keeps apart %s and %s', (one, other) => {
    expect(folded(one)).not.toBe(folded(other));
  });

  test('leaves something of every text, marks without a letter too', () => {
    for (const text of ['\u0301', '\u00b4', '\u0301\u0308']) expect(folded(text)).not.toBe('');
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(fc.property(text, (some) => folded(some) !== ''));
  });
});

describe('the search of sign-ups', () => {
  let services: Services;
  let event: Event;
  beforeEach(async () => {
    ({ services } = mailServices());
    event = await insertEvent(services);
    for (const name of ['Ángela Muñoz', 'José 100%', 'Ana_María \\o/', 'Łukasz'])
      await insertSignup(services, event, { name });
  });
  afterEach(() => services.db.close());

  test.each([
    ['angela mun', ['Ángela Muñoz']],
    ['MUÑOZ', ['Ángela Muñoz']],
    ['á', ['Ángela Muñoz', 'José 100%', 'Ana_María \\o/', 'Łukasz']],
    ['łUK', ['Łukasz']],
    ['%', ['José 100%']],
    ['_', ['Ana_María \\o/']],
    ['\\', ['Ana_María \\o/']],
    ['％', ['José 100%']],
    ['＿', ['Ana_María \\o/']],
    ['\u0301', []],
    ['\u0000', []],
  ])('finds by %j whom it names, for the list and for a message', (search, names) => {
    const { db } = services;
    const { found, total } = db.signups.search(event.id, { search }, 10, 0);
    expect(found.map(({ name }) => name)).toEqual(names);
    expect(total).toBe(names.length);
    expect(db.messages.people({ eventId: event.id, audience: 'all', search }, null)).toBe(
      names.length,
    );
  });
});

test('the door finds nobody by an address, whether just come or on the list for long', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'cacerola-search-'));
  const open = () => openDatabase(join(directory, 'cacerola.sqlite'));
  let db = open();
  const log = openLog({ logLevel: 'silent' });
  const services = makeServices(testConfig(), db, log, () => testNow);
  const event = await insertEvent(services);
  await insertSignup(services, event, { name: 'Ada', email: 'secret@example.org' });
  for (const when of ['just come', 'on the list for long']) {
    expect([when, ...db.arrivals.found(event.id, ['ada'], 9).map(({ name }) => name)]).toEqual([
      when,
      'Ada',
    ]);
    expect(db.arrivals.found(event.id, ['secret'], 9)).toEqual([]);
    // At its start the program puts everybody onto the lists.
    db.close();
    db = open();
  }
  db.close();
  rmSync(directory, { recursive: true, force: true });
});
