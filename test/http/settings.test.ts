import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { consoleMessageAddress, consoleSettingsAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { insertMessage } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { filledSettings } from '../helpers/settings.ts';
import { signUpAttendee } from '../helpers/signups.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const save = (changes: SentForm = {}) =>
  organizer.post(consoleSettingsAddress, { ...filledSettings, ...changes });
const settings = () => app.services.db.siteSettings.current();

/** The mark of what the form was opened with. */
async function opened(): Promise<SentForm> {
  const { text } = await organizer.get(consoleSettingsAddress).expect(200);
  return { seen: hiddenFields(text)['seen'] ?? '' };
}

const lastDeed = () => {
  const everything = { actions: null, organizerId: null, eventId: null, theirs: null, search: '' };
  const [last] = app.services.db.audit.list(everything, null, 1);
  return last && { action: last.action, detail: last.detail };
};

describe('the name of the site', () => {
  test('changes on every page and in every mail at once, also on kept ones', async () => {
    await insertEvent(app.services, { slug: 'panel' });
    const paths = ['/', '/events/panel', '/privacy', '/announcements.atom', '/calendar.ics'];
    const named = async (name: string) => {
      for (const path of paths) expect((await app.get(path).expect(200)).text).toContain(name);
    };
    // Twice, so that the second answer is a kept one.
    for (const path of [...paths, ...paths]) await app.get(path).expect(200);
    app.clock.advance(2000);
    await save({ organization: 'Example Assembly' }).expect(303);
    await named('Example Assembly');
    expect(lastDeed()).toEqual({ action: 'settings-changed', detail: { parts: 'organization' } });
    await app.post('/events/panel/signups', { name: 'Ada', email: 'ada@example.org' }).expect(303);
    await app.deliver();
    const [line] = app.services.db.mailbox.newest(1);
    const mail = app.services.db.mailbox.byId(line?.id ?? 0);
    expect(mail?.raw.toString().replaceAll('=\r\n', '')).toContain('<bdi>Example Assembly</bdi>');
    await save({ organization: '' }).expect(303);
    await named('Example Collective');
  });

  test('says where it comes from', async () => {
    const page = async () => (await organizer.get(consoleSettingsAddress).expect(200)).text;
    expect(await page()).toContain('Now the default.');
    await save({ organization: 'Example Assembly' }).expect(303);
    expect(await page()).toContain('Leave this empty for the default: Example Collective.');
    await app.close();
    app = await startTestApp({ config: { set: ['ORGANIZATION'] } });
    organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    expect(await page()).toContain('Now from ORGANIZATION in the environment.');
    await save({ organization: 'Example Assembly' }).expect(303);
    expect(await page()).toContain('leave this empty to use that: Example Collective.');
    await save({ organization: 'Example Collective' }).expect(303);
    expect(settings()?.organization).toBeNull();
  });
});

describe('the colour', () => {
  const styleOf = async () => {
    const { text } = await app.get('/').expect(200);
    const address = /href="(\/assets\/cacerola\.css\?v=[\da-f]+)"/.exec(text)?.[1] ?? '';
    const style = await app.get(address).expect(200);
    return { text, address, style: style.text, kept: style.headers['cache-control'] };
  };

  test('stands in the one stylesheet, under a new address', async () => {
    const before = await styleOf();
    await save({ color: 'own', ownColor: '0A7D3B' }).expect(303);
    const after = await styleOf();
    expect(settings()?.color).toBe('#0a7d3b');
    expect(after.style).toContain('--red:#0a7d3b');
    expect(after.style.startsWith(before.style)).toBe(true);
    expect(after.address).not.toBe(before.address);
    expect(after.kept).toContain('immutable');
    expect(after.text).toContain('<meta name="theme-color" content="#0a7d3b"');
    expect([...after.text.matchAll(/rel="stylesheet"/g)]).toHaveLength(1);
    // The address of before leads to the style of now, and is not kept under its old name.
    expect((await app.get(before.address)).headers['cache-control']).toBe('no-cache');
    await save({ color: 'red' }).expect(303);
    expect((await styleOf()).address).toBe(before.address);
    expect(settings()?.color).toBeNull();
  });

  test.each([
    ['#777777', 'Neither white nor black letters can be read on #777777'],
    ['#fefefe', '#fefefe is almost the color of the pages'],
    ['red', 'Please write the color as #'],
    ['', 'Please write the color as #'],
  ])('%j is answered with what to do, and nothing is saved', async (ownColor, says) => {
    const { text } = await save({ color: 'own', ownColor, about: 'We are many.' }).expect(422);
    expect(text).toContain(says);
    expect(text).toContain('We are many.');
    expect(settings()).toBeUndefined();
    expect(await htmlProblems(text)).toEqual([]);
  });
});

describe('words about the site', () => {
  test('have a page of their own as soon as there are any', async () => {
    await app.get('/about').expect(404);
    const about = 'We bang **pots**.<script>alert(1)</script>';
    await save({ about, imprint: 'Example Street 1', privacy: 'We film.' }).expect(303);
    const { text } = await app.get('/about').expect(200);
    expect(text).toContain('<strong>pots</strong>');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('Example Street 1');
    expect(text).toContain('href="/about#imprint"');
    expect(await htmlProblems(text)).toEqual([]);
    const privacy = await app.get('/privacy').expect(200);
    expect(privacy.text).toContain('We film.');
    await save({ contact: 'hello@example.org' }).expect(303);
    await app.get('/about').expect(404);
    expect((await app.get('/')).text).toContain('href="mailto:hello@example.org"');
  });
});

describe('the languages', () => {
  test('are those that were ticked, the chosen one first', async () => {
    await save({ languages: ['en', 'es'], firstLanguage: 'es' }).expect(303);
    expect(settings()?.languages).toBe('es,en');
    const asking = app.visitor({ 'Accept-Language': 'fi' });
    expect((await asking.get('/')).text).toContain('<html lang="es"');
    await save({ languages: ['es'], firstLanguage: 'es' }).expect(303);
    expect((await app.visitor({ 'Accept-Language': 'en' }).get('/')).text).toContain('lang="es"');
    expect((await app.get('/')).text).not.toContain('class="languages"');
    await save({ languages: [] }).expect(422);
  });
});

describe('another time of keeping', () => {
  test('says what it erases and when, before it is saved', async () => {
    const event = await insertEvent(
      app.services,
      { slug: 'past', title: 'Assembly that was' },
      { startLocal: '2024-01-03T18:00', endLocal: '2024-01-03T20:00' },
    );
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' }).catch(
      () => {},
    );
    const asked = await save({ retentionDays: '3' }).expect(200);
    expect(asked.text).toContain('Delete personal data sooner?');
    expect(asked.text).toContain('the personal data of 1 past event is deleted for good');
    expect(asked.text).toContain('Assembly that was');
    expect(settings()).toBeUndefined();
    expect(await htmlProblems(asked.text)).toEqual([]);
    const hidden = hiddenFields(asked.text);
    expect(hidden['retentionDays']).toBe('3');
    const back = await save({ ...hidden, intent: 'edit' }).expect(200);
    expect(back.text).toContain('value="3"');
    await save({ ...hidden, intent: 'confirm' }).expect(303);
    expect(settings()?.retentionDays).toBe(3);
    expect((await app.get('/privacy')).text).toContain('3 days after an event ends');
  });

  test('tells what people were promised where it is longer', async () => {
    const { text } = await save({ retentionDays: '60' }).expect(200);
    expect(text).toContain('Keep personal data longer?');
    await save({ retentionDays: '0' }).expect(422);
    await save({ retentionDays: '4000' }).expect(422);
  });
});

