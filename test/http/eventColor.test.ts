import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { pictureFacts, pictureVersion } from '../../server/pictures/eventPicture.ts';
import {
  consoleEventAddress,
  consoleEventsAddress,
  consoleFormAddress,
  eventAddress,
  homeAddress,
} from '../../templates/addresses.ts';
import { readAsset, readAssetIn } from '../../templates/assets.ts';
import { colorNamed, contrast, paletteOf, siteColors } from '../../templates/palette.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { filledEventForm } from '../helpers/eventForms.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee } from '../helpers/signups.ts';

const slug = 'an-example-action';
let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  await organizer.post(consoleEventsAddress, filledEventForm).expect(303);
});
afterEach(() => app.close());

function stored(): Event {
  const event = app.services.db.events.bySlug(slug);
  if (!event) throw new Error('The event is missing');
  return event;
}

const save = (color: string) =>
  organizer.post(consoleEventAddress(slug, 'edit'), {
    ...filledEventForm,
    seenAt: String(stored().updatedAt),
    color,
  });

const publish = () => organizer.post(consoleEventAddress(slug, 'publication')).expect(303);
const version = () =>
  pictureVersion(pictureFacts(app.services, stored(), 'en', app.services.clock()));

describe('the color of an event', () => {
  test('is that of the site until one of the named ones is chosen', async () => {
    await publish();
    const plain = await app.get(eventAddress(slug)).expect(200);
    expect(plain.text).toContain('<body class="">');
    await save('blue').expect(303);
    expect(stored().color).toBe('blue');
    const { text } = await app.get(eventAddress(slug)).expect(200);
    expect(text).toContain('<body class="in-blue">');
    expect(text).toContain('<meta name="theme-color" content="#1749c9"');
    expect(await htmlProblems(text)).toEqual([]);
    const home = await app.get(homeAddress).expect(200);
    expect(home.text).toContain('<li class="card in-blue">');
    const form = await organizer.get(consoleEventAddress(slug, 'edit')).expect(200);
    expect(form.text).toMatch(/value="blue"\s+checked/);
    expect(form.text).toContain('Color: Blue');
    expect(await htmlProblems(form.text)).toEqual([]);
    await save('').expect(303);
    expect(stored().color).toBeNull();
  });

  test('is one of those that there are: anything else gets a sentence', async () => {
    const refused = await save('url(x)').expect(422);
    expect(refused.text).toContain('id="color-problem"');
    expect(stored().color).toBeNull();
  });

  test('makes pictures anew, and emails no one', async () => {
    await publish();
    const event = stored();
    await signUpAttendee(app.services, event, { name: 'Ada Example', email: 'ada@example.org' });
    const before = version();
    await save('green').expect(303);
    expect(version()).not.toBe(before);
    const facts = pictureFacts(app.services, stored(), 'en', app.services.clock());
    expect(facts.colors.field).toBe(colorNamed('green'));
    const { db } = app.services;
    expect(db.collectedMails.ofEvent(event.id, 'event-changed', app.services.clock())).toEqual([]);
    expect(stored().sequence).toBe(event.sequence);
  });

  test('goes with a copy', async () => {
    await save('teal').expect(303);
    const copied = await organizer.post(consoleEventAddress(slug, 'duplication')).expect(303);
    const { drafts } = app.services.db;
    const [kept] = drafts.newestForms(1, null);
    expect(copied.headers['location']).toContain(consoleFormAddress(kept?.id ?? ''));
    expect(drafts.form(kept?.id ?? '')?.typed['color']).toBe('teal');
  });

  test('is left to what does take place', async () => {
    await publish();
    await save('blue').expect(303);
    await organizer.post(consoleEventAddress(slug, 'cancellation'), { sure: 'yes' }).expect(303);
    const { text } = await app.get(homeAddress).expect(200);
    expect(text).not.toContain('card in-blue');
  });
});

describe('the style', () => {
  const style = readAsset('cacerola.css')?.content.toString() ?? '';

  test.each(siteColors)('has the tones of $name, by day and by night', ({ name, color }) => {
    const { light, dark } = paletteOf(color);
    const [byDay = '', byNight = ''] = style
      .split('\n')
      .filter((line) => line.includes(`.in-${name}{`));
    for (const [line, tones] of [
      [byDay, light],
      [byNight, dark],
    ] as const) {
      const { block, deep, onBlock, accent } = tones;
      const told = `.in-${name}{--red:${block};--red-deep:${deep};--on-red:${onBlock};--accent:${accent}`;
      expect(line).toContain(told);
      expect(contrast(block, onBlock)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('has them also at a site of another color', () => {
    expect(readAssetIn('cacerola.css', '#0a7d3b')?.content.toString()).toContain('.in-red{');
  });
});
