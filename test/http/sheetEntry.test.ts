import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { doorCode } from '../../server/signups/doorCode.ts';
import { keepSheetRow } from '../../server/signups/enterSheetRow.ts';
import { newPublicId } from '../../server/web/signedLinks.ts';
import { consoleSheetEntryAddress, consoleSheetPeopleAddress } from '../../templates/addresses.ts';
import { rowField } from '../../templates/pages/console/sheetEntryRow.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
let other: Visitor;
let event: Event;
let address: string;
let counter = 0;

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const second = { name: 'Bo Example', email: 'bo@example.org' };
  other = app.visitor({ Cookie: await signedInOrganizer(app.services, second) });
});
afterAll(() => app.close());
beforeEach(async () => {
  counter += 1;
  event = await insertEvent(app.services, { slug: `panel-${counter}`, capacity: 50 });
  address = consoleSheetEntryAddress(event.slug);
});

interface Typed {
  key?: string;
  who?: string;
  companions?: string;
  email?: string;
  consent?: 'yes';
  person?: string;
}

/** A form as browsers send it, of several rows. */
function formOf(rows: readonly Typed[], more: Record<string, string> = {}): string {
  const form = new URLSearchParams(more);
  for (const { key = newPublicId(), ...values } of rows) {
    form.append('rows[]', key);
    for (const [name, value] of Object.entries(values)) form.append(rowField(key, name), value);
  }
  return form.toString();
}

const send = (rows: readonly Typed[], more?: Record<string, string>, by = organizer) =>
  by.post(address).send(formOf(rows, more));

const codeOf = (id: number) => doorCode(app.services.config.secret, id);
const signup = (values: Parameters<typeof insertSignup>[2]) =>
  insertSignup(app.services, event, values);
const everybody = () => app.services.db.signups.ofEvent(event.id, ['confirmed', 'waiting']);
const find = (id: number) => app.services.db.signups.byId(id);

