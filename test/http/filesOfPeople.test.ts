import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import type { Route } from '../../server/web/routes.ts';
import { consoleQuestionContactsAddress } from '../../templates/addresses.ts';
import { allRoutes } from '../helpers/allRoutes.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEndorsement, insertEndorsementOf } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { importing } from '../helpers/importing.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { questionsOf } from '../helpers/questions.ts';
import { signUpInBrowser } from '../helpers/signups.ts';

/* Every list of people that leaves as a file leaves in one way: for a reason, which the audit log keeps. */

let app: TestApp;
let event: Event;
/** A person with a browser, and a program that takes what comes. */
let ada: Visitor;
let program: Visitor;
const ids = { import: 0, question: 0, endorsement: 0 };

beforeAll(async () => {
  app = await startTestApp();
  const { services } = app;
  const cookie = await signedInOrganizer(services);
  ada = app.visitor({ Cookie: cookie, Accept: 'text/html,*/*;q=0.8' });
  program = app.visitor({ Cookie: cookie });
  event = await insertEvent(services, { slug: 'panel' });
  const { id } = await insertEndorsement(services, event, { state: 'approved' });
  ids.endorsement = id;
  await program.post(consoleQuestionContactsAddress('panel'), { endorsement: id }).expect(303);
  ids.question = questionsOf(services, event)[0]?.id ?? 0;
  const person = { name: 'Pia Example', email: 'pia@example.org' };
  await signUpInBrowser(app, event, { ...person, [`q${ids.question}`]: 'yes' });
  const campaign = await services.db.write((store) =>
    store.campaigns.insert({ slug: 'day', title: 'Day', facts: [], updatedAt: 1 }),
  );
  await insertEndorsementOf(services, { kind: 'campaign', id: campaign.id });
  const lists = importing(app, program, event);
  await lists.rehearse('Name\tEmail\nMia Example\tno address@example.org\n');
  ids.import = lists.newest().id;
});
afterAll(() => app.close());

type OrganizerRoute = Extract<Route, { role: 'organizer' }>;
const routes = allRoutes.filter((route): route is OrganizerRoute => route.role === 'organizer');
const named = ({ method, path }: Route) => `${method} ${path}`;

/** Lists of people. What else is a file says why it is none. */
const lists = [
  '/console/audit.csv',
  '/console/campaigns/:slug/endorsements.csv',
  '/console/events/:slug/endorsements.csv',
  '/console/events/:slug/import/:id/problems',
  '/console/events/:slug/questions/:id/contacts.csv',
  '/console/events/:slug/signups.csv',
];
const noList = [
  // Numbers, which name nobody.
  '/console/events/:slug/numbers.csv',
  // The sheet for the door is paper: names alone, as on its page, for whoever may open that.
  '/console/events/:slug/sheet.pdf',
];

function addressOf({ path }: Route): string {
  const id = path.includes('/import/')
    ? ids.import
    : path.includes('/questions/')
      ? ids.question
      : path.includes('/endorsements/')
        ? ids.endorsement
        : 1;
  const slug = path.startsWith('/console/campaigns/:slug/endorsements') ? 'day' : 'panel';
  return path.replaceAll(/:(\w+)/g, (_part, name: string) => (name === 'slug' ? slug : `${id}`));
}

const isFile = ({ headers }: { headers: Record<string, string> }) =>
  'content-disposition' in headers;
const newest = () =>
  app.services.db.audit.list(
    { actions: null, organizerId: null, eventId: null, theirs: null, search: '' },
    null,
    1,
  )[0];

test('these are the lists that leave at once, as files', async () => {
  const files: string[] = [];
  for (const route of routes.filter(({ method }) => method === 'get'))
    if (isFile(await program.get(addressOf(route)))) files.push(route.path);
  expect(files.toSorted()).toEqual([...lists, ...noList].toSorted());
  const byName = routes.filter(({ path }) => /\.(?:csv|xlsx|jsonl?|vcf|txt|pdf)$/.test(path));
  const unseen = byName.filter(({ path }) => !files.includes(path));
  // Names that stand on the public page.
  expect([...new Set(unseen.map(({ path }) => path))]).toEqual([
    '/console/events/:slug/endorsements.txt',
    '/console/campaigns/:slug/endorsements.txt',
  ]);
});

test.each(lists)('%s asks what for, and the audit log keeps the answer', async (path) => {
  const both = routes.filter((route) => route.path === path);
  expect(both.map(({ method, fresh }) => [method, fresh])).toEqual([
    ['get', true],
    ['post', true],
  ]);
  const [route] = both;
  if (route === undefined) return;
  const address = addressOf(route);
  const before = newest()?.id;
  const asked = await ada.get(address).expect(200);
  expect(asked.text).toContain(`action="${address}"`);
  for (const reason of ['', ' ', 'x'.repeat(900)]) {
    const answer = await ada.post(address, { reason }).expect(422);
    expect([reason, isFile(answer)]).toEqual([reason, false]);
  }
  expect(newest()?.id).toBe(before);

  const reason = `To count again: ${path.length}`;
  expect(isFile(await ada.post(address, { reason }).expect(200))).toBe(true);
  expect(newest()).toMatchObject({
    action: expect.stringMatching(/-exported$/),
    organizerName: 'Ada Example',
    detail: { reason },
  });
  const log = await ada.get('/console/audit?unfolded=yes').expect(200);
  expect(log.text).toContain(`Reason: ${reason}`);

  expect(isFile(await program.get(address).expect(200))).toBe(true);
  expect(newest()?.detail).toMatchObject({ reason: 'Read by a program, which gave no reason' });
});

test('no form gives a file without a reason', async () => {
  const given: string[] = [];
  for (const route of routes.filter(({ method }) => method === 'post'))
    if (isFile(await ada.post(addressOf(route)))) given.push(named(route));
  expect(given).toEqual([]);
});
