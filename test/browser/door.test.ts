import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Event } from '../../db/schema.ts';
import { doorQr } from '../../server/pictures/qrCode.ts';
import { doorCode } from '../../server/signups/doorCode.ts';
import {
  consoleAccountAddress,
  consoleDoorAddress,
  signOutAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { accessibilityProblems, sidewaysProblems, smallTargets } from '../helpers/pageChecks.ts';
import { findNetwork, loseNetwork, newPhone, storedText } from '../helpers/phone.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let browser: Browser;
let event: Event;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  app = await startTestApp();
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** An event with three people, who bring six along. */
async function makeEvent(): Promise<void> {
  const { services } = app;
  event = await insertEvent(services, { kind: 'in-person', title: 'At the embassy' });
  const people = [
    ['Ada Example', 2],
    ['Bo Example', 1],
    ['Łukasz Example', 3],
  ] as const;
  for (const [name, companions] of people)
    await signUpAttendee(services, event, {
      name,
      companions,
      email: `${companions}@example.net`,
    });
}

/** A session of somebody who helps at the door. */
async function signIn(context: BrowserContext, name: string): Promise<void> {
  const cookie = await signedInOrganizer(app.services, {
    name,
    email: `${name.toLowerCase()}${event.id}@example.org`,
    rights: { role: 'door', eventId: event.id },
  });
  const [key = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name: key, value, url: app.baseUrl }]);
}

async function phoneOf(name: string): Promise<BrowserContext> {
  const context = await newPhone(browser, {
    baseURL: app.baseUrl,
    viewport: { width: 360, height: 740 },
    permissions: [],
  });
  context.setDefaultTimeout(10_000);
  contexts.push(context);
  await signIn(context, name);
  return context;
}

async function openDoor(context: BrowserContext, until = '[data-kept]'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(consoleDoorAddress(event.slug));
  await page.locator(`#door${until}`).waitFor();
  return page;
}

const row = (page: Page, name: string) => page.locator('.door-row', { hasText: name });
const press = (page: Page, name: string, what = 'came') =>
  row(page, name).locator(`[data-press=${what}]:visible`).click();
const status = (page: Page, text: string | RegExp) =>
  page.locator('[data-status]', { hasText: text }).waitFor();
const room = (page: Page, people: number) =>
  page.locator('[data-room]', { hasText: new RegExp(`^${people}$`) }).waitFor();
const marks = () => app.services.db.arrivals.since(event.id, 0, 100);

describe('two phones at one door', () => {
  test('count everybody once, though one has no network and restarts', async () => {
    await makeEvent();
    const [first, second] = [await phoneOf('Gus'), await phoneOf('Hal')];
    const [gus, hal] = [await openDoor(first), await openDoor(second)];
    await status(gus, 'All handed in');

    await loseNetwork(first);
    await press(gus, 'Ada');
    await press(gus, 'Bo');
    await press(gus, 'Bo', 'undone');
    await gus.locator('.door__walk-in [name=name]').fill('Cleo Example');
    await gus.locator('.door__walk-in [name=companions]').fill('1');
    await gus.locator('.door__walk-in [type=submit]').click();
    await status(gus, '4 marks wait for the network.');
    await room(gus, 5);

    // The battery was empty: nothing is left but what was on the disk.
    await gus.close();
    const again = await openDoor(first, '');
    await status(again, '4 marks wait for the network.');
    await room(again, 5);
    await again.locator('input[type=search]').fill('LUK');
    expect(await again.locator('.door-row').count()).toBe(1);
    await press(again, 'Łukasz');
    await press(again, 'Łukasz', 'less');
    await status(again, '6 marks wait for the network.');
    await room(again, 8);
    expect(marks()).toEqual([]);

    // Meanwhile, later: somebody else says that Ada came with one alone, and that Bo is here.
    await press(hal, 'Ada');
    await press(hal, 'Ada', 'less');
    await press(hal, 'Bo');
    await room(hal, 4);
    await status(hal, 'All handed in');

    await findNetwork(first);
    await status(again, 'All handed in');
    await again.locator('input[type=search]').fill('');
    await room(again, 9);
    await room(hal, 9);
    expect(await row(hal, 'Cleo').count()).toBe(1);
    const { db } = app.services;
    expect(db.signups.counts(event.id).confirmed.signups).toBe(4);
    expect(marks()).toHaveLength(9);
    expect(db.arrivals.found(event.id, ['Ada'], 2)).toMatchObject([{ arrivedWith: 1 }]);
    expect(db.arrivals.found(event.id, ['Cleo'], 2)).toMatchObject([{ arrivedWith: 1 }]);
    expect(db.arrivals.found(event.id, ['Luk'], 2)).toMatchObject([{ arrivedWith: 2 }]);

    expect(await accessibilityProblems(again)).toEqual([]);
    expect(await sidewaysProblems(again)).toEqual([]);
    expect(await smallTargets(again)).toEqual([]);
  });
});