describe('two owners at once', () => {
  test('keep what each of them changed, where it is not the same', async () => {
    const seen = await opened();
    await save({ ...seen, organization: 'Example Assembly' }).expect(303);
    const second = await save({ ...seen, about: 'We are many.' }).expect(303);
    expect(settings()).toMatchObject({ organization: 'Example Assembly', about: 'We are many.' });
    const { text } = await organizer.get(String(second.headers['location'])).expect(200);
    expect(text).toContain('both changes are kept');
  });

  test('are told where both changed the same, and nothing is lost', async () => {
    const seen = await opened();
    await save({ ...seen, organization: 'Example Assembly', zone: 'Europe/Madrid' }).expect(303);
    const late = { ...filledSettings, ...seen, organization: 'Example Union', about: 'Of mine.' };
    const refused = await organizer.post(consoleSettingsAddress, late).expect(422);
    expect(settings()).toMatchObject({ organization: 'Example Assembly', about: '' });
    expect(refused.text).toContain('<bdi>Example Assembly</bdi>');
    expect(refused.text).toContain('value="Example Union"');
    expect(refused.text).toContain('Of mine.');
    expect(refused.text).toMatch(/value="Europe\/Madrid"\s+selected/);
    expect(await htmlProblems(refused.text)).toEqual([]);
    const again = {
      ...late,
      zone: 'Europe/Madrid',
      seen: hiddenFields(refused.text)['seen'] ?? '',
    };
    await organizer.post(consoleSettingsAddress, again).expect(303);
    expect(settings()).toMatchObject({
      organization: 'Example Union',
      about: 'Of mine.',
      zone: 'Europe/Madrid',
    });
  });
});

