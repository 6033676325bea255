import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { consoleNewEventAnnouncementAddress as address } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const ticked = /<input[^>]*name="hourOpen"[^>]*checked/;

test.each([
  'Rally at the consulate, Chicago. Sunday, January 21, time TBA.',
  'Acto en Madrid: domingo 21 de enero, hora por confirmar',
])('a text that says itself that its hour is open fills the form in: %s', async (text) => {
  const { text: form } = await organizer.post(address, { text }).expect(200);
  expect(form).toContain('value="2024-01-21"');
  expect(form).toMatch(ticked);
  expect(await htmlProblems(form)).toEqual([]);
});

test('one that has no hour and says nothing of it is asked about', async () => {
  const { text } = await organizer
    .post(address, { text: 'Rally on Sunday, January 21' })
    .expect(422);
  expect(text).toContain('but no time');
});
