import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Endorsement, Event, NewEndorsement } from '../../db/schema.ts';
import {
  consoleEndorsementAddress,
  consoleEndorsementGroupAddress,
  consoleEndorsementListAddress,
  consoleEndorsementRemindersAddress,
  consoleEndorsementsAddress,
  endorsementAddress,
  eventAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { askToCoSponsor, insertEndorsement, kindsOfMailsAbout } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let app: TestApp;
let ada: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

let count = 0;
function event(): Promise<Event> {
  count += 1;
  return insertEvent(app.services, { endorsementsOpen: true, slug: `action-${count}` });
}
const inserted = (of: Event, values: Partial<NewEndorsement> = {}) =>
  insertEndorsement(app.services, of, values);
const listed = (of: Event, listedAs: string, values: Partial<NewEndorsement> = {}) =>
  inserted(of, { state: 'approved', listedAs, organization: listedAs, ...values });
const reread = ({ id }: Endorsement) => app.services.db.endorsements.byId(id);
const groupsOf = (of: Event) =>
  app.services.db.endorsementGroups.ofOwner({ kind: 'event', id: of.id });
const board = async (of: Event) => (await ada.get(consoleEndorsementsAddress(of.slug))).text;
const pageOf = async (of: Event) => (await app.visitor().get(eventAddress(of.slug))).text;

describe('headings', () => {
  test('divide the page of the event, name its callers everywhere, and go again', async () => {
    const of = await event();
    const union = await listed(of, 'Example Union');
    await listed(of, 'Example Bakers');
    await listed(of, 'Example Cooks');
    const before = await pageOf(of);
    expect(before).not.toContain('Called by</h3>');

    const address = consoleEndorsementGroupAddress(of.slug);
    await ada.post(address, { kind: 'supported' }).expect(303);
    await ada.post(address, { kind: 'called' }).expect(303);
    await ada.post(address, { 'name-en': 'With <b>cooks</b>', 'name-es': 'Cocinan' }).expect(303);
    const [supported, called, free] = groupsOf(of);
    await ada
      .post(consoleEndorsementGroupAddress(of.slug, { id: called?.id ?? 0, action: 'place' }), {
        direction: 'up',
      })
      .expect(303);
    expect(groupsOf(of).map(({ kind }) => kind)).toEqual(['called', 'supported', 'free']);
    const [bakers, cooks] = app.services.db.endorsements
      .listed({ kind: 'event', id: of.id })
      .slice(1);
    await ada
      .post(consoleEndorsementListAddress(of.slug, 'order'), {
        [`group-${union.id}`]: String(called?.id),
        [`group-${bakers?.id}`]: String(supported?.id),
        [`group-${cooks?.id}`]: String(free?.id),
      })
      .expect(303);

    const text = await pageOf(of);
    const places = ['Called by</h3>', 'Supported by</h3>', 'With &lt;b&gt;cooks&lt;/b&gt;</h3>'];
    const found = places.map((place) => text.indexOf(place));
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(found).not.toContain(-1);
    expect(text).toContain(`${of.host} and Example Union`);
    const spanish = await app.visitor().get(`${eventAddress(of.slug)}?lang=es`);
    expect(spanish.text).toContain('Cocinan</h3>');
    const [, json = ''] =
      /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      organizer: [{ name: of.host }, { name: 'Example Union' }],
      sponsor: [{ name: 'Example Bakers' }],
    });
    const txt = (await ada.get(consoleEndorsementsAddress(of.slug, 'txt'))).text;
    expect(txt).toContain('Called by\nExample Union\n\nSupported by\nExample Bakers');

    for (const { id } of groupsOf(of))
      await ada.post(consoleEndorsementGroupAddress(of.slug, { id, action: 'removal' }));
    expect(await pageOf(of)).toBe(before);
  });

  test('need words, are had once, and belong to their event', async () => {
    const of = await event();
    const other = await event();
    const address = consoleEndorsementGroupAddress(of.slug);
    const refused = await ada.post(address, { 'name-en': '  ', 'name-es': '' }).expect(422);
    expect(refused.text).toContain('Please write the heading in at least one language.');
    const long = 'x'.repeat(61);
    const tooLong = await ada.post(address, { 'name-en': long }).expect(422);
    expect(tooLong.text).toContain(long);
    for (let press = 0; press < 2; press += 1) await ada.post(address, { kind: 'called' });
    expect(groupsOf(of)).toHaveLength(1);
    const [{ id } = { id: 0 }] = groupsOf(of);
    for (const action of ['names', 'place', 'removal'] as const)
      await ada
        .post(consoleEndorsementGroupAddress(other.slug, { id, action }), { 'name-en': 'Mine' })
        .expect(404);
    const one = await listed(other, 'Example Union');
    await ada.post(consoleEndorsementListAddress(other.slug, 'order'), {
      [`group-${one.id}`]: String(id),
    });
    expect(reread(one)?.groupId).toBeNull();
    for (let more = 0; more < 7; more += 1) await ada.post(address, { 'name-en': `Part ${more}` });
    await ada.post(address, { 'name-en': 'One too many' }).expect(409);
  });

  test('keep the order below each: a name is moved among its neighbors there', async () => {
    const of = await event();
    await ada.post(consoleEndorsementGroupAddress(of.slug), { kind: 'called' });
    const [{ id: groupId } = { id: 0 }] = groupsOf(of);
    const b = await listed(of, 'B', { groupId });
    await listed(of, 'A');
    const c = await listed(of, 'C', { groupId });
    await ada.post(consoleEndorsementListAddress(of.slug, 'order'), { up: String(c.id) });
    const order = () => [...app.services.db.endorsements.callers(of.id)];
    expect(order()).toEqual(['C', 'B']);
    await ada.post(consoleEndorsementListAddress(of.slug, 'order'), { down: String(b.id) });
    expect(order()).toEqual(['C', 'B']);
  });
});

