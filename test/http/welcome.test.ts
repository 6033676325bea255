import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadDemonstration } from '../../server/operations/loadDemonstration.ts';
import { consoleWelcomeAddress, consoleWelcomeSkippingAddress } from '../../templates/addresses.ts';
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

/** Where the dashboard leads at first; nowhere else as soon as a site is no new one. */
const whereto = async () => (await organizer.get('/console')).headers['location'] ?? '/console';

describe('the first page of a new site', () => {
  test('asks for name, colour and zone once, and says how emails leave', async () => {
    expect(await whereto()).toBe(consoleWelcomeAddress);
    const { text } = await organizer.get(consoleWelcomeAddress).expect(200);
    expect(text).toContain('No mail server is set.');
    expect(await htmlProblems(text)).toEqual([]);
    const typed = {
      organization: 'Example Assembly',
      color: 'teal',
      ownColor: '',
      zone: 'Asia/Kolkata',
    };
    const saved = await organizer.post(consoleWelcomeAddress, typed).expect(303);
    const ready = await organizer.get(String(saved.headers['location'])).expect(200);
    expect(ready.text).toContain('Every page has your name and your color now.');
    expect(await htmlProblems(ready.text)).toEqual([]);
    expect(app.services.db.siteSettings.current()).toMatchObject({
      organization: 'Example Assembly',
      color: '#006d68',
      zone: 'Asia/Kolkata',
      welcomedAt: app.clock.now,
    });
    expect(await whereto()).toBe('/console');
    const form = await organizer.get('/console/events/new').expect(200);
    expect(form.text).toMatch(/value="Asia\/Kolkata"\s+selected/);
    expect(form.text).toContain('Example Assembly');
  });

  test('keeps what was typed where something is wrong', async () => {
    const wrong = { organization: '', color: 'own', ownColor: '#777', zone: 'Asia/Kolkata' };
    const { text } = await organizer.post(consoleWelcomeAddress, wrong).expect(422);
    expect(text).toContain('Please fill in this field.');
    expect(text).toContain('value="#777"');
    expect(text).toMatch(/value="Asia\/Kolkata"\s+selected/);
  });

  test('can be skipped for good', async () => {
    await organizer.post(consoleWelcomeSkippingAddress).expect(303);
    expect(await whereto()).toBe('/console');
    const { organization, color } = app.services.db.siteSettings.current() ?? {};
    expect({ organization, color }).toEqual({ organization: null, color: null });
  });

  test('is not in the way of the demonstration, nor of a site that has events', async () => {
    await loadDemonstration(app.services.db, app.clock.now);
    expect(await whereto()).toBe('/console');
  });
});
