import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ConfigurationError, readConfig } from '../../../server/config.ts';
import { dkimRecord } from '../../../server/config/dkimKey.ts';
import { rsaKey } from '../../helpers/dkim.ts';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cacerola-test-'));
  writeFileSync(file('good.pem'), rsaKey());
  writeFileSync(file('short.pem'), rsaKey(512));
  writeFileSync(file('not-a-key.pem'), 'a shopping list');
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file('other.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(environment: Record<string, string>) {
  return readConfig({
    DATA_DIR: folder,
    MAIL_FROM: 'Our Collective <events@mail.example.org>',
    ...environment,
  });
}

function problemsOf(environment: Record<string, string>): string[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return [...error.problems];
    throw error;
  }
}

describe('signing mails', () => {
  test('is left to the mail server where nothing of it is configured', () => {
    expect(read({ DKIM_KEY_FILE: '', DKIM_SELECTOR: '', DKIM_DOMAIN: '' }).dkim).toBeNull();
  });

  test('is done for the domain of the sender, or for one above it that is named', () => {
    const given = { DKIM_KEY_FILE: file('good.pem'), DKIM_SELECTOR: 'cacerola' };
    expect(read(given).dkim).toMatchObject({ domain: 'mail.example.org', selector: 'cacerola' });
    expect(read({ ...given, DKIM_DOMAIN: 'Example.org' }).dkim?.domain).toBe('example.org');
  });

  test('has a record for the DNS that holds the public half alone', () => {
    const { dkim } = read({ DKIM_KEY_FILE: file('good.pem'), DKIM_SELECTOR: 'cacerola' });
    if (!dkim) throw new Error('no key');
    expect(dkimRecord(dkim)).toMatch(/^v=DKIM1; k=rsa; p=MIIBIjAN[\w+/]+={0,2}$/);
  });

  test('shows the key in no output', () => {
    const config = read({ DKIM_KEY_FILE: file('good.pem'), DKIM_SELECTOR: 'cacerola' });
    expect(`${JSON.stringify(config)}${inspect(config, { depth: 9 })}`).not.toContain('PRIVATE');
  });
});

describe('a mistake is named', () => {
  test('with all the others at once', () => {
    const problems = problemsOf({
      PORT: 'eighty',
      DKIM_KEY_FILE: file('missing.pem'),
      DKIM_SELECTOR: 'two words',
      DKIM_DOMAIN: 'example.com',
    });
    expect(problems.map((line) => line.replace(/ .*/, ''))).toEqual([
      'PORT',
      'DKIM_KEY_FILE',
      'DKIM_SELECTOR',
      'DKIM_DOMAIN',
    ]);
  });

  test.each([
    ['missing.pem', /cannot be read/],
    ['not-a-key.pem', /PEM/],
    ['other.pem', /RSA/],
    ['short.pem', /1024/],
  ])('when the key is %s', (name, sentence) => {
    const problems = problemsOf({ DKIM_KEY_FILE: file(name), DKIM_SELECTOR: 'cacerola' });
    expect(problems).toEqual([expect.stringMatching(sentence)]);
  });

  test.each([
    ['DKIM_SELECTOR', { DKIM_KEY_FILE: 'good.pem' }],
    ['DKIM_KEY_FILE', { DKIM_SELECTOR: 'cacerola' }],
  ])('when %s is missing', (name, given) => {
    const problems = problemsOf(
      'DKIM_KEY_FILE' in given ? { DKIM_KEY_FILE: file(given.DKIM_KEY_FILE) } : given,
    );
    expect(problems).toEqual([expect.stringMatching(`^${name} is missing`)]);
  });

  test.each(['example.com', 'org', 'sub.mail.example.org', 'not a domain', 'ample.org'])(
    'when the domain is %j, which does not stand above the sender’s',
    (DKIM_DOMAIN) => {
      const given = { DKIM_KEY_FILE: file('good.pem'), DKIM_SELECTOR: 'cacerola', DKIM_DOMAIN };
      expect(problemsOf(given)).toEqual([expect.stringMatching(/^DKIM_DOMAIN must/)]);
    },
  );

  test('when there is no sender whose domain could be signed for', () => {
    const given = {
      MAIL_FROM: '',
      DKIM_KEY_FILE: file('good.pem'),
      DKIM_SELECTOR: 'cacerola',
    };
    expect(problemsOf(given)).toEqual([expect.stringMatching(/^DKIM_DOMAIN is missing/)]);
  });
});