describe('a row of the sheet', () => {
  test('marks whoever its code names, with those who came along', async () => {
    const ada = await signup({ name: 'Ada Example', companions: 3 });
    const code = codeOf(ada.id).toLowerCase();
    const answer = await send([{ who: ` ${code} `, companions: '1' }]).expect(303);
    expect(find(ada.id)).toMatchObject({ arrivedAt: app.clock.now, arrivedWith: 1 });
    const { text } = await organizer.get(answer.headers['location'] ?? '').expect(200);
    expect(text).toContain('1 row is entered.');
    expect(text).toContain('<bdi>Ada Example</bdi>');
    expect(await htmlProblems(text)).toEqual([]);
    expect(everybody()).toHaveLength(1);
  });

  test('marks whoever has its address, and makes nobody new of them', async () => {
    const ada = await signup({ name: 'Ada Example', email: 'ada.e@example.org', companions: 2 });
    await send([{ who: 'A. Exmple', email: 'Ada.E@Example.org', consent: 'yes' }]).expect(303);
    expect(find(ada.id)).toMatchObject({ arrivedWith: 2, name: 'Ada Example' });
    expect(everybody()).toHaveLength(1);
  });

  test('writes down who is new, with the address only where the box is ticked', async () => {
    await send([
      { who: 'Zoe Example', email: 'zoe@example.org', consent: 'yes', companions: '2' },
      { who: 'Yan Example', email: 'yan@example.org' },
      { who: 'محمد', companions: '0' },
    ]).expect(303);
    const rows = everybody().map((one) => [one.name, one.email, one.origin, one.arrivedWith]);
    expect(rows).toEqual([
      ['Zoe Example', 'zoe@example.org', 'sheet', 2],
      ['Yan Example', null, 'sheet', 0],
      ['محمد', null, 'sheet', 0],
    ]);
    expect(
      app.services.db.outbox.list({}, 10, 0).found.filter((one) => one.mail.eventId === event.id),
    ).toEqual([]);
  });

  test('asks who it is where somebody is called the same, and takes the answer', async () => {
    const ada = await signup({ name: 'Ada Example', email: 'ada1@example.org' });
    const key = newPublicId();
    const typed = { key, who: 'example, ada', email: 'new@example.org', consent: 'yes' } as const;
    const { text } = await send([typed, { who: 'Zoe Example' }]).expect(422);
    expect(text).toContain('Someone on the list has this name.');
    expect(text).toContain('ada1@example.org');
    expect(text).toContain('value="example, ada"');
    expect(text).toContain('1 row is entered.');
    expect(await htmlProblems(text)).toEqual([]);
    expect(everybody().map(({ name }) => name)).toEqual(['Ada Example', 'Zoe Example']);
    await send([{ ...typed, person: String(ada.id) }]).expect(303);
    expect(find(ada.id)?.arrivedAt).toBe(app.clock.now);
    await send([{ who: 'Ada Example', person: 'new' }]).expect(303);
    expect(everybody().map(({ name }) => name)).toEqual([
      'Ada Example',
      'Zoe Example',
      'Ada Example',
    ]);
  });

  test('asks also where hundreds are called something in which the name stands', async () => {
    await signup({ name: 'Somebody' });
    await app.services.db.write((store) => {
      const [one] = store.signups.ofEvent(event.id, ['confirmed']);
      if (one === undefined) throw new Error('Nobody is there');
      for (let index = 0; index < 250; index += 1) {
        const [uid, publicId] = [newPublicId(), newPublicId()];
        const { id: _, ...like } = { ...one, name: `Mariana Example ${index}`, uid, publicId };
        store.signups.insert({ ...like, email: null, emailKey: null, origin: 'hand' });
      }
    });
    const ana = await signup({ name: 'Ana' });
    const { text } = await send([{ who: 'ána' }]).expect(422);
    expect(text).toContain(`value="${ana.id}"`);
  });

  test('counts once, however often and by whomever it is sent', async () => {
    const row = { key: newPublicId(), who: 'Zoe Example', person: 'new' };
    const answers = await Promise.all([send([row]), send([row], {}, other), send([row])]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(everybody()).toHaveLength(1);
    expect(app.services.db.sheets.enteredCount(event.id)).toBe(1);
    const ada = await signup({ name: 'Ada Example' });
    await send([{ who: codeOf(ada.id) }]).expect(303);
    await send([{ who: codeOf(ada.id) }]).expect(303);
    expect(app.services.db.arrivals.ofSignup(ada.id)).toHaveLength(1);
  });

  test('is of the event while it was held, when it is entered the day after', async () => {
    const before = app.clock.now;
    const ends = event.endsAt ?? event.startsAt + 3 * 3_600_000;
    app.clock.set(ends + 86_400_000);
    const cookie = await signedInOrganizer(app.services);
    await send([{ who: 'Zoe Example' }], {}, app.visitor({ Cookie: cookie })).expect(303);
    expect(everybody()[0]?.arrivedAt).toBe(ends);
    app.clock.set(before);
  });

  test.each([
    ['no name', { companions: '2' }, 'Please enter the code or the name'],
    ['a code of nobody', { who: 'K7M2Q9' }, 'No one has this code at this event.'],
    ['no number', { who: 'Zoe', companions: 'many' }, 'whole number'],
    ['half an address', { who: 'Zoe', email: 'zoe@' }, 'email address'],
    ['nobody’s number', { who: 'Zoe', person: '../..' }, 'Please choose'],
    ['a novel', { who: `Zoe${'x'.repeat(10_000)}` }, 'too long'],
    ['a sign that nobody sees', { who: 'Zoe\u0000' }, 'invisible'],
  ])('that says %s comes back with a sentence, and every word', async (_what, typed, sentence) => {
    const { text } = await send([typed]).expect(422);
    expect(text).toContain(sentence);
    expect(everybody()).toEqual([]);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('of another event is nobody here', async () => {
    const elsewhere = await insertEvent(app.services, {});
    const ada = await insertSignup(app.services, elsewhere, { name: 'Ada Example' });
    await send([{ who: codeOf(ada.id) }, { who: 'Bo', person: String(ada.id) }]);
    expect(find(ada.id)?.arrivedAt).toBeNull();
    expect(everybody().map(({ name }) => name)).toContain('Bo');
    const key = newPublicId();
    await send([{ key, who: 'Zoe' }]).expect(303);
    address = consoleSheetEntryAddress(elsewhere.slug);
    await send([{ key, who: 'Zoe' }]).expect(404);
  });

  test('of another event is not kept nor forgotten here, and none of a photograph is made up', async () => {
    const [key, here] = [newPublicId(), address];
    await send([{ key, who: 'Zoe Exa' }], { intent: 'keep' }).expect(303);
    const elsewhere = await insertEvent(app.services, {});
    address = consoleSheetEntryAddress(elsewhere.slug);
    await send([{ key, who: 'Somebody' }], { intent: 'keep' }).expect(404);
    await send([{ key, who: '' }]).expect(303);
    expect((await organizer.get(`${address}?row=${key}`).expect(200)).text).not.toContain(
      'Zoe Exa',
    );
    expect((await organizer.get(here).expect(200)).text).toContain('value="Zoe Exa"');
    await send([{ key: 'photo-999-1', who: 'Zoe' }]).expect(303);
    expect(app.services.db.sheets.row('photo-999-1')).toBeUndefined();
  });

  test('makes nobody new at an event that is canceled', async () => {
    const cancelled = { state: 'cancelled', cancelledAt: app.clock.now } as const;
    await app.services.db.write((store) => store.events.update(event.id, cancelled));
    const { text } = await send([{ who: 'Zoe' }]).expect(422);
    expect(text).toContain('This event is canceled');
  });
});

describe('what is typed and not entered', () => {
  test('stays where it was put aside, though its form comes empty, and is cut where it is long', async () => {
    const key = newPublicId();
    const ada = app.services.db.organizers.byEmailKey('ada@example.org');
    const place = { key, photoId: null, number: 1 };
    const aside = { state: 'later', values: { who: 'x'.repeat(9000) }, note: '' } as const;
    await keepSheetRow(app.services, event, place, aside, ada?.id ?? 0);
    await send([{ key, who: '' }], { intent: 'keep' }).expect(303);
    expect(app.services.db.sheets.row(key)?.typed).toEqual({ who: 'x'.repeat(400) });
  });

  test('is there again after a closed lid, for whoever typed it, and goes when it is emptied', async () => {
    const rows = [
      { key: newPublicId(), who: 'Zoe Exa', email: 'zoe@' },
      { key: newPublicId(), companions: '2' },
    ];
    await send(rows, { intent: 'keep' }).expect(303);
    const shown = await organizer.get(address).expect(200);
    expect(shown.text).toContain('value="Zoe Exa"');
    expect(shown.text).toContain('value="zoe@"');
    expect((await other.get(address)).text).not.toContain('Zoe Exa');
    expect(everybody()).toEqual([]);
    await send(
      rows.map(({ key }) => ({ key, who: '' })),
      { intent: 'keep' },
    ).expect(303);
    expect((await organizer.get(address)).text).not.toContain('Zoe Exa');
  });

  test('is kept as it is sent by the script, which is answered in kind', async () => {
    const key = newPublicId();
    const asJson = (more: Record<string, string>, rows: readonly Typed[]) =>
      organizer.post(address).set('Accept', 'application/json').send(formOf(rows, more));
    const kept = await asJson({ intent: 'keep' }, [{ key, who: 'Ada' }]).expect(200);
    expect(kept.body).toEqual({ kind: 'kept' });
    await signup({ name: 'Ada' });
    const back = await asJson({}, [{ key, who: 'Ada' }]).expect(200);
    expect(back.body).toMatchObject({ kind: 'back', said: expect.stringContaining('this name') });
    expect(back.body.html).toContain('type="radio"');
    const entered = await asJson({}, [{ key, who: 'Ada', person: 'new' }]).expect(200);
    expect(entered.body).toEqual({
      kind: 'entered',
      said: 'Ada is added, and marked as here.',
      entered: '1 row is entered',
    });
    expect((await organizer.get(address)).text).not.toContain('value="Ada"');
  });
});

describe('letters of a name', () => {
  test('find people, with what tells them apart, and never their addresses', async () => {
    const ada = await signup({
      name: 'Ángela Example',
      email: 'angela@example.org',
      companions: 1,
    });
    const { body, text } = await organizer
      .get(`${consoleSheetPeopleAddress(event.slug)}?q=ange`)
      .expect(200);
    expect(body).toEqual([
      { id: ada.id, name: 'Ángela Example', companions: 1, code: codeOf(ada.id), isHere: false },
    ]);
    expect(text).not.toContain('@');
    for (const q of ['a', '', '%00', 'x'.repeat(5000)])
      await organizer.get(`${consoleSheetPeopleAddress(event.slug)}?q=${q}`).expect(200, []);
  });
});