describe('quiet time', () => {
  test.each([
    [{ quietFrom: '22:00' }, 'Please fill in both hours'],
    [{ quietFrom: '22:00', quietUntil: '22:00', zone: 'Europe/Madrid' }, 'Both hours are the same'],
    [{ quietFrom: '22:00', quietUntil: '08:00' }, 'Quiet time needs a time zone'],
    [{ quietFrom: '25:00', quietUntil: '08:00' }, 'Please write the hour like 22:30.'],
  ])('%j is refused in words', async (typed, says) => {
    expect((await save(typed).expect(422)).text).toContain(says);
  });

  test('holds thanks until the morning, and no confirmation', async () => {
    const quiet = { quietFrom: '22:00', quietUntil: '08:00', zone: 'America/New_York' };
    await save(quiet).expect(303);
    const event = await insertEvent(app.services, { slug: 'panel' });
    app.clock.set(Date.parse('2024-01-10T23:00:00-05:00'));
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    await app.deliver();
    expect(app.services.db.mailbox.newest(10)).toHaveLength(1);
    const { id } = app.services.db.signups.page(event.id, 0, 1)[0] ?? { id: 0 };
    await app.services.db.write((store) => {
      store.outbox.insert({
        kind: 'signup-reminder-day',
        messageKey: 'reminder',
        eventId: event.id,
        signupId: id,
        detail: { startsAt: event.startsAt },
        priority: 2,
        dueAt: app.clock.now,
        createdAt: app.clock.now,
      });
    });
    await app.deliver();
    expect(app.services.db.mailbox.newest(10)).toHaveLength(1);
    expect(app.services.db.outbox.byMessageKey('reminder')).toMatchObject({
      state: 'due',
      attempts: 0,
      dueAt: Date.parse('2024-01-11T08:00:00-05:00'),
    });
    app.clock.set(Date.parse('2024-01-11T08:00:00-05:00'));
    await app.deliver();
    const subjects = app.services.db.mailbox.newest(10).map(({ subject }) => subject);
    expect(subjects).toContain('Coming up: An example panel');
  });

  test('is named to whoever sends a message in it', async () => {
    await save({ quietFrom: '22:00', quietUntil: '08:00', zone: 'America/New_York' }).expect(303);
    const event = await insertEvent(app.services, { slug: 'panel' });
    await signUpAttendee(app.services, event, { name: 'Ada', email: 'ada@example.org' });
    const message = await insertMessage(app.services, event);
    const question = async () =>
      (await organizer.get(consoleMessageAddress('panel', message.id, 'sending')).expect(200)).text;
    expect(await question()).not.toContain('It is quiet time');
    app.clock.set(Date.parse('2024-01-10T23:00:00-05:00'));
    expect(await question()).toContain('the emails leave from Jan 11, 2024, 8:00 AM ET on.');
  });
});
