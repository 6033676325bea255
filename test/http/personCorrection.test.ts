import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, NewSignup, Rights, Signup } from '../../db/schema.ts';
import { ownPageToken } from '../../server/signups/ownPageUrl.ts';
import {
  consoleCorrectionAddress,
  consoleMergingAddress,
  consoleNewPersonAddress,
  consolePersonAddress,
  consolePersonDeedAddress,
  consoleSignUpErasureAddress,
  signUpAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { importing } from '../helpers/importing.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { askQuestion } from '../helpers/questions.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());
beforeEach(async () => {
  count += 1;
  event = await insertEvent(app.services, { slug: `panel-${count}`, seatsTaken: 9 });
});

const add = (name: string, values: Partial<NewSignup> = {}) =>
  insertSignup(app.services, event, { name, ...values });
const stored = ({ id }: Pick<Signup, 'id'>) => app.services.db.signups.byId(id);
const all = () => app.services.db.signups.page(event.id, 0, 100);
const at = ({ id }: Pick<Signup, 'id'>) => consolePersonAddress(event.slug, id);
const mails = ({ id }: Pick<Signup, 'id'>) =>
  app.services.db.outbox.linesOfSignup(id, 100).map(({ mail }) => mail.kind);
const actions = ({ id }: Pick<Signup, 'id'>) =>
  app.services.db.audit.ofSignup(id).map(({ action }) => action);

/** Sends a form and gives the page that it leads to. */
async function after(address: string, form: SentForm = {}, who = organizer): Promise<string> {
  const { headers } = await who.post(address, form).expect(303);
  return (await who.get(String(headers['location'])).expect(200)).text;
}

describe('correcting somebody', () => {
  const form = { name: 'Ada', email: '', companions: '0', accessNeeds: '', language: 'en' };

  test('tells what was before, and mails nobody unless asked', async () => {
    const ada = await add('Aida', { email: 'aida@example.org' });
    const link = signUpAddress(ownPageToken(app.services, ada));
    await app.get(link).expect(200);
    const text = await after(consoleCorrectionAddress(event.slug, ada.id), {
      ...form,
      name: 'Ada',
      email: 'ada.new@example.org',
      companions: '1',
      language: 'es',
    });
    expect(text).toContain('Saved. No one was emailed.');
    expect(text).toMatch(/name: <del><bdi>Aida<\/bdi><\/del> <ins><bdi>Ada<\/bdi><\/ins>/);
    expect(text).toContain('<del><bdi>aida@example.org</bdi></del>');
    expect(await htmlProblems(text)).toEqual([]);
    expect(mails(ada)).toEqual([]);
    expect(stored(ada)).toMatchObject({ name: 'Ada', companions: 1, language: 'es' });
    // The log itself names nobody.
    const [trace] = app.services.db.audit.ofSignup(ada.id);
    expect(trace).toMatchObject({ detail: { parts: 'name email companions language' } });
    // Links of before open nothing, and the address of before is found.
    const old = await app.get(link);
    expect(old.text).not.toContain('ada.new@example.org');
    expect(old.text).toContain('This link was replaced');
    const found = app.services.db.signups.search(event.id, { search: 'aida@' }, 10, 0);
    expect(found.found.map(({ id }) => id)).toEqual([ada.id]);
  });

  test('mails the new address where it is asked for, and nothing where nothing changed', async () => {
    const ada = await add('Ada', { email: 'old@example.org' });
    const address = consoleCorrectionAddress(event.slug, ada.id);
    const same = { ...form, email: 'old@example.org' };
    expect(await after(address, { ...same, mailed: 'yes' })).toContain('Nothing has changed.');
    expect(actions(ada)).toEqual([]);
    const moved = { ...same, email: 'new@example.org', mailed: 'yes' };
    expect(await after(address, moved)).toContain('They get an email about it.');
    const [line] = app.services.db.outbox.linesOfSignup(ada.id, 10);
    expect(line?.mail.kind).toBe('signup-confirmed');
    expect(line?.recipient?.address).toBe('new@example.org');
  });

  test('refuses an address that another one has, and offers to make them one', async () => {
    const bo = await add('Bo', { email: 'bo@example.org' });
    const ada = await add('Ada', { email: 'ada@example.org' });
    const { text } = await organizer
      .post(consoleCorrectionAddress(event.slug, ada.id), { ...form, email: 'bo@example.org' })
      .expect(422);
    expect(text).toContain(consoleMergingAddress(event.slug, ada.id, bo.id));
    expect(stored(ada)?.email).toBe('ada@example.org');
  });

  test('of how many come takes seats and gives them back', async () => {
    await app.services.db.write((store) =>
      store.events.update(event.id, { capacity: 2, seatsTaken: 1 }),
    );
    const ada = await add('Ada', { email: 'ada@example.org' });
    const address = consoleCorrectionAddress(event.slug, ada.id);
    const more = { ...form, email: 'ada@example.org', companions: '2' };
    await organizer.post(address, more).expect(422);
    await organizer.post(address, { ...more, beyond: 'yes' }).expect(303);
    const seats = () => app.services.db.events.byId(event.id);
    expect(seats()).toMatchObject({ seatsTaken: 3, seatsBeyond: 1 });
    await organizer.post(address, { ...more, companions: '0' }).expect(303);
    expect(seats()).toMatchObject({ seatsTaken: 1, seatsBeyond: 0 });
  });

  test('leaves answers alone that whoever corrects may not read', async () => {
    const secret = await askQuestion(app.services, event, 'line', 'Any illness?', {
      sensitive: true,
    });
    const plain = await askQuestion(app.services, event, 'line', 'Which choir?');
    const address = consoleNewPersonAddress(event.slug);
    await after(address, { name: 'Ada', [`q${secret.id}`]: 'Asthma', [`q${plain.id}`]: 'Red' });
    const [ada] = all();
    const id = ada?.id ?? 0;
    const rights: Rights = { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } };
    const cookie = await signedInOrganizer(app.services, { email: `co${id}@example.org`, rights });
    const coordinator = app.visitor({ Cookie: cookie });
    for (const path of [
      consolePersonAddress(event.slug, id),
      consoleCorrectionAddress(event.slug, id),
    ]) {
      const { text } = await coordinator.get(path).expect(200);
      expect(text).toContain('Red');
      expect(text).not.toContain('Asthma');
    }
    const same = { ...form, [`q${plain.id}`]: 'Red' };
    expect(await after(consoleCorrectionAddress(event.slug, id), same, coordinator)).toContain(
      'Nothing has changed.',
    );
    const corrected = { ...form, [`q${plain.id}`]: 'Blue' };
    await after(consoleCorrectionAddress(event.slug, id), corrected, coordinator);
    expect(app.services.db.answers.ofSignup(id).map(({ words }) => words)).toEqual([
      'Asthma',
      'Blue',
    ]);
  });
});

