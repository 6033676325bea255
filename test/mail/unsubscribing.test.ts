import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Config } from '../../server/config.ts';
import { returnedKeys } from '../../server/mail/returnAddress.ts';
import { readChoiceLink } from '../../server/outbox/choiceLink.ts';
import { kindsOfMail, mailKinds, type MailKind } from '../../server/outbox/mailKinds.ts';
import type { Services } from '../../server/services.ts';
import { languages } from '../../templates/languages.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';
import type { ReceivedMail } from '../helpers/smtp.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

let services: Services;
let senders: string[];

const smtp = smtpForTests({
  onMailFrom: (address, _session, done) => {
    senders.push(address.address);
    done();
  },
});
beforeEach(() => {
  senders = [];
});
afterEach(() => services.db.close());

async function send(kind: MailKind, config: Partial<Config> = {}, language = languages[0]) {
  ({ services } = mailServices({ baseUrl: 'https://events.example.org', ...config }));
  await enqueueExample(services, kind, language ?? 'en');
  return smtp.sendOne(services);
}

/** The header fields of a mail as they went over the wire, unfolded. */
function fields({ raw }: ReceivedMail, name: string): string[] {
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  return head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());
}

/** What its readers end on a page of their own, which ends nothing else. */
const endedAlone: MailKind = 'campaign-update';
const optional = mailKinds.filter(
  (kind) => kindsOfMail[kind].purpose === 'optional' && kind !== endedAlone,
);
const others = mailKinds.filter((kind) => kindsOfMail[kind].purpose !== 'optional');

describe.each(optional)('%s', (kind) => {
  test('carries one header by which a mail program unsubscribes, and the same link in its text', async () => {
    const mail = await send(kind);
    const [header, ...more] = fields(mail, 'List-Unsubscribe');
    expect(more).toEqual([]);
    expect(header).toMatch(/^<https:\/\/events\.example\.org\/unsubscribe\/[\w.-]+>$/);
    expect(fields(mail, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
    const url = header?.slice(1, -1) ?? '';
    expect(mail.parsed.text).toContain(`\n${url}`);
    expect(mail.parsed.html).toContain(`href="${url}"`);
    const target = readChoiceLink(services.links, url.split('/').at(-1) ?? '');
    const eventId = services.db.outbox.list({}, 1, 0).found[0]?.mail.eventId ?? null;
    expect(target).toMatchObject({ eventId });
  });
});

test('an update of a campaign carries the link that ends these alone, and leads to all emails', async () => {
  const mail = await send(endedAlone);
  const { text, html } = mail.parsed;
  const [header, ...more] = fields(mail, 'List-Unsubscribe');
  expect(more).toEqual([]);
  expect(header).toMatch(/^<https:\/\/events\.example\.org\/updates\/[\w.-]+>$/);
  expect(fields(mail, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
  expect(text).toContain(`\n${header?.slice(1, -1)}`);
  expect(html).toContain(`href="${header?.slice(1, -1)}"`);
  expect(text).toMatch(/https:\/\/events\.example\.org\/unsubscribe\/[\w.-]+\n/);
});

describe.each(others)('%s', (kind) => {
  test('has no such header, but says why it came and leads to the page that ends all mail', async () => {
    const mail = await send(kind);
    expect(fields(mail, 'List-Unsubscribe')).toEqual([]);
    expect(fields(mail, 'List-Unsubscribe-Post')).toEqual([]);
    if (kind === 'message-test') return;
    expect(mail.parsed.text).toMatch(/You’re getting this email because/);
    expect(mail.parsed.text).toMatch(/https:\/\/events\.example\.org\/unsubscribe\/[\w.-]+\n/);
  });
});

describe('where a mail comes back to', () => {
  test('is an address of its own, which says which mail it was', async () => {
    const mail = await send('signup-confirmed', { bounceAddress: 'bounces@example.org' });
    const [sender = ''] = senders;
    expect(sender).toMatch(/^bounces\+[\da-f]{44}@example\.org$/);
    const [line] = services.db.outbox.list({}, 1, 0).found;
    expect(returnedKeys(services, `To: ${sender.toUpperCase()}`)).toEqual([line?.mail.messageKey]);
    expect(mail.parsed.from?.text).toContain('<events@example.org>');
    expect(mail.raw.toString()).not.toContain('bounces+');
  });

  test('is the sender where no such mailbox is configured', async () => {
    await send('signup-confirmed');
    expect(senders).toEqual(['events@example.org']);
  });

  test('fits into 64 octets before the sign for the longest mailbox that is taken', async () => {
    await send('signup-confirmed', { bounceAddress: `${'b'.repeat(19)}@example.org` });
    expect(senders[0]?.split('@')[0]).toHaveLength(64);
  });
});