describe('a decision', () => {
  const undo = (of: Event, one: Endorsement, seen: number | undefined) =>
    ada.post(consoleEndorsementAddress(of.slug, one.id, 'undo'), { seen: String(seen) });

  test('is taken back for a minute, and its email never sent', async () => {
    const of = await event();
    const one = await inserted(of, { email: 'undo@union.example' });
    const answer = await ada.post(consoleEndorsementAddress(of.slug, one.id, 'approval'), {});
    const page = await ada.get(String(answer.headers['location']));
    expect(page.text).toContain('Undo');
    const decided = reread(one);
    expect(decided?.state).toBe('approved');
    app.clock.advance(59_000);
    await app.deliver();
    await undo(of, one, decided?.updatedAt).expect(303);
    expect(reread(one)).toMatchObject({ state: 'waiting', decidedAt: null, before: null });
    app.clock.advance(120_000);
    await app.deliver();
    expect(kindsOfMailsAbout(app.services, one)).toEqual([]);
    // Pressed once more, nothing is left to take back.
    await undo(of, one, decided?.updatedAt).expect(303);
    expect(reread(one)?.state).toBe('waiting');
  });

  test('stays once the minute is over, or somebody else decided since', async () => {
    const of = await event();
    const one = await inserted(of);
    await ada.post(consoleEndorsementAddress(of.slug, one.id, 'approval'), {});
    const { updatedAt } = reread(one) ?? { updatedAt: 0 };
    await undo(of, one, updatedAt - 1);
    expect(reread(one)?.state).toBe('approved');
    app.clock.advance(60_000);
    const answer = await undo(of, one, updatedAt);
    expect(reread(one)?.state).toBe('approved');
    expect((await ada.get(String(answer.headers['location']))).text).toContain('It is too late');
    await app.deliver();
    expect(kindsOfMailsAbout(app.services, one)).toEqual(['endorsement-approved']);
  });

  test('about a removal brings back name, place and words', async () => {
    const of = await event();
    const one = await listed(of, 'Example Union', { position: 3, decidedAt: app.clock.now - 9 });
    await ada.post(consoleEndorsementAddress(of.slug, one.id, 'withdrawal'), { note: 'Bye' });
    expect(reread(one)?.state).toBe('withdrawn');
    await undo(of, one, reread(one)?.updatedAt);
    const { state, position, decidedAt, decisionNote } = one;
    expect(reread(one)).toMatchObject({ state, position, decidedAt, decisionNote });
  });
});

