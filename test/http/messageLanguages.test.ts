import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Event } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { variantFor } from '../../server/messages/messageLanguages.ts';
import {
  consoleEventAuditAddress,
  consoleMessageAddress,
  consoleMessagePreviewAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { signUpAttendee, signupOf } from '../helpers/signups.ts';

let app: TestApp;
let event: Event;
let organizer: Visitor;

beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel' });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const list = consoleMessagesAddress('panel');
const form = {
  audience: 'all',
  search: '',
  pace: '6000',
  'subject-en': 'News of {title}',
  'text-en': 'Bring **a pan**.',
};
const hebrew = { 'subject-he': 'חדשות', 'text-he': 'הביאו **מחבת**.' };

async function draft(typed: SentForm): Promise<number> {
  const page = await organizer.get(consoleNewMessageAddress('panel')).expect(200);
  await organizer.post(list, { ...hiddenFields(page.text), ...typed }).expect(303);
  return app.services.db.messages.ofEvent(event.id)[0]?.id ?? 0;
}

async function signUp(name: string, language: 'en' | 'es', textLanguage: 'he' | null) {
  const email = `${name}@example.org`;
  await signUpAttendee(app.services, event, { name: 'Ada Example', email, language });
  const { id } = signupOf(app.services, event, email);
  await app.services.db.write((store) => store.signups.update(id, { textLanguage }));
  await app.deliver();
  return email;
}

describe('a message in several languages', () => {
  test('gets a language more, and keeps what was typed until it is saved', async () => {
    const page = await organizer.get(consoleNewMessageAddress('panel')).expect(200);
    expect(page.text).not.toContain('subject-he');
    const sent = { ...hiddenFields(page.text), ...form, intent: 'language', addLanguage: 'he' };
    const more = await organizer.post(list, sent).expect(200);
    expect(more.text).toContain('Bring **a pan**.');
    expect(more.text).toMatch(/name="text-he"[^>]*lang="he" dir="rtl"/);
    expect(await htmlProblems(more.text)).toEqual([]);
    expect(app.services.db.messages.ofEvent(event.id)).toEqual([]);
    // Enter in a line presses the first button that there is: without a language it saves.
    await organizer.post(list, { ...sent, addLanguage: '' }).expect(303);
    expect(app.services.db.messages.ofEvent(event.id)).toHaveLength(1);
  });

  test('refuses half a text in any of them, and keeps it', async () => {
    const half = { ...form, 'subject-he': 'חדשות', 'text-he': '' };
    const refused = await organizer.post(list, half).expect(422);
    expect(refused.text).toContain('There is a subject in Hebrew, but no text.');
    expect(refused.text).toContain('חדשות');
  });

  test('has room for the languages of the event and of those who signed up', async () => {
    const title = { title: { text: 'Panel', of: '' } };
    await app.services.db.write((store) => store.eventTexts.put(event.id, 'fr', title, 1));
    await signUp('ada', 'es', 'he');
    const { text } = await organizer.get(consoleNewMessageAddress('panel')).expect(200);
    for (const language of ['en', 'es', 'fr', 'he'])
      expect(text).toContain(`name="subject-${language}"`);
  });

  test('goes to each in a language they read, and says so where it is none of theirs', async () => {
    const [reads, english, none] = [
      await signUp('he', 'es', 'he'),
      await signUp('en', 'en', null),
      await signUp('es', 'es', null),
    ];
    const id = await draft({ ...form, ...hebrew });
    const page = await organizer.get(consoleMessageAddress('panel', id)).expect(200);
    expect(page.text).toContain(
      '2 people get it in English; 1 of them reads Spanish, for which there is no text',
    );
    expect(page.text).toContain('1 person gets it in Hebrew');
    expect(await htmlProblems(page.text)).toEqual([]);
    const preview = await organizer.get(consoleMessagePreviewAddress('panel', id, 'he'));
    expect(preview.text).toMatch(/lang="he"[^]*<strong[^>]*>מחבת/);
    await organizer.get(consoleMessagePreviewAddress('panel', id, 'fr')).expect(404);

    const sending = consoleMessageAddress('panel', id, 'sending');
    const question = await organizer.get(sending).expect(200);
    await organizer.post(sending, hiddenFields(question.text)).expect(303);
    await feedOutbox(app.services);
    app.clock.advance(1000);
    await app.deliver();
    const { mailbox } = app.services.db;
    const mailOf = (address: string) => {
      const line = mailbox.newest(20).find(({ recipient }) => recipient === address);
      return simpleParser(mailbox.byId(line?.id ?? 0)?.raw ?? '');
    };
    const own = await mailOf(reads);
    expect(own.subject).toBe('חדשות');
    expect(own.html).toContain('<html lang="es"');
    expect(own.html).not.toContain('Este texto está en');
    expect((await mailOf(english)).html).not.toContain('This text is in');
    const other = await mailOf(none);
    expect(other.subject).toBe('News of An example panel');
    expect(other.html).toContain('Este texto está en inglés.');
    const audit = await organizer.get(consoleEventAuditAddress('panel')).expect(200);
    expect(audit.text).toContain('Sent a message to attendees (3 people) in English, Hebrew');
  });

  test('is tried out in each of them', async () => {
    const id = await draft({ ...form, ...hebrew });
    await organizer.post(consoleMessageAddress('panel', id, 'test')).expect(303);
    await app.deliver();
    const { mailbox } = app.services.db;
    const subjects = await Promise.all(
      mailbox.newest(2).map(async (line) => {
        const mail = await simpleParser(mailbox.byId(line.id)?.raw ?? '');
        return mail.subject ?? '';
      }),
    );
    expect(subjects.toSorted()).toEqual(['[Test] News of An example panel', '[Test] חדשות']);
  });
});

describe('the text that a reader gets', () => {
  const text = { subject: 'x', text: 'x' };

  test.each([
    [{ es: text, fr: text }, ['fr', 'es'], 'fr'],
    [{ es: text, fr: text }, ['de', 'es'], 'es'],
    [{ fr: text, es: text }, ['de', 'en'], 'es'],
    [{ fr: text, de: text }, ['en'], 'fr'],
    // Those that the site does not speak come by their codes.
    [{ he: text, ca: text }, ['en'], 'ca'],
    [{}, ['en'], undefined],
  ] as const)('of %j for %j is in %s', (texts, reads, language) => {
    expect(variantFor({ texts }, reads)).toBe(language);
  });
});
