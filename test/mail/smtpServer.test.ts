import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { smtpServer, tellsPassword } from '../../server/config/smtpServer.ts';
import type { Message } from '../../server/mail/message.ts';
import { smtpTransport } from '../../server/mail/transport.ts';
import { verifySmtp } from '../../server/mail/verifySmtp.ts';
import { portOf } from '../helpers/portOf.ts';
import { programCall } from '../helpers/program.ts';
import { startSmtpServer, type SmtpTestServer } from '../helpers/smtp.ts';
import { startSmtpStub } from '../helpers/smtpStub.ts';

const message: Message = {
  messageId: '<one@example.org>',
  date: Date.UTC(2024, 0, 10),
  from: { name: 'Example Collective', address: 'events@example.org' },
  to: { name: '', address: 'ada@example.org' },
  replyTo: null,
  returnAddress: null,
  unsubscribeUrl: null,
  language: 'en',
  subject: 'One',
  text: 'One',
  html: '<p>One</p>',
  calendar: null,
};

/** Hands a message over and says what came of it. */
async function sent(url: string, more: Partial<Message> = {}, baseUrl?: string) {
  const transport = smtpTransport(url, {}, baseUrl === undefined ? {} : { baseUrl });
  const result = await transport.send({ ...message, ...more });
  await transport.close();
  return result;
}

describe('a mail server with a certificate that it made itself, as Debian installs Postfix', () => {
  let folder: string;
  let smtp: SmtpTestServer;
  let encrypted: boolean[];
  let users: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cacerola-certificate-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const words = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mail.example.org`.split(' ');
    execFileSync('openssl', [...words, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    encrypted = [];
    users = [];
    smtp = await startSmtpServer({
      key: readFileSync(key),
      cert: readFileSync(cert),
      disabledCommands: [],
      onMailFrom: (_address, session, done) => {
        encrypted.push(session.secure);
        done();
      },
      onAuth: ({ username = '', password }, _session, done) => {
        users.push(username);
        done(null, password === 'right' ? { user: username } : {});
      },
    });
  });
  afterEach(async () => {
    await smtp.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('takes mail on this machine, encrypted, with and without a user', async () => {
    expect(await sent(smtp.url)).toMatchObject({ kind: 'accepted' });
    const withUser = smtp.url.replace('//', '//ada:right@');
    expect(await sent(withUser)).toMatchObject({ kind: 'accepted' });
    expect(encrypted).toEqual([true, true]);
    expect(await verifySmtp(withUser)).toBe(null);
  });

  test('is refused where the URL asks to check its certificate, and the doctor says why', async () => {
    const strict = `${smtp.url}?tls.rejectUnauthorized=true`;
    expect(await sent(strict)).toMatchObject({ refusal: { kind: 'unreachable' } });
    expect(await verifySmtp(strict)).toMatchObject({ fault: 'certificate' });
    expect(encrypted).toEqual([]);
  });

  test('says that a password is wrong', async () => {
    const wrong = smtp.url.replace('//', '//ada:wrong@');
    expect(await verifySmtp(wrong)).toMatchObject({ fault: 'authentication' });
  });

  test('is not spoken to in another protocol than its port', async () => {
    const implicit = smtp.url.replace('smtp:', 'smtps:');
    expect(await verifySmtp(implicit)).toMatchObject({ fault: 'not-tls' });
  });
});

describe('what a mail server is asked for', () => {
  const local = { tls: { rejectUnauthorized: false } };

  test.each([
    ['smtp://127.0.0.1', local],
    ['smtp://127.1.2.3:2525', local],
    ['smtp://[::1]:25', local],
    ['smtp://ada:secret@localhost', local],
    ['smtp://mail.example.org', { requireTLS: false }],
    ['smtp://ada:secret@mail.example.org:587', { requireTLS: true }],
    ['smtp://127.0.0.1.example.org', { requireTLS: false }],
    ['smtp://ada:secret@localhost.example.org', { requireTLS: true }],
    ['smtp://ada:secret@10.0.0.1', { requireTLS: true }],
  ])('%s', (url, expected) => {
    expect(smtpServer(url)).toEqual({ url, ...expected });
  });

  test.each([
    ['smtp://ada:secret@mail.example.org?ignoreTLS=true', true],
    ['smtp://ada:secret@mail.example.org?requireTLS=false', true],
    ['smtp://ada:secret@mail.example.org?opportunisticTLS=true', true],
    ['smtp://mail.example.org?ignoreTLS=true', false],
    ['smtp://ada:secret@127.0.0.1?ignoreTLS=true', false],
    ['smtps://ada:secret@mail.example.org?requireTLS=false', false],
    ['smtp://ada:secret@mail.example.org', false],
  ])('%s tells the password: %p', (url, tells) => expect(tellsPassword(url)).toBe(tells));

  test('sends no password where somebody took the offer of TLS out of the conversation', async () => {
    const users: string[] = [];
    await using smtp = await startSmtpServer({
      onAuth: ({ username = '' }, _session, done) => {
        users.push(username);
        done(null, { user: username });
      },
    });
    // It leads to this machine, and does not look like it.
    const port = new URL(smtp.url).port;
    const url = `smtp://ada:secret@0.0.0.0:${port}`;
    expect(await verifySmtp(url)).toMatchObject({ fault: 'no-starttls' });
    expect((await sent(url)).kind).toBe('refused');
    expect(users).toEqual([]);
  });

  test.each([
    ['https://events.example.org', 'events.example.org'],
    ['http://localhost:3000', null],
    ['http://192.0.2.1', null],
  ])('of %s is introduced as %p', async (baseUrl, name) => {
    const names: (string | false)[] = [];
    await using smtp = await startSmtpServer({
      onMailFrom: (_address, session, done) => {
        names.push(session.hostNameAppearsAs);
        done();
      },
    });
    await sent(smtp.url, {}, baseUrl);
    if (name === null) expect(names).not.toContain(new URL(baseUrl).hostname);
    else expect(names).toEqual([name]);
  });
});

