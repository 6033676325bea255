import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSheet } from 'read-excel-file/universal';
import { exportedEvent, headingsOf, type ExportedEvent } from '../helpers/exportedEvent.ts';

let world: ExportedEvent;
beforeAll(async () => {
  world = await exportedEvent();
});
afterAll(() => world.app.close());

const fileText = async (...asked: Parameters<ExportedEvent['take']>) =>
  (await world.take(...asked)).toString();

describe('a table of everything', () => {
  test('as a spreadsheet has numbers, moments and days as such, and texts that no program runs', async () => {
    const file = await world.take({ profile: 'everything', format: 'xlsx' });
    const [head, bo, formula] = await readSheet(new Uint8Array(file).buffer, 1);
    const cell = (name: string) => bo?.[head?.indexOf(name) ?? 0];
    expect(cell('Name')).toBe('Bo, "the" Example');
    expect(cell('Guests')).toBe(2);
    expect(cell('Signed up (time of the event)')).toEqual(new Date('2024-01-10T10:00Z'));
    expect(cell('Your telephone')).toBe('+49 30 1234');
    expect(cell('How many flyers?')).toBe(7);
    expect(cell('From when on?')).toEqual(new Date('2024-01-20T00:00Z'));
    expect(cell('You may write to me.')).toBe('You may write to me.');
    expect(formula?.[1]).toBe('=cmd|x');
  });

  test.each([
    ['csv', ','],
    ['csv-semicolon', ';'],
  ])(
    'as %s has the columns that were chosen, guarded and parted by %j',
    async (format, separator) => {
      const file = await world.lines({
        profile: 'everything',
        format,
        columns: ['companions', 'given_name', 'made_up'],
      });
      expect(file.slice(0, 3)).toEqual([
        `\uFEFF"Name"${separator}"Guests"`,
        `"Bo, ""the"" Example"${separator}"2"`,
        `"'=cmd|x"${separator}"0"`,
      ]);
    },
  );

  test('as JSON Lines has the names and words of programs, and types', async () => {
    const file = await fileText({ profile: 'everything', format: 'jsonl' });
    const [bo, cy] = file.trimEnd().split('\n');
    expect(JSON.parse(bo ?? '')).toMatchObject({
      given_name: 'Bo, "the" Example',
      status: 'accepted',
      created_date: '2024-01-10T15:00:00.000Z',
      companions: 2,
      time_zone: null,
      [world.columnOf('number')]: 7,
      [world.columnOf('date')]: '2024-01-20',
    });
    expect(Object.keys(JSON.parse(cy ?? ''))).toEqual(world.columns);
    expect(file.match(/\n/g)).toHaveLength(5);
  });

  test.each([
    ['newest', ['no@', 'gone@', 'did@', 'cy@', 'bo@']],
    ['name', ['cy@', 'bo@', 'did@', 'gone@', 'no@']],
  ])('stands in the order %s', async (order, expected) => {
    const file = await world.lines({
      profile: 'everything',
      format: 'csv',
      order,
      columns: ['email_address'],
    });
    expect(file.slice(1)).toEqual(expected.map((name) => `"${name}example.org"`));
  });
});

describe('a file for another program', () => {
  test('for a door has names and companions of who is coming, and no address', async () => {
    expect(await world.lines({ profile: 'sheet', format: 'csv' })).toEqual([
      '\uFEFF"Name","Guests","Here"',
      '"Bo, ""the"" Example","2",""',
      '"\'=cmd|x","0",""',
    ]);
  });

  test('of addresses has one a line, of those alone who may be written to', async () => {
    expect(await fileText({ profile: 'addresses' })).toBe('bo@example.org\r\ncy@example.org\r\n');
  });

  // help.actionnetwork.org, "File formats for list uploads": the address, names, and a mobile number.
  test('for Action Network has columns that it names, and nobody who opted out', async () => {
    expect(headingsOf(await world.lines({ profile: 'action-network' }))).toEqual([
      'email',
      'first_name',
      'last_name',
      'mobile_number',
    ]);
    const [, bo, ...others] = await world.lines({ profile: 'action-network' });
    expect(bo).toBe(`"bo@example.org","Bo, ""the"" Example","","'+49 30 1234"`);
    expect(others).toHaveLength(1);
  });

  // github.com/mobilizeamerica/api, README, "Person attendance object": all of its fields.
  test('for Mobilize has the fields of its person, and nobody who opted out', async () => {
    expect(headingsOf(await world.lines({ profile: 'mobilize' }))).toEqual([
      'given_name',
      'family_name',
      'email_address',
      'phone_number',
      'postal_code',
    ]);
    expect(await world.lines({ profile: 'mobilize' })).toHaveLength(3);
  });

  test('as OSDI is attendances with their persons, of fields that it names', async () => {
    const file: unknown = JSON.parse(await fileText({ profile: 'osdi' }));
    expect(file).toMatchObject({
      total_records: 5,
      _links: { 'osdi:event': { href: `${world.app.services.config.baseUrl}/events/panel` } },
      _embedded: {
        'osdi:attendances': [
          {
            status: 'accepted',
            action_date: '2024-01-10T15:00:00.000Z',
            _embedded: {
              'osdi:person': {
                given_name: 'Bo, "the" Example',
                email_addresses: [
                  { primary: true, address: 'bo@example.org', status: 'subscribed' },
                ],
                custom_fields: { companions: '2', [world.columnOf('text')]: 'Asthma' },
              },
            },
          },
          { status: 'accepted' },
          {
            status: 'tentative',
            _embedded: { 'osdi:person': { email_addresses: [{ status: 'bouncing' }] } },
          },
          { status: 'declined' },
          { _embedded: { 'osdi:person': { email_addresses: [{ status: 'unsubscribed' }] } } },
        ],
      },
    });
  });

  test('as vCards has names that are escaped, and lines of at most 75 octets', async () => {
    const file = await fileText({ profile: 'vcard' });
    expect(file).toContain(String.raw`FN:Bo\, "the" Example`);
    expect(file).toContain('EMAIL:bo@example.org\r\nTEL;VALUE=text:+49 30 1234\r\n');
    expect(file.match(/BEGIN:VCARD\r\nVERSION:4.0\r\n/g)).toHaveLength(4);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