describe('merging two', () => {
  test('suggests who is alike, and asks what they say differently', async () => {
    const ada = await add('Ada Example', { email: 'adaexample@example.org' });
    const twin = await add('EXAMPLE, Áda', { email: 'other@example.org', companions: 1 });
    const slip = await add('A. E.', { email: 'adaexampel@example.org' });
    await add('Ada Someone', { email: 'someone@example.org' });
    const { text } = await organizer.get(at(ada)).expect(200);
    const offered = [...text.matchAll(/merging\?other=(\d+)/g)].map(([, id]) => Number(id));
    expect(new Set(offered)).toEqual(new Set([twin.id, slip.id]));
    const question = await organizer.get(consoleMergingAddress(event.slug, ada.id, twin.id));
    expect(question.text).toContain('other@example.org');
    expect(await htmlProblems(question.text)).toEqual([]);
    const choice = await organizer.get(`${consoleMergingAddress(event.slug, ada.id)}?q=some`);
    expect(choice.text).toContain('Ada Someone');
    expect(await htmlProblems(choice.text)).toEqual([]);
  });

  test('keeps what was chosen, with all that belongs to both, and mails nobody', async () => {
    await app.services.db.write((store) =>
      store.events.update(event.id, { capacity: 5, seatsTaken: 4 }),
    );
    const kept = await add('Ada', { email: 'ada@exampel.org' });
    const gone = await add('Ada Example', { email: 'ada@example.org', companions: 2 });
    for (const one of [kept, gone]) {
      await after(consolePersonDeedAddress(event.slug, one.id, 'notes'), {
        text: `of ${one.name}`,
      });
      await after(consolePersonDeedAddress(event.slug, one.id, 'confirmation'));
    }
    await app.deliver();
    app.clock.advance(60_000);
    await after(consolePersonDeedAddress(event.slug, gone.id, 'arrival'), { companions: '2' });
    await app.services.db.write((store) => {
      for (const one of [kept, gone]) store.people.tag(one.id, 'choir');
      store.people.tag(gone.id, 'drums');
    });
    const link = signUpAddress(ownPageToken(app.services, gone));
    const merged = await after(consoleMergingAddress(event.slug, kept.id), {
      other: String(gone.id),
      name: 'gone',
      email: 'gone',
      companions: 'gone',
    });
    expect(merged).toContain('Both sign-ups are one now.');
    for (const tag of ['choir', 'drums']) expect(merged).toContain(`>${tag}</span>`);
    expect(all()).toMatchObject([
      {
        id: kept.id,
        name: 'Ada Example',
        email: 'ada@example.org',
        companions: 2,
        state: 'confirmed',
        arrivedWith: 2,
      },
    ]);
    expect(app.services.db.signupNotes.ofSignup(kept.id).map(({ text }) => text)).toEqual([
      'of Ada',
      'of Ada Example',
    ]);
    const lines = app.services.db.outbox.linesOfSignup(kept.id, 10);
    expect(new Set(lines.map(({ recipient }) => recipient?.address))).toEqual(
      new Set(['ada@exampel.org', 'ada@example.org']),
    );
    // What comes back from the one that was left is not about the one that stays.
    const old = lines.find(({ recipient }) => recipient?.address === 'ada@exampel.org');
    expect(old && app.services.db.outbox.addressOf(old.mail)).toBe('ada@exampel.org');
    expect(app.services.db.events.byId(event.id)?.seatsTaken).toBe(3);
    await app.get(link).expect(404);
    await app.deliver();
    expect(mails(kept)).toHaveLength(2);
    expect(await htmlProblems(merged)).toEqual([]);

    // Whoever is erased then is erased under both addresses.
    const caught = () => app.services.db.mailbox.newest(100).map(({ recipient }) => recipient);
    expect(caught()).toEqual(expect.arrayContaining(['ada@exampel.org', 'ada@example.org']));
    await organizer.post(consoleSignUpErasureAddress(event.slug, kept.id)).expect(303);
    expect(caught().filter((address) => address.startsWith('ada@exampel'))).toEqual([]);
    expect(caught()).not.toContain('ada@example.org');
  });

  test('is of one event alone, and done once', async () => {
    const ada = await add('Ada');
    const bo = await add('Bo');
    const elsewhere = await insertEvent(app.services, {});
    const other = await insertSignup(app.services, elsewhere, { name: 'Ada' });
    const address = consoleMergingAddress(event.slug, ada.id);
    await organizer.get(consoleMergingAddress(event.slug, ada.id, other.id)).expect(404);
    await organizer.post(address, { other: String(other.id) }).expect(404);
    await organizer.post(address, { other: String(ada.id) }).expect(404);
    await organizer.post(address, { other: String(bo.id) }).expect(303);
    await organizer.post(address, { other: String(bo.id) }).expect(303);
    expect(all().map(({ name }) => name)).toEqual(['Ada']);
  });

  test('is passed over by the undo of an import that brought one of them, whichever stays', async () => {
    const lists = importing(app, organizer, event);
    const here = [await add('Ada', { email: 'ada@example.org' }), await add('Bo')];
    await app.services.db.write((store) => store.events.update(event.id, { seatsTaken: 2 }));
    await lists.rehearse(
      'Name,Email\nAda E.,ada.e@example.org\nBo E.,bo.e@example.org\nCy,cy@example.org',
    );
    await lists.write();
    const brought = (name: string) => all().find((one) => one.name === name) ?? { id: 0 };
    app.clock.advance(1000);
    const [ada, bo] = here.map(({ id }) => String(id));
    await after(consoleMergingAddress(event.slug, Number(ada)), { other: brought('Ada E.').id });
    await after(consoleMergingAddress(event.slug, brought('Bo E.').id), { other: bo ?? '' });
    await lists.undo();
    expect(lists.onList()).toEqual(['Ada +0 confirmed', 'Bo E. +0 confirmed']);
    expect(lists.seatsTaken()).toBe(2);
  });
});
