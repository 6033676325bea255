import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Endorsement, Event, NewEndorsement, NewEvent } from '../../db/schema.ts';
import { addOrganizations } from '../../server/endorsements/addEndorsements.ts';
import { listOfEvent } from '../../server/endorsements/endorsed.ts';
import { publicEndorsements } from '../../server/endorsements/publicList.ts';
import {
  consoleEndorsementAddress,
  consoleEndorsementGroupAddress,
  consoleEndorsementListAddress,
  consoleEndorsementsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let ada: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const event = (values: Partial<NewEvent> = {}) =>
  insertEvent(app.services, { endorsementsOpen: true, ...values });
const inserted = (of: Event, values: Partial<NewEndorsement> = {}) =>
  insertEndorsement(app.services, of, values);
const named = (of: Event, name: string, values: Partial<NewEndorsement> = {}) =>
  inserted(of, {
    organization: name,
    nameKey: name.toLowerCase(),
    listedAs: name,
    state: 'approved',
    decidedAt: 1,
    ...values,
  });
const reread = ({ id }: Endorsement) => app.services.db.endorsements.byId(id);
const names = (of: Event) => {
  const current = app.services.db.events.byId(of.id);
  if (!current) throw new Error('The event is gone.');
  return publicEndorsements(app.services.db, listOfEvent(current), 'en').listed.map(
    ({ name }) => name,
  );
};
const traceOf = ({ id }: Endorsement) =>
  app.services.db.audit
    .ofEndorsement(id)
    .map(({ action, organizerName }) => `${action} by ${organizerName}`);

describe('adding names', () => {
  const add = (of: Event, text: string) =>
    ada.post(consoleEndorsementListAddress(of.slug, 'names'), { names: text });

  test('takes one a line, skips what is there and says so', async () => {
    const of = await event();
    const waiting = await named(of, 'Waiting Example', { state: 'waiting' });
    const response = await add(
      of,
      'First Example\r\n\r\n  • Second Example \r\n- Third Example\r\nFIRST EXAMPLE\r\nwaiting example\r\n',
    ).expect(303);
    expect(names(of)).toEqual(['First Example', 'Second Example', 'Third Example']);
    const page = await ada.get(String(response.headers['location'])).expect(200);
    expect(page.text).toContain('3 organizations were added.');
    expect(page.text).toContain('Already there, so not changed:');
    const notice = page.text.slice(page.text.indexOf('Already there, so not changed'));
    expect(notice.indexOf('First Example')).toBeGreaterThan(0);
    expect(notice.indexOf('Waiting Example')).toBeGreaterThan(0);
    expect(reread(waiting)).toEqual(waiting);
    const [{ id } = { id: 0 }] = app.services.db.endorsements.listed({ kind: 'event', id: of.id });
    const first = app.services.db.endorsements.byId(id);
    expect(first).toMatchObject({ source: 'organizer', state: 'approved', email: null });
    expect(first && traceOf(first)).toEqual(['endorsement-added by Ada Example']);
  });

  test('by a second click adds nothing', async () => {
    const of = await event();
    for (let click = 1; click <= 2; click += 1) await add(of, 'One Example\nTwo Example');
    expect(names(of)).toEqual(['One Example', 'Two Example']);
  });

  test('takes names of every script, and a formula for a name', async () => {
    const of = await event();
    const pasted = [
      'نقابة العمال',
      '工人之声',
      'Голос рабочих',
      '=HYPERLINK("x")',
      '<script>x</script>',
    ];
    await add(of, pasted.join('\n'));
    expect(names(of)).toHaveLength(5);
    const page = await ada.get(consoleEndorsementsAddress(of.slug)).expect(200);
    expect(page.text).toContain('&lt;script&gt;x&lt;/script&gt;');
    expect(page.text).not.toContain('<script>x');
  });

  test.each([
    ['nothing', ' \n ', 'Please enter at least one name.'],
    [
      '10,000 characters',
      `Example\n${'a'.repeat(10_000)}`,
      'Line 2 is too long for a name: 10,000',
    ],
    ['a NUL', 'Example\u0000Union', 'invisible control characters'],
    ['an escape', 'Example\u001b[2J', 'invisible control characters'],
    ['broken UTF-8', 'Example \uFFFD', 'got garbled on the way'],
    ['501 names', Array.from({ length: 501 }, (_, n) => `Example ${n}`).join('\n'), '501 names'],
  ])('is answered with a sentence and kept: %s', async (_, typed, sentence) => {
    const of = await event();
    const { text } = await add(of, typed).expect(422);
    expect(text).toContain('id="names-field-problem"');
    expect(text).toContain(sentence);
    expect(text).toContain(typed);
    expect(names(of)).toEqual([]);
  });
});

describe('a list of organizations', () => {
  const address = (of: Event) => consoleEndorsementListAddress(of.slug, 'names');
  const shown = (of: Event) => app.services.db.endorsements.ofEvent(of.id);
  const list = [
    'Organización;Encabezado;Sitio web;Ciudad;Contacto;Idioma;Teléfono',
    'Example Bakers;convocan;bakers.example.org;Springfield;Ada Example;español;1',
    '"Example; Cooks";;;;;EN;2',
    'listed example;;;;;;3',
    'EXAMPLE BAKERS;;;;;;4',
    'Example Bakers Inc.;;;;;;5',
  ].join('\r\n');

  test('is rehearsed, with all that was typed, and then added in one write', async () => {
    const of = await event();
    const known = await named(of, 'Listed Example');
    await ada.post(consoleEndorsementGroupAddress(of.slug), { kind: 'called' }).expect(303);
    const { text } = await ada.post(address(of), { names: list, look: 'yes' }).expect(200);
    expect(names(of)).toEqual(['Listed Example']);
    expect(text).toContain('3 organizations are new.');
    expect(text).toContain('These columns are not used: Teléfono.');
    expect(text).toContain('https://bakers.example.org/');
    expect(text).toContain('Twice in your text');
    expect(text.match(/Perhaps the same as/g)).toHaveLength(2);
    expect(text).toContain(consoleEndorsementAddress(of.slug, known.id));
    expect(text).toContain('&#34;Example; Cooks&#34;;;;;;EN;2');
    expect(await htmlProblems(text)).toEqual([]);

    const added = await ada.post(address(of), { names: list }).expect(303);
    const page = await ada.get(String(added.headers['location'])).expect(200);
    expect(page.text).toContain('3 organizations were added.');
    expect(page.text).toContain('Already there, so not changed:');
    const [called] = app.services.db.endorsementGroups.ofOwner({ kind: 'event', id: of.id });
    const bakers = shown(of).find(({ listedAs }) => listedAs === 'Example Bakers');
    expect(bakers).toMatchObject({
      groupId: called?.id,
      website: 'https://bakers.example.org/',
      city: 'Springfield',
      contactName: 'Ada Example',
      email: null,
      language: 'es',
      state: 'approved',
    });
    expect(bakers && traceOf(bakers)).toEqual(['endorsement-added by Ada Example']);
    expect(names(of).toSorted()).toEqual(
      ['Example Bakers', 'Example Bakers Inc.', 'Example; Cooks', 'Listed Example'].toSorted(),
    );
  });

  test('is added whole or not at all: what is wrong is said of its line', async () => {
    const of = await event();
    const wrong = [
      'name,heading,website,language',
      'Example Bakers,,,',
      'Example Cooks,Nobody,,',
      'Example Choir,,,xx',
      'Example Club,,javascript:alert(1),',
      ',,example.org,',
    ].join('\n');
    const looking: SentForm = { names: wrong, look: 'yes' };
    for (const [sent, status] of [
      [looking, 200],
      [{ names: wrong }, 422],
    ] as const) {
      const { text } = await ada.post(address(of), sent).expect(status);
      for (const says of [
        'There is no heading “Nobody”.',
        'This site does not speak “xx”.',
        'Website:',
        'Line 6 · ',
        'javascript:alert(1),',
      ])
        expect(text).toContain(says);
      expect(text).not.toContain('Add to the list');
      expect(await htmlProblems(text)).toEqual([]);
    }
    expect(names(of)).toEqual([]);
    const many = ['Name', ...Array.from({ length: 501 }, (_, index) => `${index}`)].join('\n');
    const { text } = await ada.post(address(of), { names: many, look: 'yes' }).expect(422);
    expect(text).toContain('That is 501 names.');
    const empty = await ada.post(address(of), { names: 'Name,City\n', look: 'yes' }).expect(422);
    expect(empty.text).toContain('Please enter at least one name.');
  });

  test('puts nobody below a heading that was removed meanwhile', async () => {
    const of = await event();
    const about = {
      website: '',
      city: '',
      statement: '',
      contactName: '',
      language: 'en',
    } as const;
    const gone = { ...about, name: 'Example Bakers', groupId: 4711 };
    expect(await addOrganizations(app.services, { kind: 'event', id: of.id }, 1, [gone])).toEqual({
      added: 1,
      known: [],
    });
    expect(shown(of)).toMatchObject([{ listedAs: 'Example Bakers', groupId: null }]);
  });

  test('of names alone is rehearsed as well', async () => {
    const of = await event();
    const two = 'Example Union, Local 5\nNational Union, Example';
    const { text } = await ada.post(address(of), { names: two, look: 'yes' }).expect(200);
    expect(text).toContain('2 organizations are new.');
    expect(text).toContain('Add to the list');
  });
});

describe('the order of the list', () => {
  const reorder = (of: Event, form: SentForm) =>
    ada
      .post(consoleEndorsementListAddress(of.slug, 'order'), form)
      .expect(303)
      .expect('Location', /\/endorsements(?:\?done=reordered&seal=.+)?$/);

  test('is alphabetical until organizers choose, by a button or by numbers', async () => {
    const of = await event();
    const [c, a, b] = [
      await named(of, 'C Example'),
      await named(of, 'A Example'),
      await named(of, 'b Example'),
    ];
    expect(names(of)).toEqual(['A Example', 'b Example', 'C Example']);
    await reorder(of, { order: 'chosen' });
    expect(names(of)).toEqual(['A Example', 'b Example', 'C Example']);
    await reorder(of, { up: c.id, [`number-${a.id}`]: 1 });
    expect(names(of)).toEqual(['A Example', 'C Example', 'b Example']);
    await reorder(of, { down: a.id });
    expect(names(of)).toEqual(['C Example', 'A Example', 'b Example']);
    await reorder(of, { [`number-${c.id}`]: 3, [`number-${a.id}`]: 2, [`number-${b.id}`]: 1 });
    expect(names(of)).toEqual(['b Example', 'A Example', 'C Example']);
    await named(of, 'AA Example');
    expect(names(of)).toEqual(['b Example', 'A Example', 'C Example', 'AA Example']);
    await reorder(of, { order: 'alphabetical' });
    expect(names(of)).toEqual(['A Example', 'AA Example', 'b Example', 'C Example']);
    await reorder(of, { order: 'chosen' });
    expect(names(of)).toEqual(['b Example', 'A Example', 'C Example', 'AA Example']);
  });

  test('is not disturbed by nonsense', async () => {
    const of = await event();
    await named(of, 'A Example');
    await named(of, 'B Example');
    const forms: SentForm[] = [{}, { order: 'x' }, { up: '999' }, { 'number-x': 1 }, { up: '-1' }];
    for (const form of forms) await reorder(of, form);
    expect(names(of)).toEqual(['A Example', 'B Example']);
  });
});