describe('what a phone keeps', () => {
  test('is readable to nobody else, and outlives a session only as presses of the same person', async () => {
    await makeEvent();
    const phone = await phoneOf('Gus');
    const page = await openDoor(phone);
    const stored = await storedText(page);
    for (const name of ['Ada E', 'Bo E', 'kasz E', '@example']) expect(stored).not.toContain(name);
    expect(stored).toContain('/door/offline');
    expect(stored).toContain('false');

    await loseNetwork(phone);
    await press(page, 'Ada');
    await status(page, '1 mark waits for the network.');
    const gus = app.services.db.organizers.byEmailKey(`gus${event.id}@example.org`);
    await app.services.db.write((store) => store.organizers.endSessionsOf(gus?.id ?? 0));
    await findNetwork(phone);
    await status(page, 'signed out');
    expect(await page.locator('.door-row').count()).toBe(0);
    // What is left is no names, and what was pressed.
    const kept = await page.evaluate<unknown>(`new Promise((resolve) => {
      const opening = indexedDB.open('door-${event.id}');
      opening.onsuccess = () => {
        const reading = opening.result.transaction(['kept', 'marks']);
        const [names, pressed] = [
          reading.objectStore('kept').getKey('people'),
          reading.objectStore('marks').count(),
        ];
        reading.oncomplete = () => resolve([names.result ?? null, pressed.result]);
      };
    })`);
    expect(kept).toEqual([null, 1]);
    const cookies = await phone.cookies();
    expect(cookies.filter(({ name }) => name.startsWith('door-'))).toEqual([]);
    expect(marks()).toEqual([]);

    // Somebody else signs in on it: what was pressed is not theirs to hand in.
    await signIn(phone, 'Hal');
    const ofHal = await openDoor(phone);
    await status(ofHal, 'someone else');
    expect(marks()).toEqual([]);
    await signIn(phone, 'Gus');
    const ofGus = await openDoor(phone);
    await status(ofGus, 'All handed in');
    expect(marks()).toMatchObject([{ organizerId: gus?.id, kind: 'came' }]);
  });

  test('that nobody can open any more stays closed, and the door goes on', async () => {
    await makeEvent();
    const phone = await phoneOf('Gus');
    const page = await openDoor(phone);
    await loseNetwork(phone);
    await press(page, 'Ada');
    await status(page, '1 mark waits for the network.');
    await page.evaluate(`new Promise((resolve) => {
      const opening = indexedDB.open('door-${event.id}');
      opening.onsuccess = () => {
        const writing = opening.result.transaction('marks', 'readwrite');
        const marks = writing.objectStore('marks');
        const reading = marks.getAll();
        reading.onsuccess = () => {
          for (const mark of reading.result) marks.put({ ...mark, iv: new Uint8Array(12) });
        };
        writing.oncomplete = resolve;
      };
    })`);
    await page.close();
    await findNetwork(phone);
    const again = await openDoor(phone);
    await status(again, 'someone else');
    await press(again, 'Bo');
    await room(again, 2);
    expect(await row(again, 'Ada').getByText('Undo').isVisible()).toBe(false);
  });

  test('is gone when they sign out, who are asked first where something waits', async () => {
    await makeEvent();
    const phone = await phoneOf('Gus');
    const page = await openDoor(phone);
    await loseNetwork(phone);
    await press(page, 'Ada');
    const signOut = `form[action="${signOutAddress}"] button`;
    await page.locator(signOut).click();
    await status(page, 'Signing out deletes them.');
    // No page of the door is left open that could hand in by itself.
    await page.close();
    await findNetwork(phone);
    // On any other page, too: it leads to the door, which knows what to do.
    const elsewhere = await phone.newPage();
    await elsewhere.goto(consoleAccountAddress);
    await elsewhere.locator(signOut).click();
    await elsewhere.waitForURL(`**${consoleDoorAddress(event.slug)}`);
    await status(elsewhere, 'All handed in');
    await Promise.all([
      elsewhere.waitForURL('**/console/sign-in*'),
      elsewhere.locator(signOut).click(),
    ]);
    const left = await elsewhere.evaluate<unknown>(`(async () => [
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
      document.cookie.includes('door-'),
    ])()`);
    expect(left).toEqual([0, 0, 0, false]);
    expect(marks()).toHaveLength(1);
  });
});

describe('the camera', () => {
  test('reads the code of a sign-up, and marks who it names', async () => {
    await makeEvent();
    const phone = await phoneOf('Gus');
    const [ada] = app.services.db.arrivals.found(event.id, ['Ada'], 1);
    const picture = await doorQr(doorCode(app.services.config.secret, ada?.id ?? 0));
    // What a camera shows, as this machine has none; what reads it is what phones get.
    await phone.addInitScript(`{
      const picture = new Image();
      picture.src = ${JSON.stringify(picture)};
      navigator.mediaDevices.getUserMedia = async () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 480;
        const context = canvas.getContext('2d');
        const draw = () => {
          context.fillStyle = '#888';
          context.fillRect(0, 0, 480, 480);
          context.drawImage(picture, 100, 100, 260, 260);
        };
        setInterval(draw, 100);
        draw();
        return canvas.captureStream();
      };
      delete globalThis.BarcodeDetector;
    }`);
    const page = await openDoor(phone);
    await page.locator('[data-scan]').click();
    await page.locator('[data-scan-status]', { hasText: 'Ada Example is here.' }).waitFor();
    await room(page, 3);
    expect(marks()).toHaveLength(1);
  });

  test('is done without where it is refused', async () => {
    await makeEvent();
    const page = await openDoor(await phoneOf('Gus'));
    await page.locator('[data-scan]').click();
    await page.locator('[data-scan-status]', { hasText: 'Type the letters of the code' }).waitFor();
    const [bo] = app.services.db.arrivals.found(event.id, ['Bo'], 1);
    const code = doorCode(app.services.config.secret, bo?.id ?? 0);
    await page.locator('input[type=search]').fill(code.toLowerCase());
    await press(page, 'Bo');
    await room(page, 2);
    await status(page, 'All handed in');
    expect(marks()).toHaveLength(1);
  });
});
