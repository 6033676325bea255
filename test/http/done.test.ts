import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consoleDigestAddress, consoleEndorsementsAddress } from '../../templates/addresses.ts';
import { allRoutes } from '../helpers/allRoutes.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

import { saves, type Save } from '../helpers/saves.ts';
import { worldOfSaves, type World } from '../helpers/worldOfSaves.ts';

let app: TestApp;
let world: World;
let organizer: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  await signedInOrganizer(app.services);
  world = await worldOfSaves(app);
  // Days have passed meanwhile: what cannot be taken back asks for a sign-in of just now.
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

/** What answers in another way: by a page of its own, a headline that says it, or to a program. */
const otherwise = new Set([
  'post /events/:slug/signups',
  'post /signups/:token/link',
  'post /signups/:token/confirmation',
  'post /series/:slug/signups',
  'post /signups/:token/dates',
  'post /signups/:token/cancellation',
  'post /signups/:token/link',
  'post /events/:slug/endorsements',
  'post /endorsements/:token/confirmation',
  'post /campaigns/:slug/updates',
  'post /updates/:token',
  'post /updates/:token/confirmation',
  'post /updates/:token/removal',
  'post /endorsements/:token/withdrawal',
  'post /campaigns/:slug/actions/new',
  'post /proposals/:token/confirmation',
  'post /proposals/:token/withdrawal',
  'post /unsubscribe/:token',
  'post /preferences',
  'post /console/sign-in',
  'post /console/sign-in/:token',
  'post /console/sign-out',
  // They lead on to what is shown once, or go on with what was interrupted: waysIn and freshProof.test.ts.
  'post /console/passkey-sign-in',
  'post /console/account/code-app',
  'post /console/account/code-app/confirmation',
  'post /console/account/recovery-codes',
  'post /console/account/passkeys',
  'post /console/proof',
  'post /console/sign-out-everywhere',
  'post /console/settings/logo',
  'post /console/settings/test-mail',
  'post /console/welcome/skipping',
  'post /console/events/new/announcement',
  'post /console/events/:slug/announcement',
  // Bring a file, which eventPictures.test.ts, campaignOwnPicture.test.ts and endorsementLogos.test.ts send.
  'post /console/events/:slug/picture',
  'post /console/campaigns/:slug/picture',
  'post /console/events/:slug/endorsements/:id/logo',
  'post /endorsements/:token/logo',
  // Lead to the page of the import, which says how it stands: test/http/imports.test.ts.
  'post /console/events/:slug/import',
  'post /console/events/:slug/import/:id/columns',
  'post /console/events/:slug/import/:id/writing',
  'post /console/events/:slug/import/:id/undoing',
  'post /console/events/:slug/import/:id/removal',
  // The same of lists of actions: test/http/actionLists.test.ts.
  'post /console/campaigns/:slug/import',
  'post /console/campaigns/:slug/import/:id/columns',
  'post /console/campaigns/:slug/import/:id/answers',
  'post /console/campaigns/:slug/import/:id/writing',
  'post /console/campaigns/:slug/import/:id/undoing',
  'post /console/campaigns/:slug/import/:id/removal',
  // Asks another machine: test/http/following.test.ts.
  'post /console/campaigns/:slug/followed',
  // Answer with the file itself.
  'post /console/events/:slug/signups/export',
  'post /console/events/:slug/signups.csv',
  'post /console/export',
  'post /console/audit.csv',
  'post /console/events/:slug/endorsements.csv',
  'post /console/events/:slug/questions/:id/contacts.csv',
  'post /console/events/:slug/import/:id/problems',
  // Show what a file says, in the form that saves it: test/http/translationFile.test.ts.
  'post /console/events/:slug/languages/:language/file',
  'post /console/events/:slug/questions/languages/:language/file',
  'post /console/campaigns/:slug/languages/:language/file',
  'post /console/campaigns/:slug/questions/languages/:language/file',
  'post /console/settings/languages/:language/file',
  // Answers a script: test/http/door.test.ts.
  'post /console/events/:slug/door/hand-in',
  // The same in test/http/sheetPhotos.test.ts, and what only leads on to the next row.
  'post /console/events/:slug/signups/sheet/photos',
  'post /console/events/:slug/signups/sheet/photos/:photo/reading',
  // Like another one of the list, with another decision.
  'post /console/events/:slug/endorsements/:id/refusal',
  'post /console/campaigns/:slug/proposals/:id/joining',
]);

const notice =
  /<div class="notice notice--good" role="status" tabindex="-1" autofocus data-done>\s*<p>([^<]*)/;

/** Sends a form and gives the page that it leads to. */
async function after({ at, sent }: Save): Promise<{ address: string; text: string }> {
  const answer = await organizer.post(at(world), typeof sent === 'function' ? sent(world) : sent);
  const address = String(answer.headers['location']);
  expect({ status: answer.status, address }).toMatchObject({ status: 303 });
  return { address, text: (await organizer.get(address).expect(200)).text };
}

describe('what was saved is said where one looks', () => {
  test.each(Object.entries(saves))('%s', async (_name, save) => {
    const { text } = await after(save);
    expect(notice.exec(text)?.[1]).toContain(save.says);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('by every form that there is', () => {
    const forms = allRoutes
      .filter(({ method }) => method === 'post')
      .map(({ method, path }) => `${method} ${path}`);
    // Those of a campaign are those of an event: `server/endorsements/consolePart.ts` makes both.
    const twin = (form: string) =>
      form.replace('/campaigns/:slug/endorsements', '/events/:slug/endorsements');
    expect(forms.map(twin).filter((form) => !(form in saves) && !otherwise.has(form))).toEqual([]);
    expect(Object.keys(saves).filter((form) => !forms.includes(form))).toEqual([]);
  });
});

describe('a page claims nothing', () => {
  const digest: Save = {
    at: () => consoleDigestAddress,
    sent: { rhythm: 'off', zone: '' },
    says: '',
  };
  const claims = async (address: string) => notice.test((await organizer.get(address)).text);

  test('because of an address that somebody made up, or took from elsewhere', async () => {
    const { address } = await after(digest);
    const seal = new URL(address, app.baseUrl).searchParams.get('seal') ?? '';
    const list = consoleEndorsementsAddress(world.campaign.events.inPerson);
    for (const madeUp of [
      `${consoleDigestAddress}?done=saved`,
      `${consoleDigestAddress}?done=saved&seal=`,
      `${consoleDigestAddress}?done=saved&seal=${seal.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))}`,
      `${list}?done=reordered&seal=${seal}`,
      `${address}&done=saved`,
    ])
      expect({ madeUp, claims: await claims(madeUp) }).toEqual({ madeUp, claims: false });
  });

  test('minutes later, wherever the address was kept', async () => {
    const { address } = await after(digest);
    app.clock.advance(3 * 60_000);
    expect(await claims(address)).toBe(true);
    app.clock.advance(60_000);
    expect(await claims(address)).toBe(false);
  });

  test('but what is true in the other language, too', async () => {
    const { address } = await after(digest);
    expect(await claims(`${address}&lang=es`)).toBe(true);
    await organizer.get(`${consoleDigestAddress}?lang=en`);
  });
});
