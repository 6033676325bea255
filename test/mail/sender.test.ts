import { describe, expect, test } from '@jest/globals';
import type { NewEvent } from '../../db/schema.ts';
import type { MailKind } from '../../server/outbox/mailKinds.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';
import type { ReceivedMail } from '../helpers/smtp.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

const smtp = smtpForTests();

async function send(kind: MailKind, event: Partial<NewEvent>): Promise<ReceivedMail> {
  const { services } = mailServices();
  await enqueueExample(services, kind, 'en', { event });
  const mail = await smtp.sendOne(services);
  services.db.close();
  return mail;
}

const own = { senderName: 'Example Assembly', replyTo: 'assembly@example.org' };

describe('an event that names its sender', () => {
  test('is from that name at the site’s address, and is answered where it says', async () => {
    const { parsed } = await send('signup-confirmed', own);
    expect(parsed.from?.value).toEqual([
      { name: 'Example Assembly', address: 'events@example.org' },
    ]);
    expect(parsed.replyTo?.value).toEqual([{ name: '', address: 'assembly@example.org' }]);
  });

  test('says so to organizations as well, and not to organizers', async () => {
    const toOrganization = await send('endorsement-approved', own);
    expect(toOrganization.parsed.replyTo?.text).toBe('assembly@example.org');
    const toOrganizers = await send('team-export', own);
    expect(toOrganizers.parsed.from?.value[0]?.name).toBe('Example Collective');
    expect(toOrganizers.parsed.replyTo).toBeUndefined();
  });

  test('is from the site where it names none', async () => {
    const { parsed } = await send('signup-confirmed', {});
    expect(parsed.from?.value[0]?.name).toBe('Example Collective');
    expect(parsed.replyTo).toBeUndefined();
  });
});

describe('the organizers’ own words in the confirmation', () => {
  const confirmation = 'Hello {name}, **join** [our chat](https://chat.example/join): {title}.';

  test.each(['signup-confirmed', 'signup-promoted'] as const)('are in %s', async (kind) => {
    const { parsed } = await send(kind, { confirmation, title: 'The panel' });
    expect(parsed.html).toContain('href="https://chat.example/join"');
    expect(parsed.html).toContain('<strong>join</strong>');
    expect(parsed.text).toContain('https://chat.example/join');
    expect(parsed.text).toContain('The panel');
  });

  test('never repeat the name that somebody typed, and bring no file along', async () => {
    const { parsed } = await send('signup-confirmed', {
      confirmation: `${confirmation}\n\n![](https://elsewhere.example/picture.png)`,
    });
    expect(parsed.text).not.toContain('Ada');
    expect(parsed.html).not.toContain('Ada');
    expect(parsed.html).not.toContain('<img');
  });
});
