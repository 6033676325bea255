import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { consoleEventsAddress, signInAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { formsOfPage } from '../helpers/formsOfPages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const month = 30 * 86_400_000;
const words = {
  ...filledEventForm,
  title: '"><b>A panel',
  announcedZones: ['Asia/Kolkata', 'UTC'],
};

describe('a form that comes after the session has ended', () => {
  test('comes back with every word, and is taken once its writer has signed in', async () => {
    app.clock.advance(month);
    const { text, headers } = await organizer.post(consoleEventsAddress, words).expect(401);
    expect(text).toContain('You were signed out');
    expect(headers['cache-control']).toBe('no-store');
    expect(text).not.toContain('<b>A panel');
    expect(await htmlProblems(text)).toEqual([]);
    expect(app.services.db.events.all()).toEqual([]);

    const [form] = formsOfPage(text).filter(({ action }) => action === consoleEventsAddress);
    expect(form).toBeDefined();
    for (const zone of words.announcedZones) expect(text).toContain(`value="${zone}"`);
    const again = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    const sent = Object.fromEntries(
      [...text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value.replaceAll('&#34;', '"')],
      ),
    );
    expect(sent['description']).toBe(filledEventForm.description);
    await again.post(consoleEventsAddress, { ...words, ...sent, announcedZones: [] }).expect(303);
    expect(app.services.db.events.all()).toHaveLength(1);
  });

  test('leads to the way in where nothing was typed', async () => {
    app.clock.advance(month);
    await organizer
      .post('/console/sign-out-everywhere', {})
      .expect(303)
      .expect('Location', signInAddress);
  });

  test('is refused without its words where another site sent it', async () => {
    const answer = await app
      .visitor()
      .post(consoleEventsAddress, words)
      .set('Origin', 'https://elsewhere.example')
      .expect(403);
    expect(answer.text).not.toContain('A panel');
  });

  test('is not given back where it is longer than any', async () => {
    const answer = await app
      .visitor()
      .post(consoleEventsAddress, { title: '"'.repeat(160_000) })
      .expect(413);
    expect(answer.text.length).toBeLessThan(10_000);
  });
});
