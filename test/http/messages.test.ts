import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import {
  consoleMessageAddress,
  consoleMessagePreviewAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  consoleSignUpsAddress,
} from '../../templates/addresses.ts';
import {
  encodeForm,
  startTestApp,
  type SentForm,
  type TestApp,
  type Visitor,
} from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { draftInBrowser, filledMessageForm as filled, insertPeople } from '../helpers/messages.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
let event: Event;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services, { slug: 'panel', title: 'An example panel' });
});
afterEach(() => app.close());

const list = consoleMessagesAddress('panel');
const page = (
  id: number,
  action?: 'edit' | 'test' | 'sending' | 'pause' | 'resumption' | 'stop' | 'deletion',
) => consoleMessageAddress('panel', id, action);

const stored = () => app.services.db.messages.ofEvent(event.id);
const mails = () => app.services.db.outbox.list({}, 1000, 0).found.map(({ mail }) => mail);

/** What a page shows, without markup. */
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&quot;', '"');

const draft = (changes?: SentForm) => draftInBrowser(organizer, event, changes);

describe('writing a message', () => {
  test('begins with a form that is whole, and in each language of the site', async () => {
    await insertPeople(app.services, event, 3);
    const answer = await organizer.get(consoleNewMessageAddress('panel')).expect(200);
    expect(answer.text).toContain('name="subject-en"');
    expect(answer.text).toContain('name="text-es"');
    expect(answer.text).toContain('{nombre}');
    expect(words(answer.text)).toContain('3 sign-ups');
    expect(await htmlProblems(answer.text)).toEqual([]);
  });

  test('begins with those whom the list of sign-ups shows', async () => {
    const signups = await organizer
      .get(`${consoleSignUpsAddress('panel')}?q=ada&state=waiting`)
      .expect(200);
    const link = /href="([^"]*messages\/new[^"]*)"/.exec(signups.text)?.[1] ?? '';
    const answer = await organizer.get(link.replaceAll('&amp;', '&')).expect(200);
    expect(answer.text).toMatch(/name="search"[^>]*value="ada"/);
    expect(answer.text).toMatch(/value="waiting"\s+checked/);
    const cancelled = await organizer.get(`${consoleSignUpsAddress('panel')}?state=cancelled`);
    expect(cancelled.text).not.toContain('messages/new');
  });

  test('keeps a draft that nobody gets, and a second click keeps it once', async () => {
    await insertPeople(app.services, event, 3);
    const first = await draft();
    expect(await draft()).toBe(first);
    expect(stored()).toHaveLength(1);
    expect(stored()[0]).toMatchObject({
      state: 'draft',
      audience: 'confirmed',
      pace: 60,
      texts: { en: { subject: 'What to bring' }, es: { subject: 'Qué llevar' } },
    });
    await feedOutbox(app.services);
    expect(mails()).toEqual([]);
  });

  test('takes one language alone', async () => {
    await draft({ 'subject-en': '', 'text-en': ' \u200b' });
    expect(stored()[0]?.texts).toEqual({
      es: { subject: 'Qué llevar', text: 'Hola, {nombre}: nos vemos el {hora}.' },
    });
  });

  test.each([
    [
      'no text at all',
      { 'subject-en': '', 'text-en': '', 'subject-es': '', 'text-es': '' },
      ['subject-en', 'text-en'],
    ],
    ['a text without a subject', { 'subject-es': '' }, ['subject-es']],
    ['a subject without a text', { 'text-es': '' }, ['text-es']],
    ['a field that does not exist', { 'text-en': 'Dear {surname},' }, ['text-en']],
    ['such a field in a subject', { 'subject-es': 'Para {apellido}' }, ['subject-es']],
    ['a link in a subject', { 'subject-en': 'See {link}' }, ['subject-en']],
    ['nobody chosen', { audience: '' }, ['audience']],
    ['somebody else chosen', { audience: 'cancelled' }, ['audience']],
    ['a pace of zero', { pace: '0' }, ['pace']],
    ['a pace that no server bears', { pace: '6001' }, ['pace']],
    ['a pace that is no number', { pace: 'fast' }, ['pace']],
    [
      '10,000 characters',
      {
        'text-en': 'x'.repeat(10_000),
        'subject-en': 'x'.repeat(10_000),
        search: 'x'.repeat(10_000),
      },
      ['text-en', 'subject-en', 'search'],
    ],
    [
      'a NUL',
      { 'text-en': 'a\u0000b', 'subject-en': 'a\u0000b', search: 'a\u0000b' },
      ['text-en', 'subject-en', 'search'],
    ],
    [
      'a control character',
      { 'text-es': 'a\u009bb', 'subject-es': 'a\u009bb' },
      ['text-es', 'subject-es'],
    ],
    [
      'a CRLF in a subject',
      { 'subject-en': 'a\r\nBcc: c@example.org', search: 'a\r\nb' },
      ['subject-en', 'search'],
    ],
  ] as const)(
    'answers %s at the field and keeps what was typed',
    async (_what, changes, fields) => {
      const before = app.services.db.version();
      const sent: SentForm = { ...filled, ...changes };
      const answer = await organizer.post(list, sent).expect(422);
      for (const field of fields) expect(answer.text).toContain(`id="${field}-field-problem"`);
      for (const [name, typed] of Object.entries(changes))
        if (name !== 'audience' && !['\u0000', '\r'].some((one) => typed.includes(one)))
          expect(answer.text).toContain(typed);
        else expect(answer.text).toContain(`name="${name}"`);
      expect(answer.text).toContain('value="AAAAAAAAAAAAAAAA"');
      expect(app.services.db.version()).toBe(before);
      expect(await htmlProblems(answer.text.replaceAll('\u0000', ''))).toEqual([]);
    },
  );

  test('says which field does not exist, and which do', async () => {
    const answer = await organizer.post(list, { ...filled, 'text-es': 'Hola {apellido}' });
    expect(words(answer.text)).toContain('{apellido}');
    expect(words(answer.text)).toContain('{nombre}, {título}, {hora}, {dónde}, {enlace}');
  });

  test('answers bytes that are no text', async () => {
    const body = encodeForm({ ...filled, 'text-en': 'PLACE' }).replace('PLACE', 'Ada%FF%C3%28');
    const answer = await organizer.post(list).send(body).expect(422);
    expect(answer.text).toContain('Please type this again.');
  });

  test('refuses more than any form holds', async () => {
    const answer = await organizer.post(list).send(`text-en=${'a'.repeat(2_000_000)}`);
    expect(answer.status).toBe(413);
  });

  test.each([
    '<script>alert(1)</script>',
    '=HYPERLINK("http://elsewhere.example")',
    '**[x](javascript:alert(1))',
  ])('shows %s as text everywhere', async (typed) => {
    const id = await draft({ 'subject-en': typed, 'text-en': typed, search: typed });
    for (const address of [
      list,
      page(id),
      page(id, 'edit'),
      consoleMessagePreviewAddress('panel', id, 'en'),
    ]) {
      const answer = await organizer.get(address).expect(200);
      expect(answer.text).not.toContain('<script>alert');
      expect(answer.text).not.toContain('href="javascript');
    }
  });
});
