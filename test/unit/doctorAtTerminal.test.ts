import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { rsaKey } from '../helpers/dkim.ts';
import { atTerminal } from '../helpers/program.ts';
import { startSmtpServer } from '../helpers/smtp.ts';

let directory: string;
let data: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cacerola-cli-'));
  data = join(directory, 'data');
  file = join(data, 'cacerola.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the real program in an empty folder. */
const cacerola = (words: string[], environment?: Readonly<Record<string, string>>) =>
  atTerminal(words, { directory, data }, environment);

describe('doctor', () => {
  test('is content with a site that works, and says what it looked at', async () => {
    await cacerola(['invite', 'ada@example.org']);
    const { code, output } = await cacerola(['doctor']);
    expect(output).toContain('The database is sound.');
    expect(output).toContain('1 organizer can sign in.');
    expect(output).toContain('dashboard’s mailbox');
    expect(code).toBe(0);
  });

  test('names every mistake of a configuration at once', async () => {
    const { code, output } = await cacerola(['doctor'], { NODE_ENV: 'production', PORT: 'http' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'BASE_URL', 'SMTP_URL', 'MAIL_FROM', 'SECRET', 'ORGANIZATION'])
      expect(output).toContain(name);
  });

  test('talks to the mail server, and says what it answered', async () => {
    await cacerola(['invite', 'ada@example.org']);
    const smtp = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const address = smtp.server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const good = await cacerola(['doctor'], { SMTP_URL: `smtp://127.0.0.1:${port}` });
    await new Promise<void>((resolve) => smtp.close(resolve));
    expect(good.output).toContain('The mail server answers');
    expect(good.code).toBe(0);

    const bad = await cacerola(['doctor'], { SMTP_URL: `smtp://127.0.0.1:${port}` });
    expect(bad.code).toBe(1);
    expect(bad.output).toContain('No mail server is listening at 127.0.0.1');
  });

  test('sends a test mail on request, signed as every mail is', async () => {
    await cacerola(['invite', 'ada@example.org']);
    const key = join(directory, 'dkim.pem');
    writeFileSync(key, rsaKey());
    await using smtp = await startSmtpServer();
    const environment = {
      SMTP_URL: smtp.url,
      DKIM_KEY_FILE: key,
      DKIM_SELECTOR: 'cacerola',
      DKIM_DOMAIN: 'example.org',
    };
    const sent = await cacerola(['doctor', '--send', 'ada@example.org'], environment);
    expect(sent.output).toContain('took a test email to ada@example.org');
    expect(sent.code).toBe(0);
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.raw.toString('latin1')).toMatch(/^DKIM-Signature: .*d=example\.org/m);
    expect(smtp.mails[0]?.parsed.subject).toBe('Test email from Cacerola');

    for (const address of ['nobody', 'ada@example.org\r\nRCPT TO:<bea@example.org>', '']) {
      const refused = await cacerola(['doctor', '--send', address], environment);
      expect(refused.output).toContain('not an address that email can be sent to');
      expect(refused.code).toBe(1);
    }
    expect(smtp.mails).toHaveLength(1);
  });

  test('says that nothing was sent where no mail server is configured', async () => {
    await cacerola(['invite', 'ada@example.org']);
    const { code, output } = await cacerola(['doctor', '--send', 'ada@example.org']);
    expect(output).toContain('No test email was sent');
    expect(code).toBe(1);
  });

  test('finds a damaged database', async () => {
    await cacerola(['invite', 'ada@example.org']);
    truncateSync(file, 40_960);
    const { code, output } = await cacerola(['doctor']);
    expect(code).toBe(1);
    expect(output).toContain('is damaged');
    const other = await cacerola(['purge']);
    expect(other.code).toBe(1);
    expect(other.output).toContain('npm run cacerola -- restore');
    expect(other.output).not.toMatch(/^ +at /m);
  });
});