test('a mail goes through the proxy that the URL names', async () => {
  await using smtp = await startSmtpServer();
  const asked: (string | undefined)[] = [];
  await using proxy = createServer();
  proxy.on('connect', ({ url }, socket) => {
    asked.push(url);
    const through = connect(Number(new URL(smtp.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(through).pipe(socket);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `${smtp.url}?proxy=http://127.0.0.1:${portOf(proxy)}`;
  expect(await sent(url)).toMatchObject({ kind: 'accepted' });
  expect(asked).toEqual([new URL(smtp.url).host]);
  expect(smtp.mails).toHaveLength(1);
});

describe('what stands in the way is told apart', () => {
  test('nobody listens', async () => {
    const smtp = await startSmtpServer();
    await smtp.close();
    expect(await verifySmtp(smtp.url)).toMatchObject({ fault: 'refused' });
  });

  test('the name leads nowhere', async () => {
    expect(await verifySmtp('smtp://mail.cacerola.invalid')).toMatchObject({ fault: 'name' });
  });

  test('it does not want us', async () => {
    await using smtp = await startSmtpServer({
      onConnect: (_session, done) =>
        done(Object.assign(new Error('go away'), { responseCode: 554 })),
    });
    expect(await verifySmtp(smtp.url)).toMatchObject({ fault: 'unwelcome' });
  });
});

describe('an address with letters such as é before the "@"', () => {
  const to = { name: '', address: 'josé@example.org' };

  test('is offered to a server that announces SMTPUTF8', async () => {
    await using smtp = await startSmtpServer();
    expect(await sent(smtp.url, { to })).toMatchObject({ kind: 'accepted' });
    expect(smtp.mails.map((mail) => mail.to)).toEqual(['josé@example.org']);
  });

  test('is not offered to another, which might cut the letters off', async () => {
    await using stub = await startSmtpStub(() => 'ok');
    expect(await sent(stub.url, { to })).toEqual({
      kind: 'refused',
      refusal: { kind: 'unsendable', reply: 'no SMTPUTF8' },
    });
    expect([...stub.received.keys()]).toEqual([]);
  });

  test('after the "@" has another form that every server takes', async () => {
    await using stub = await startSmtpStub(() => 'ok');
    const abroad = { name: '', address: 'ada@bücher.example' };
    expect(await sent(stub.url, { to: abroad })).toMatchObject({ kind: 'accepted' });
    expect([...stub.received.keys()]).toEqual(['ada@xn--bcher-kva.example']);
  });

  test('waits where the server cannot be asked', async () => {
    const smtp = await startSmtpServer();
    await smtp.close();
    expect(await sent(smtp.url, { to })).toMatchObject({ refusal: { kind: 'unreachable' } });
  });
});

test('a program that could open no file for its first mail sends the next one', async () => {
  await using smtp = await startSmtpServer();
  const call = programCall('test/faults/sendWithoutFiles.ts', smtp.url);
  // Few files, so that it need not hold a million of them.
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'ulimit -n 128 && exec "$0" "$@"',
    process.execPath,
    ...call,
  ]);
  expect(stdout).toBe('refused accepted\n');
  expect(smtp.mails).toHaveLength(1);
});
