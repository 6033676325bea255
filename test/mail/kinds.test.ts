import { beforeAll, describe, expect, test } from '@jest/globals';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { mailKinds, type MailKind } from '../../server/outbox/mailKinds.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import { languages, type Language } from '../../templates/languages.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';
import type { ReceivedMail } from '../helpers/smtp.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

const smtp = smtpForTests();

/** Every mail goes over the wire once, and is looked at alone and beside its translation. */
const sent = new Map<string, Promise<ReceivedMail>>();

function sentOnce(kind: MailKind, language: Language): Promise<ReceivedMail> {
  const name = `${kind} ${language}`;
  const mail = sent.get(name) ?? send(kind, language);
  sent.set(name, mail);
  return mail;
}

async function send(kind: MailKind, language: Language): Promise<ReceivedMail> {
  const { services } = mailServices();
  await enqueueExample(services, kind, language);
  const mail = await smtp.sendOne(services);
  expect(services.db.outbox.counts()).toEqual({ due: 0, sent: 1, failed: 0, dropped: 0 });
  services.db.close();
  return mail;
}

/** Those that go over the wire: one from the right among them. The others differ in their words alone. */
const table = mailKinds.flatMap((kind) =>
  (['en', 'es', 'ar'] as const).map((language) => ({ kind, language })),
);

/** What organizers write, in their languages. */
const writtenByThem: ReadonlySet<MailKind> = new Set([
  'message',
  'message-test',
  'campaign-update',
  'campaign-letter',
  'letter-test',
]);

const validator = new HtmlValidate(new FileSystemConfigLoader());
// Not a page but a mail: styles stand at the elements, because many programs keep no others.
const forMails = { rules: { 'no-inline-style': 'off' } } as const;

describe.each(table)('$kind in $language', ({ kind, language }) => {
  let mail: ReceivedMail;
  let text: string;
  let html: string;

  beforeAll(async () => {
    mail = await sentOnce(kind, language);
    text = mail.parsed.text ?? '';
    html = mail.parsed.html || '';
  });

  test('says in its headers that a program wrote it, in which language, and under which name', () => {
    const { headers, messageId, from } = mail.parsed;
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('DR, RN, NRN, OOF, AutoReply');
    expect(headers.get('content-language')).toBe(language);
    expect(headers.has('precedence')).toBe(false);
    expect(messageId).toMatch(/^<[\w-]{16}@example\.org>$/);
    expect(from?.text).toBe('"Example Collective" <events@example.org>');
  });

  test('has a subject of one line and a date', () => {
    expect(mail.parsed.subject).toMatch(/^[^\r\n]{10,120}$/u);
    expect(mail.parsed.date?.getTime()).toBe(Date.UTC(2024, 0, 10, 15));
  });

  test('is plain text of short lines, and complete', () => {
    expect(text).toMatch(/Example Collective/);
    for (const line of text.split('\n'))
      if (!line.includes('http')) expect([...line].length).toBeLessThanOrEqual(72);
    expect(text).not.toMatch(/\{\{|undefined|\bnull\b|\[object|\bNaN\b|&[a-z]+;|<[a-z]/);
    expect(text).not.toMatch(/\n{3,}/);
  });

  test('is the same in HTML: valid, whole, and it fetches nothing', async () => {
    const report = await validator.validateString(html, 'mail.html', forMails);
    expect(report.results.flatMap(({ messages }) => messages.map((one) => one.message))).toEqual(
      [],
    );
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).not.toMatch(/\{\{|undefined|\[object|\bNaN\b/);
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|form|input)\b|url\(|@import|src=/i);
    for (const [link] of text.matchAll(/https?:[^\s()]+/g)) {
      if (link.startsWith('http://localhost:3000')) expect(html).toContain(`href="${link}"`);
    }
    for (const [, href] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^http:\/\/localhost:3000\//);
  });

  test('holds no joining link', () => {
    expect(mail.raw.toString()).not.toContain('secret-room');
    expect(text + html).not.toContain('secret-room');
  });

  test('reads otherwise than in any other language', async () => {
    if (writtenByThem.has(kind) && language === 'ar') return;
    const other = languages.find((name) => name !== language) ?? language;
    const translated = await sentOnce(kind, other);
    expect(translated.parsed.subject).not.toBe(mail.parsed.subject);
    const own = new Set(paragraphs(text));
    const shared = paragraphs(translated.parsed.text ?? '').filter((line) => own.has(line));
    // What the organizers and the organization wrote stays as it is; our sentences do not.
    expect(shared.filter((line) => line.length > 60)).toEqual([]);
  });
});

const others = languages.filter((language) => !['en', 'es', 'ar'].includes(language));

describe.each(others)('in %s', (language) => {
  test.each(mailKinds)('%s is whole, and has no English in it', async (kind) => {
    const { services } = mailServices();
    await enqueueExample(services, kind, language);
    const [line] = services.db.outbox.list({}, 1, 0).found;
    if (line === undefined) throw new Error(`There is no ${kind}.`);
    const rendered = renderMail(services, line.mail, services.clock());
    services.db.close();
    if (rendered.kind !== 'message') throw new Error(`${kind}: ${rendered.kind}`);
    const { subject, text, html } = rendered.message;
    expect(subject).toMatch(/^[^\r\n]{8,130}$/u);
    expect(text + html).not.toMatch(/\{\{|undefined|\bnull\b|\[object|\bNaN\b/);
    if (writtenByThem.has(kind)) return;
    const english = new Set(paragraphs((await sentOnce(kind, 'en')).parsed.text ?? ''));
    const shared = paragraphs(text).filter((part) => english.has(part));
    expect(shared.filter((part) => part.length > 60)).toEqual([]);
  });
});

function paragraphs(text: string): string[] {
  return text
    .split('\n\n')
    .map((part) => part.replaceAll('\n', ' '))
    .filter((part) => !/^-+$|http|^ {4}|Example|flooded/.test(part));
}
