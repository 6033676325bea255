import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event, NewSignup, Rights, Signup } from '../../db/schema.ts';
import {
  consoleCorrectionAddress,
  consoleNewPersonAddress,
  consoleNoteAddress,
  consolePersonAddress,
  consolePersonDeedAddress,
  consoleSignUpErasureAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
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
/** Sends a form and gives the page that it leads to. */
async function after(address: string, form: SentForm = {}, who = organizer): Promise<string> {
  const { headers } = await who.post(address, form).expect(303);
  return (await who.get(String(headers['location'])).expect(200)).text;
}

describe('adding somebody by hand', () => {
  const send = (form: SentForm) => organizer.post(consoleNewPersonAddress(event.slug), form);

  test('takes a name alone, says so and is ready for the next one', async () => {
    const text = await after(consoleNewPersonAddress(event.slug), { name: 'Luz Ejemplo' });
    expect(text).toContain('Luz Ejemplo is on the list.');
    expect(await htmlProblems(text)).toEqual([]);
    expect(all()).toMatchObject([{ name: 'Luz Ejemplo', email: null, origin: 'hand' }]);
  });

  test('takes a name alone once, though its button was pressed twice', async () => {
    const pressed = [send({ name: 'Luz Ejemplo' }), send({ name: 'Luz Ejemplo' })];
    for (const { status } of await Promise.all(pressed)) expect(status).toBe(303);
    expect(all()).toHaveLength(1);
    await send({ name: 'Luz Ejemplo', companions: '1' }).expect(303);
    app.clock.advance(60_000);
    await send({ name: 'Luz Ejemplo', companions: '1' }).expect(303);
    expect(all()).toHaveLength(3);
  });

  test('asks what the event asks, and needs no answer', async () => {
    const { id } = await askQuestion(app.services, event, 'line', 'Which choir?', {
      required: true,
    });
    const page = await organizer.get(consoleNewPersonAddress(event.slug)).expect(200);
    expect(page.text).toContain('Which choir?');
    // A browser would ask for what is required.
    expect(page.text.match(/<input[^>]* required/g)).toHaveLength(1);
    expect(await htmlProblems(page.text)).toEqual([]);
    await send({ name: 'Ada', companions: '2' }).expect(303);
    await send({ name: 'Bo', [`q${id}`]: 'The red one' }).expect(303);
    const [, bo] = all();
    expect(app.services.db.answers.ofSignup(bo?.id ?? 0)).toMatchObject([{ words: 'The red one' }]);
  });

  test.each([
    ['no name', { name: ' ' }, 'Please type a name.'],
    ['no address', { email: 'not one' }, 'look like an email address'],
    ['no number', { companions: 'many' }, 'whole number'],
    ['an email that is to go nowhere', { mailed: 'yes' }, 'type their email address'],
  ])('keeps every word where there is %s', async (_what, form, says) => {
    const typed = { name: 'Ada Example', accessNeeds: 'A ramp', companions: '3', ...form };
    const { text } = await send(typed).expect(422);
    for (const word of Object.values(typed).filter((one) => one !== 'yes'))
      expect(text).toContain(word.trim());
    expect(text).toContain(says);
    expect(await htmlProblems(text)).toEqual([]);
    expect(all()).toEqual([]);
  });

  test('says who has the address already, and leads there', async () => {
    const ada = await add('Ada', { email: 'ada@example.org' });
    const { text } = await send({ name: 'Ada Example', email: 'Ada@example.org' }).expect(422);
    expect(text).toContain('Someone on the list has this email address.');
    expect(text).toContain(`href="${at(ada)}"`);
    expect(all()).toHaveLength(1);
  });

  test('lets somebody wait where nothing is free, or in beyond it', async () => {
    await app.services.db.write((store) =>
      store.events.update(event.id, { capacity: 1, seatsTaken: 0 }),
    );
    await after(consoleNewPersonAddress(event.slug), { name: 'One' });
    const waits = await after(consoleNewPersonAddress(event.slug), { name: 'Two' });
    expect(waits).toContain('No spot is free: Two is on the waiting list.');
    await send({ name: 'Three', companions: '1' }).expect(422);
    await send({ name: 'Three', companions: '1', beyond: 'yes' }).expect(303);
    expect(all().map(({ state }) => state)).toEqual(['confirmed', 'waiting', 'confirmed']);
  });

  test('is not possible for a draft', async () => {
    await app.services.db.write((store) => store.events.update(event.id, { state: 'draft' }));
    const { text } = await send({ name: 'Ada' }).expect(409);
    expect(text).toContain('once the event is published');
  });
});

describe('the page about one person', () => {
  test('tells all that is known of them', async () => {
    const ada = await add('Ada Example', {
      email: 'ada.example@example.org',
      companions: 2,
      accessNeeds: 'A chair',
      zone: 'Europe/Berlin',
    });
    const other = await insertEvent(app.services, { title: 'Another vigil' });
    await insertSignup(app.services, other, { email: 'ada.example@example.org' });
    await organizer.post(consolePersonDeedAddress(event.slug, ada.id, 'confirmation')).expect(303);
    const { text } = await organizer.get(at(ada)).expect(200);
    for (const words of [
      'ada.example@example.org',
      'A chair',
      'Berlin',
      'Another vigil',
      'by the form',
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/Confirmation\s+<span class="badge/);
    expect(text).toContain('Sent someone their confirmation again');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('marks that they came with some of theirs, and takes it back', async () => {
    const ada = await add('Ada', { companions: 2 });
    const arrival = consolePersonDeedAddress(event.slug, ada.id, 'arrival');
    expect(await after(arrival, { companions: '1' })).toContain('Marked as came.');
    await after(arrival, { companions: '2' });
    expect(stored(ada)).toMatchObject({ arrivedAt: app.clock.now, arrivedWith: 1 });
    const undone = consolePersonDeedAddress(event.slug, ada.id, 'arrival/removal');
    expect(await after(undone)).toContain('No longer marked as came.');
    expect(stored(ada)?.arrivedAt).toBeNull();
  });

  test('gives a spot to somebody who waits, beyond the capacity where it says so', async () => {
    await app.services.db.write((store) =>
      store.events.update(event.id, { capacity: 1, seatsTaken: 1 }),
    );
    const bo = await add('Bo', { state: 'waiting' });
    const seat = consolePersonDeedAddress(event.slug, bo.id, 'seat');
    const { text } = await organizer.get(at(bo)).expect(200);
    expect(text).toContain('Give spot over capacity');
    expect(await after(seat)).toContain('Nothing has changed.');
    expect(await after(seat, { beyond: 'yes' })).toContain(
      'They have a spot. An email tells them.',
    );
    expect(stored(bo)?.state).toBe('confirmed');
    expect(mails(bo)).toEqual(['signup-promoted']);
  });

  test('sends the confirmation again, not twice in a row', async () => {
    const ada = await add('Ada');
    const resend = consolePersonDeedAddress(event.slug, ada.id, 'confirmation');
    expect(await after(resend)).toContain('on its way again');
    expect(await after(resend)).toContain('less than ten minutes ago');
    expect(mails(ada)).toEqual(['signup-confirmed']);
  });

  test('keeps notes, of which everybody changes their own alone', async () => {
    const ada = await add('Ada');
    const notes = consolePersonDeedAddress(event.slug, ada.id, 'notes');
    const refused = await organizer.post(notes, { text: ' ' }).expect(422);
    expect(refused.text).toContain('Please write something.');
    await after(notes, { text: 'Brings the <drum>' });
    const { text } = await organizer.get(at(ada)).expect(200);
    expect(text).toContain('Brings the &lt;drum&gt;');
    const [note] = app.services.db.signupNotes.ofSignup(ada.id);
    const id = note?.id ?? 0;
    const bo = await add('Bo');
    await organizer.post(consoleNoteAddress(event.slug, bo.id, id), { text: 'x' }).expect(404);

    const cookie = await signedInOrganizer(app.services, { name: 'Cy', email: 'cy@example.org' });
    const other = app.visitor({ Cookie: cookie });
    await other.post(consoleNoteAddress(event.slug, ada.id, id), { text: 'Changed' }).expect(404);
    await other.post(consoleNoteAddress(event.slug, ada.id, id, 'removal')).expect(404);
    expect(app.services.db.signupNotes.byId(id)?.text).toBe('Brings the <drum>');

    const saved = consoleNoteAddress(event.slug, ada.id, id);
    expect(await after(saved, { text: 'Brings two' })).toContain('The note is changed.');
    const removal = consoleNoteAddress(event.slug, ada.id, id, 'removal');
    expect(await after(removal)).toContain('The note is deleted.');
    await organizer.post(removal).expect(303);
    expect(app.services.db.signupNotes.ofSignup(ada.id)).toEqual([]);
  });

  test('goes with everything about them when they are erased', async () => {
    const ada = await add('Ada', { email: 'zyx@example.org' });
    await after(consolePersonDeedAddress(event.slug, ada.id, 'notes'), { text: 'A note' });
    await after(consoleCorrectionAddress(event.slug, ada.id), { name: 'Zyx', email: '' });
    await organizer.post(consoleSignUpErasureAddress(event.slug, ada.id)).expect(303);
    expect(app.services.db.signupNotes.ofSignup(ada.id)).toEqual([]);
    expect(app.services.db.corrections.ofSignup(ada.id)).toEqual([]);
    await organizer.get(at(ada)).expect(404);
  });
});

test('a person of another event is nobody here, and the door sees no page of theirs', async () => {
  const ada = await add('Ada');
  const other = await insertEvent(app.services, { slug: `other-${count}` });
  await organizer.get(consolePersonAddress(other.slug, ada.id)).expect(404);
  await organizer.get(consoleCorrectionAddress(other.slug, ada.id)).expect(404);
  const roles: Rights[] = [
    { role: 'coordinator', of: { kind: 'events', eventIds: [other.id] } },
    { role: 'door', eventId: event.id },
  ];
  // What else somebody signed up for is told as far as it is theirs to see.
  const elsewhere = await insertEvent(app.services, { title: 'Quiet vigil' });
  await insertSignup(app.services, elsewhere, { email: ada.email ?? '' });
  const own: Rights = { role: 'coordinator', of: { kind: 'events', eventIds: [event.id] } };
  const cookie = await signedInOrganizer(app.services, { email: 'own@example.org', rights: own });
  const theirs = (await app.visitor({ Cookie: cookie }).get(at(ada)).expect(200)).text;
  expect(theirs).not.toContain('Quiet vigil');
  expect((await organizer.get(at(ada))).text).toContain('Quiet vigil');
  for (const [index, rights] of roles.entries()) {
    const email = `wrong${count}-${index}@example.org`;
    const who = app.visitor({ Cookie: await signedInOrganizer(app.services, { email, rights }) });
    await who.get(at(ada)).expect(404);
    await who.get(consoleNewPersonAddress(event.slug)).expect(404);
    await who
      .post(consolePersonDeedAddress(event.slug, ada.id, 'notes'), { text: 'x' })
      .expect(404);
  }
});