describe('notes', () => {
  test('are for the team, in the table, and deleted one by one', async () => {
    const of = await event();
    const one = await listed(of, 'Example Union');
    const page = consoleEndorsementAddress(of.slug, one.id);
    await ada.post(`${page}/notes`, { text: '' }).expect(422);
    await ada.post(`${page}/notes`, { text: 'They bring <drums>.' }).expect(303);
    expect((await ada.get(page)).text).toContain('They bring &lt;drums&gt;.');
    expect(await pageOf(of)).not.toContain('drums');
    const csv = await ada.get(consoleEndorsementsAddress(of.slug, 'csv')).expect(200);
    expect(csv.text).toContain('They bring <drums>.');
    const [{ id } = { id: 0 }] = app.services.db.endorsementNotes.of(one.id);
    const other = await listed(of, 'Example Bakers');
    await ada.post(consoleEndorsementAddress(of.slug, other.id, 'note-removal'), {
      note: String(id),
    });
    expect(app.services.db.endorsementNotes.count(one.id)).toBe(1);
    await ada.post(`${page}/note-removal`, { note: String(id) }).expect(303);
    expect(app.services.db.endorsementNotes.count(one.id)).toBe(0);
  });
});

describe('who never confirmed', () => {
  test('is reminded a day later, once, and as far as the address bears mail', async () => {
    const of = await event();
    const one = await askToCoSponsor(app, of, { email: 'late@union.example' });
    const remind = () => ada.post(consoleEndorsementRemindersAddress(of.slug), {}).expect(303);
    await remind();
    expect(kindsOfMailsAbout(app.services, one)).toEqual(['endorsement-confirm']);
    app.clock.advance(25 * 3_600_000);
    expect(await board(of)).toContain('Remind 1 organization');
    for (const id of ['1e3', '-1', '', String(one.id + 1)])
      await ada.post(consoleEndorsementRemindersAddress(of.slug), { id }).expect(303);
    expect(kindsOfMailsAbout(app.services, one)).toEqual(['endorsement-confirm']);
    for (let press = 0; press < 2; press += 1) await remind();
    expect(kindsOfMailsAbout(app.services, one)).toEqual([
      'endorsement-confirm',
      'endorsement-reminder',
    ]);
    expect(await board(of)).not.toContain('Remind 1 organization');
    await app.deliver();
    const caught = app.services.db.mailbox.newest(20);
    expect(caught.find(({ recipient }) => recipient === 'late@union.example')?.subject).toContain(
      'Still to confirm',
    );
  });

  test('is left alone once confirmed, or while no one can ask', async () => {
    const of = await event();
    const one = await inserted(of, { state: 'unconfirmed', confirmedAt: null });
    app.clock.advance(25 * 3_600_000);
    await app.services.db.write((store) => store.events.update(of.id, { endorsementsOpen: false }));
    await ada.post(consoleEndorsementRemindersAddress(of.slug), { id: String(one.id) });
    expect(kindsOfMailsAbout(app.services, one)).toEqual([]);
  });
});

test('names of the same domain are pointed out, those of everybody’s are not', async () => {
  const of = await event();
  await listed(of, 'Example Tenants', { email: 'office@house.example', website: '' });
  await listed(of, 'Example Choir', { email: 'choir@gmail.com', website: '' });
  await inserted(of, {
    organization: 'Neighbors of Springfield',
    listedAs: 'Neighbors of Springfield',
    email: 'board@gmail.com',
    website: 'https://www.house.example/about',
  });
  const text = await board(of);
  const [, notice = ''] = /Perhaps the same as([\s\S]*?)<\/ul>/.exec(text) ?? [];
  expect(notice).toContain('Example Tenants');
  expect(notice).not.toContain('Example Choir');
});

test('links made anew leave those of before without use', async () => {
  const of = await event();
  const one = await inserted(of);
  const { publicId, generation } = one;
  const token = app.services.links.token('endorsement', { publicId, generation });
  await app.visitor().get(endorsementAddress(token)).expect(200);
  await ada.post(consoleEndorsementAddress(of.slug, one.id, 'links'), {}).expect(303);
  await app.visitor().get(endorsementAddress(token)).expect(404);
});
