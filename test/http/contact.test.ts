import { afterEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
afterEach(() => app.close());

const address = { text: 'hello@example.org', href: 'mailto:hello@example.org' };
const form = { text: 'example.org/contact', href: 'https://example.org/contact' };

describe.each([address, form])('a way to write to the organizers ($text)', (contact) => {
  test('stands at the foot of every page', async () => {
    app = await startTestApp({ config: { contact } });
    await insertEvent(app.services, { slug: 'panel' });
    for (const path of ['/', '/events/panel', '/privacy', '/nowhere']) {
      const { text } = await app.visitor().get(path);
      expect(text).toContain(`<a href="${contact.href}">Write to the organizers</a>`);
      expect(await htmlProblems(text)).toEqual([]);
    }
    const privacy = await app.visitor().get('/privacy').expect(200);
    expect(privacy.text).toContain(`write to ${contact.text} or reply`);
  });

  test('stands beside the number of whatever went wrong', async () => {
    app = await startTestApp({ config: { contact } });
    const { text, headers } = await app.visitor().get('/nowhere').expect(404);
    expect(text).toContain('include this number when you write to');
    expect(text).toContain(`<a href="${contact.href}">${contact.text}</a>`);
    expect(text).toContain(`<code>${headers['x-request-id']}</code>`);
  });

  test('stands at the foot of every mail', async () => {
    app = await startTestApp({ config: { contact } });
    const event = await insertEvent(app.services, { slug: 'panel' });
    await app
      .visitor()
      .post(`/events/${event.slug}/signups`, { name: 'Ada', email: 'ada@example.org' })
      .expect(303);
    await app.deliver();
    const raw = app.services.db.mailbox.byId(1)?.raw.toString() ?? '';
    const plain = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(plain).toContain(`Write to the organizers\r\n${contact.href.replace('mailto:', '')}`);
    expect(plain).toContain(`href="${contact.href}">Write to the organizers</a>`);
  });
});

test('without one nothing leads nowhere, and what went wrong has its number all the same', async () => {
  app = await startTestApp();
  const { text, headers } = await app.visitor().get('/nowhere').expect(404);
  expect(text).not.toContain('Write to the organizers');
  expect(text).toContain('include this number:');
  expect(text).toContain(`<code>${headers['x-request-id']}</code>`);
});
