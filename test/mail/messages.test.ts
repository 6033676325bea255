import { describe, expect, test } from '@jest/globals';
import type { AttendeeMessage } from '../../db/schema.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { sendMessage } from '../../server/messages/sendMessage.ts';
import { enqueueMail } from '../../server/outbox/mail.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup, mailServices } from '../helpers/mails.ts';
import { exampleTexts, insertMessage } from '../helpers/messages.ts';
import { mimeTree, type ReceivedMail } from '../helpers/smtp.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

const smtp = smtpForTests();

interface Reader {
  email: string;
  language: 'en' | 'es';
  name?: string;
  zone?: string;
}

/** Sends a message to some people through a real SMTP conversation. */
async function sendTo(
  readers: readonly Reader[],
  values: Partial<AttendeeMessage> = {},
): Promise<{
  services: Services;
  mails: readonly ReceivedMail[];
  of: (email: string) => ReceivedMail;
}> {
  const { services, clock } = mailServices();
  const event = await insertEvent(services, {
    kind: 'hybrid',
    title: 'An example panel',
    venue: 'Example Hall',
    joinUrl: 'https://join.example.org/secret-room',
  });
  for (const reader of readers) await insertSignup(services, event, reader);
  const draft = await insertMessage(services, event, { pace: 6000, ...values });
  await sendMessage(services, draft.id, draft.organizerId, draft.version);
  await feedOutbox(services);
  clock.advance(5000);
  const mails = await smtp.send(services);
  const of = (email: string) => {
    const mail = mails.find(({ to }) => to === email);
    if (!mail) throw new Error(`No mail came to ${email}.`);
    return mail;
  };
  return { services, mails, of };
}

const ada = { email: 'ada@example.org', language: 'en', name: 'Ada Example' } as const;
const bo = {
  email: 'bo@example.org',
  language: 'es',
  name: 'Bo Ejemplo',
  zone: 'America/Argentina/Buenos_Aires',
} as const;

describe('a message that is written in two languages', () => {
  test('comes to everybody in their own, with their name, time and link', async () => {
    const { services, mails, of } = await sendTo([ada, bo]);
    const english = of(ada.email);
    const spanish = of(bo.email);
    services.db.close();
    expect(mails).toHaveLength(2);

    expect(english.parsed.subject).toBe('What to bring to An example panel');
    expect(english.parsed.headers.get('content-language')).toBe('en');
    expect(english.parsed.text).toContain('Hello Ada Example,');
    expect(english.parsed.text?.replaceAll('\n', ' ')).toContain(
      'we meet Sunday, January 21, 2:30 PM ET / 11:30 AM PT.',
    );
    expect(english.parsed.text).toContain('- pots and pans\n- a friend');
    expect(english.parsed.text).toMatch(/Your page\s\(http:\/\/localhost:3000\/signups\//);
    expect(english.parsed.html).toContain('<strong>pots</strong>');

    expect(spanish.parsed.subject).toBe('Qué llevar a An example panel');
    expect(spanish.parsed.headers.get('content-language')).toBe('es');
    expect(spanish.parsed.text).toContain('Hola, Bo Ejemplo:');
    expect(spanish.parsed.text?.replaceAll('\n', ' ')).toContain('; en Buenos Aires: 16:30');
    expect(spanish.parsed.html).toContain('<strong>ollas</strong>');

    const link = (mail: ReceivedMail) =>
      /href="(http:\/\/localhost:3000\/signups\/[^"]+)"/.exec(mail.parsed.html || '')?.[1];
    expect(link(english)).toBeDefined();
    expect(link(english)).not.toBe(link(spanish));
  });

  test('is one mail for each, of text and HTML, and says why it came', async () => {
    const { services, of } = await sendTo([ada, bo]);
    services.db.close();
    const mail = of(ada.email);
    expect(mimeTree(mail.raw)).toEqual({
      type: 'multipart/alternative',
      parts: ['text/plain', 'text/html'],
    });
    expect(mail.parsed.to).toMatchObject({ value: [{ address: ada.email, name: '' }] });
    expect(mail.parsed.cc).toBeUndefined();
    expect(mail.raw.toString()).not.toContain(bo.email);
    expect(mail.raw.toString()).not.toContain('secret-room');
    expect(mail.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.parsed.text?.replaceAll('\n', ' ')).toContain(
      'signed up this address for the event',
    );
  });
});

describe('a message that is written in one language', () => {
  test('comes to all, and what stands around it is in the language of each reader', async () => {
    const { services, of } = await sendTo([ada, bo], { texts: { es: exampleTexts.es ?? never() } });
    services.db.close();
    const mail = of(ada.email);
    expect(mail.parsed.subject).toBe('Qué llevar a An example panel');
    expect(mail.parsed.text).toContain('Hola, Ada Example:');
    expect(mail.parsed.text?.replaceAll('\n', ' ')).toContain('signed up this address');
    expect(mail.parsed.html).toMatch(/<html lang="en"/);
    expect(mail.parsed.html).toMatch(/<div lang="es"/);
  });
});

describe('a name that somebody typed', () => {
  test.each([
    ['**Ada** [x](https://evil.example) <b>y</b>', 'Ada'],
    ['Win money at evil.example now', 'Win money at now'],
    ['{link} {title}', 'link title'],
    ['Ada\u00a0“the welder” Example', 'Ada the welder Example'],
  ])('%s is no message of its own', async (name, shown) => {
    const { services, of } = await sendTo([{ ...ada, name }], {
      texts: { en: { subject: 'For {name}', text: 'Hello {name}.' } },
    });
    services.db.close();
    const { parsed } = of(ada.email);
    expect(parsed.subject).toBe(`For ${shown}`);
    expect(parsed.text).toContain(`Hello ${shown}.`);
    expect(parsed.html).toContain(`Hello <bdi>${shown}</bdi>.`);
    expect(parsed.html).not.toContain('evil');
  });

  test('of which nothing remains is replaced by a friendly word', async () => {
    const { services, of } = await sendTo([{ ...ada, name: 'https://evil.example' }], {
      texts: { en: { subject: 'Hello', text: 'Hello {name}.' } },
    });
    services.db.close();
    expect(of(ada.email).parsed.text).toContain('Hello friend.');
  });
});

describe('between a message and other mails', () => {
  test('a confirmation overtakes what is due of a message', async () => {
    const readers = Array.from({ length: 30 }, (_, index): Reader => ({
      email: `person${index}@example.org`,
      language: 'en',
    }));
    const { services, clock } = mailServices();
    const event = await insertEvent(services);
    for (const reader of readers) await insertSignup(services, event, reader);
    const draft = await insertMessage(services, event, { pace: 6000 });
    await sendMessage(services, draft.id, draft.organizerId, draft.version);
    await feedOutbox(services);
    clock.advance(5000);
    const late = await insertSignup(services, event, { email: 'late@example.org' });
    await services.db.write((store) =>
      enqueueMail(
        store,
        { kind: 'signup-confirmed', eventId: event.id, signupId: late.id },
        services.clock(),
      ),
    );
    const mails = await smtp.send(services);
    services.db.close();
    expect(mails).toHaveLength(31);
    expect(mails.findIndex(({ to }) => to === 'late@example.org')).toBeLessThan(5);
  });
});

function never(): never {
  throw new Error('no such text');
}
