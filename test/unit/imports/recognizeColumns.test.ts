import { describe, expect, test } from '@jest/globals';
import type { ImportColumn } from '../../../db/schema.ts';
import { isHeader, watchColumns } from '../../../server/imports/columns.ts';
import { columnNames } from '../../../server/imports/columnNames.ts';
import { recognizeColumns } from '../../../server/imports/recognizeColumns.ts';
import { alike, languageOf, stateOf, yesOf } from '../../../server/imports/words.ts';

/** The columns of a list, each with the cells of one row. */
function columns(header: string, row = ''): ImportColumn[] {
  const names = header.split(',').map((name) => name.replaceAll('"', ''));
  const cells = row === '' ? names.map(() => 'x') : row.split(',');
  const watch = watchColumns(names);
  watch.see([{ line: 2, cells }]);
  return watch.columns();
}

/** What is recognized of a list: the columns that are something, by their names. */
function recognized(header: string, row = '') {
  const all = columns(header, row);
  const { product, fields } = recognizeColumns(all, []);
  const found = fields.flatMap((field, index) =>
    field === 'none' ? [] : [[all[index]?.name ?? '', field] as const],
  );
  return { product, ...Object.fromEntries(found) };
}

// Header rows as far as they are known. That of pretix is from its source (exporters/orderlist.py, not the
// newest); those of Luma and Action Network are as other people's code quotes them. Those of Eventbrite,
// Mobilize and Google Forms have not been compared with a real export.
describe('the columns of the export of', () => {
  test('pretix', () => {
    expect(
      recognized(
        'Event slug,Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product,' +
          'Variation,Price,Tax rate,Tax rule,Tax value,Attendee name,Attendee name: Given name,' +
          'Attendee name: Family name,Attendee email,Company,Address,ZIP code,City,Country,State,Voucher,' +
          'Pseudonymization ID,Seat ID,Order comment,Sales channel,Order locale,Payment providers',
      ),
    ).toEqual({
      product: 'pretix',
      Status: 'state',
      'Order date': 'signed-up',
      'Order time': 'signed-up-hour',
      'Attendee name': 'name',
      'Attendee email': 'email',
      'Order locale': 'language',
    });
  });

  test('pretix, where only who ordered gave an address', () => {
    expect(
      recognized('Order code,Email,Attendee name,Attendee email', 'A1,ada@example.org,Ada,'),
    ).toEqual({ product: 'pretix', Email: 'email', 'Attendee name': 'name' });
  });

  test('Eventbrite', () => {
    expect(
      recognized(
        'Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,' +
          'Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,' +
          'Attendee Status,Home Address 1,Home City,Home State,Home Zip,Home Country',
      ),
    ).toEqual({
      product: 'Eventbrite',
      'Order Date': 'signed-up',
      'First Name': 'first-name',
      'Last Name': 'last-name',
      Email: 'email',
      'Attendee Status': 'state',
    });
  });

  test('Luma', () => {
    expect(
      recognized(
        'api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,' +
          'custom_source,qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,' +
          'solana_address,survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name',
      ),
    ).toEqual({
      product: 'Luma',
      name: 'name',
      email: 'email',
      created_at: 'signed-up',
      approval_status: 'state',
    });
  });

  test('Action Network', () => {
    expect(
      recognized(
        'uuid,first_name,last_name,email,Phone Number,can2_user_address,can2_user_city,can2_user_state,' +
          'zip_code,County,can2_user_tags,can2_subscription_status,can2_sms_status',
      ),
    ).toEqual({
      product: 'Action Network',
      first_name: 'first-name',
      last_name: 'last-name',
      email: 'email',
      can2_subscription_status: 'agreed',
    });
  });

  test('Mobilize', () => {
    expect(
      recognized('given_name,family_name,email_address,phone_number,postal_code,status,attended'),
    ).toEqual({
      product: 'Mobilize',
      given_name: 'first-name',
      family_name: 'last-name',
      email_address: 'email',
      status: 'state',
    });
  });

  test.each([
    ['Timestamp', 'Email Address', 'Full name', 'How many people'],
    [
      'Marca temporal',
      'Dirección de correo electrónico',
      'Nombre y apellidos',
      '¿Cuántas personas?',
    ],
  ])('Google Forms (%s)', (timestamp, email, name, people) => {
    expect(recognized([timestamp, email, name, people].join(','))).toEqual({
      product: 'Google Forms',
      [timestamp]: 'signed-up',
      [email]: 'email',
      [name]: 'name',
      [people]: 'people',
    });
  });
});

describe('the columns of a spreadsheet', () => {
  test('in Spanish call a whole name “nombre”, or the first one where there is a last one', () => {
    expect(recognized('Nombre,Correo')).toMatchObject({ Nombre: 'name', Correo: 'email' });
    expect(recognized('Nombre,Apellidos,Correo electrónico')).toMatchObject({
      Nombre: 'first-name',
      Apellidos: 'last-name',
      'Correo electrónico': 'email',
    });
  });

  test('without a header are known by what stands in them', () => {
    expect(isHeader(['Ada Example', 'ada@example.org'])).toBe(false);
    expect(isHeader(['Name', 'Email'])).toBe(true);
    const all = columns(',', 'Ada Example,ada@example.org');
    expect(recognizeColumns(all, []).fields).toEqual(['name', 'email']);
  });

  test('that a question of the event asks are its answers, in any of its languages', () => {
    const question = {
      id: 7,
      versionId: 1,
      kind: 'line',
      language: 'en',
      label: 'Your group',
      help: '',
      required: true,
      eachPerson: false,
      sensitive: false,
      condition: null,
    } as const;
    const named = [{ question, labels: ['Your group', 'Tu grupo'] }];
    expect(recognizeColumns(columns('Name,¿Tu grupo?'), named).fields).toEqual([
      'name',
      'question-7',
    ]);
  });

  test('names are written as they are compared', () => {
    for (const names of Object.values(columnNames))
      for (const name of names) expect(alike(name)).toBe(name);
  });
});

test('words tell how somebody stands, what they agreed to, and what they speak', () => {
  expect(['Attending', 'approved', 'REGISTERED', 'Pagada', 'Sí'].map(stateOf)).toEqual(
    Array(5).fill('confirmed'),
  );
  expect(['pending_approval', 'Waitlist', 'En espera'].map(stateOf)).toEqual(
    Array(3).fill('waiting'),
  );
  expect(['Not Attending', 'CANCELLED', 'declined', 'Cancelada'].map(stateOf)).toEqual(
    Array(4).fill('cancelled'),
  );
  expect(stateOf('perhaps')).toBeNull();
  expect(['yes', 'TRUE', '1', 'Sí', 'x', 'Yes, email me', 'subscribed'].map(yesOf)).toEqual(
    Array(7).fill(true),
  );
  expect(['no', 'FALSE', '0', '', 'unsubscribed'].map(yesOf)).toEqual(Array(5).fill(false));
  expect(yesOf('perhaps')).toBeNull();
  expect(['es', 'Spanish', 'español', 'es-MX', 'English'].map(languageOf)).toEqual([
    'es',
    'es',
    'es',
    'es',
    'en',
  ]);
  expect(languageOf('Klingon')).toBeNull();
});
