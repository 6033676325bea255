import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import {
  consoleEndorsementAddress,
  consoleEndorsementGroupAddress,
  consolePersonDeedAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* Without a script a button can be pressed twice: what it adds is added once. */

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', endorsementsOpen: true });
});
afterAll(() => app.close());

const twice = async (path: string, form: Record<string, string>) => {
  await Promise.all([1, 2].map(() => organizer.post(path, form).expect(303)));
};

test('a note about somebody, until a minute later', async () => {
  const { id } = await insertSignup(app.services, event, { name: 'Bo Example' });
  const notes = consolePersonDeedAddress(event.slug, id, 'notes');
  const texts = () => app.services.db.signupNotes.ofSignup(id).map(({ text }) => text);
  await twice(notes, { text: 'Called at noon.' });
  await twice(notes, { text: 'Called at one.' });
  expect(texts()).toEqual(['Called at noon.', 'Called at one.']);
  app.clock.advance(61_000);
  await organizer.post(notes, { text: 'Called at noon.' }).expect(303);
  expect(texts()).toHaveLength(3);
});

test('a note about an organization', async () => {
  const { id } = await insertEndorsement(app.services, event, { state: 'approved' });
  await twice(`${consoleEndorsementAddress(event.slug, id)}/notes`, { text: 'They bring drums.' });
  expect(app.services.db.endorsementNotes.of(id)).toHaveLength(1);
});

test('a heading in words of its own', async () => {
  const groups = consoleEndorsementGroupAddress(event.slug);
  await twice(groups, { 'name-en': 'With music', 'name-es': 'Con música' });
  await twice(groups, { 'name-en': 'With music', 'name-es': '' });
  const names = app.services.db.endorsementGroups
    .ofOwner({ kind: 'event', id: event.id })
    .map((group) => group.names);
  expect(names).toEqual([{ en: 'With music', es: 'Con música' }, { en: 'With music' }]);
});
