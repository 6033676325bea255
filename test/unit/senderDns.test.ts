import { describe, expect, test } from '@jest/globals';
import { createPrivateKey } from 'node:crypto';
import { dkimRecord, type DkimKey } from '../../server/config/dkimKey.ts';
import { doctorReport } from '../../server/operations/doctorReport.ts';
import {
  examineSender,
  isSenderProblem,
  type ResolveText,
  type SenderFinding,
} from '../../server/operations/senderDns.ts';
import { tzdataVersion } from '../../server/time/tzdata.ts';
import { languages } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { smtpConfig, testConfig } from '../helpers/app.ts';
import { rsaKey } from '../helpers/dkim.ts';

const key: DkimKey = {
  domain: 'example.org',
  selector: 'cacerola',
  privateKey: createPrivateKey(rsaKey()),
};
const record = dkimRecord(key);

const config = testConfig({
  mail: smtpConfig('smtps://user:password@mail.example.org:465'),
  mailFrom: { name: 'Example Collective', address: 'events@example.org' },
  dkim: key,
});

type Zone = Readonly<Record<string, readonly string[]>>;

const good: Zone = {
  'example.org': ['v=spf1 mx include:spf.provider.example -all', 'some-other=proof'],
  'spf.provider.example': ['v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all'],
  'cacerola._domainkey.example.org': [record],
  '_dmarc.example.org': ['v=DMARC1; p=quarantine; rua=mailto:reports@example.org'],
};

/** The name servers of a world in which a few records stand; long ones come in parts. */
function dns(zone: Zone): ResolveText {
  return async (name) => {
    const records = zone[name];
    if (!records) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    return records.map((text) => text.match(/[^]{1,255}/g) ?? ['']);
  };
}

async function findings(zone: Zone, values: Partial<typeof config> = {}): Promise<SenderFinding[]> {
  return examineSender({ ...config, ...values }, dns(zone));
}

const kinds = async (...given: Parameters<typeof findings>) =>
  (await findings(...given)).map(({ kind }) => kind);

test('a domain with all three records is found in order', async () => {
  expect(await findings(good)).toEqual([
    { kind: 'spf-good', domain: 'example.org', record: good['example.org']?.[0] },
    { kind: 'dkim-good', name: 'cacerola._domainkey.example.org' },
    { kind: 'dmarc-good', name: '_dmarc.example.org', policy: 'quarantine' },
  ]);
});

test('a domain with no records is told what to publish', async () => {
  expect(await findings({})).toEqual([
    { kind: 'spf-missing', domain: 'example.org', sender: 'a:mail.example.org' },
    { kind: 'dkim-missing', name: 'cacerola._domainkey.example.org', record },
    { kind: 'dmarc-missing', domain: 'example.org' },
  ]);
});

test.each([
  ['smtp://mail.example.org', 'https://events.example.org', 'a:mail.example.org'],
  ['smtp://192.0.2.25:25', 'https://events.example.org', 'ip4:192.0.2.25'],
  ['smtp://[2001:db8::25]:25', 'https://events.example.org', 'ip6:2001:db8::25'],
  ['smtp://127.0.0.1:25', 'https://events.example.org', 'a:events.example.org'],
  ['smtp://[::1]', 'https://192.0.2.80', 'ip4:192.0.2.80'],
  ['smtp://localhost', 'http://localhost:3000', 'mx'],
])('a server at %s of a site at %s sends as %s', async (url, baseUrl, sender) => {
  const [spf] = await findings({}, { mail: smtpConfig(url), baseUrl });
  expect(spf).toEqual({ kind: 'spf-missing', domain: 'example.org', sender });
});

describe('SPF', () => {
  const include = (count: number) =>
    `v=spf1 ${Array.from({ length: count }, (_, at) => `include:s${at}.example`).join(' ')} -all`;
  const included = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`s${at}.example`, ['v=spf1 -all']]),
  );

  test.each<[string, SenderFinding['kind'], readonly string[]]>([
    ['is left to a redirect', 'spf-good', ['v=spf1 redirect=spf.provider.example']],
    ['may hold macros', 'spf-good', ['v=spf1 exists:%{ir}.%{v}.list.example.org -all']],
    ['may ask the DNS ten times', 'spf-good', [include(10)]],
    ['is written in any case', 'spf-good', ['V=SPF1 MX/24//64 A:mail.example.org -ALL']],
    ['stands once', 'spf-several', ['v=spf1 -all', 'v=spf1 mx -all']],
    ['is not another version', 'spf-missing', ['v=spf10 -all', 'spf2.0/pra -all']],
    ['holds no typing error', 'spf-unreadable', ['v=spf1 inculde:spf.provider.example -all']],
    ['holds no impossible address', 'spf-unreadable', ['v=spf1 ip4:192.0.2.300 -all']],
    ['holds no impossible network', 'spf-unreadable', ['v=spf1 ip4:192.0.2.0/33 -all']],
    ['gives no name to "all"', 'spf-unreadable', ['v=spf1 all:example.org']],
    ['allows not everybody', 'spf-everybody', ['v=spf1 mx +all']],
    ['allows not everybody tacitly', 'spf-everybody', ['v=spf1 mx all']],
    ['says something of the others', 'spf-open-end', ['v=spf1 mx']],
    ['does not shrug', 'spf-open-end', ['v=spf1 mx ?all']],
    ['asks not more than ten times', 'spf-too-many', [include(11)]],
    ['does not lead in a circle', 'spf-too-many', ['v=spf1 include:example.org -all']],
    ['includes what exists', 'spf-broken-include', ['v=spf1 include:nowhere.example -all']],
  ])('%s', async (_, kind, records) => {
    expect((await kinds({ ...good, ...included, 'example.org': records }))[0]).toBe(kind);
  });

  test('counts what is included with what includes it', async () => {
    const [spf] = await findings({
      ...good,
      ...included,
      'example.org': ['v=spf1 a mx include:many.example -all'],
      'many.example': [include(8)],
    });
    expect(spf?.kind).toBe('spf-too-many');
  });

  test('is that of the domain where mails come back to', async () => {
    const zone = { ...good, 'back.example.org': ['v=spf1 mx'] };
    const [spf] = await findings(zone, { bounceAddress: 'bounces@back.example.org' });
    expect(spf).toEqual({ kind: 'spf-open-end', domain: 'back.example.org' });
  });
});

describe('DKIM', () => {
  const otherKey = dkimRecord({ privateKey: createPrivateKey(rsaKey()) });
  const half = record.slice(record.indexOf('p='));

  test.each<[string, SenderFinding['kind'], readonly string[]]>([
    ['may be written with spaces', 'dkim-good', [half.replace('p=', ' k = rsa ;\tp = ')]],
    ['may name services and hashes', 'dkim-good', [`v=DKIM1; h=sha1:sha256; s=email; ${half};`]],
    ['is another key', 'dkim-other-key', [otherKey]],
    ['is cut short', 'dkim-other-key', [record.slice(0, 255)]],
    ['is withdrawn', 'dkim-revoked', ['v=DKIM1; k=rsa; p=']],
    ['it is only a test', 'dkim-testing', [`v=DKIM1; t=y:s; ${half}`]],
    ['stands twice', 'dkim-several', [record, otherKey]],
    ['is for another kind of key', 'dkim-unusable', [`v=DKIM1; k=ed25519; ${half}`]],
    ['is for another hash', 'dkim-unusable', [`v=DKIM1; h=sha1; ${half}`]],
    ['is not for mail', 'dkim-unusable', [`v=DKIM1; s=other; ${half}`]],
    ['holds no key', 'dkim-unusable', ['v=DKIM1; k=rsa']],
    ['is something else', 'dkim-unusable', ['the key is below the doormat']],
  ])('is judged where its record %s', async (_, kind, records) => {
    const zone = { ...good, 'cacerola._domainkey.example.org': records };
    expect((await kinds(zone))[1]).toBe(kind);
  });

  test('is no problem where the mail server signs', async () => {
    const found = await findings(good, { dkim: null });
    expect(found[1]).toEqual({ kind: 'dkim-off' });
    expect(found.some(isSenderProblem)).toBe(false);
  });
});

describe('DMARC', () => {
  test.each<[string, SenderFinding['kind'], readonly string[]]>([
    ['asks for nothing', 'dmarc-good', ['v=DMARC1;p=none;']],
    ['stands beside other texts', 'dmarc-good', ['v=DMARC1; p=reject', 'hello']],
    ['stands twice', 'dmarc-several', ['v=DMARC1; p=none', 'v=DMARC1; p=reject']],
    ['names no policy', 'dmarc-unreadable', ['v=DMARC1; rua=mailto:reports@example.org']],
    ['names a policy that does not exist', 'dmarc-unreadable', ['v=DMARC1; p=strict']],
    ['is no record of DMARC', 'dmarc-missing', ['p=none; v=DMARC1']],
  ])('is judged where its record %s', async (_, kind, records) => {
    expect((await kinds({ ...good, '_dmarc.example.org': records }))[2]).toBe(kind);
  });

  test('of the domain above counts for one that has none, with the policy for subdomains', async () => {
    const mailFrom = { name: '', address: 'events@mail.example.org' };
    const zone = { ...good, '_dmarc.example.org': ['v=DMARC1; p=reject; sp=none'] };
    const found = await findings(zone, { mailFrom });
    expect(found[2]).toEqual({ kind: 'dmarc-good', name: '_dmarc.example.org', policy: 'none' });
  });

  test('that is strict wants a signature of the very domain', async () => {
    const mailFrom = { name: '', address: 'events@mail.example.org' };
    const zone = { ...good, '_dmarc.example.org': ['v=DMARC1; p=reject; adkim=s'] };
    expect((await kinds(zone, { mailFrom }))[2]).toBe('dmarc-strict');
    expect((await kinds(zone))[2]).toBe('dmarc-good');
  });
});

describe('a DNS that does not answer', () => {
  test.each(['ETIMEOUT', 'ESERVFAIL', 'ECONNREFUSED'])('(%s) is no failure', async (code) => {
    const silent: ResolveText = () => Promise.reject(Object.assign(new Error(), { code }));
    const found = await examineSender(config, silent);
    expect(found).toEqual([{ kind: 'dns-silent', name: 'example.org', code }]);
    expect(found.some(isSenderProblem)).toBe(false);
  });

  test('is not asked for a sender that the DNS does not have', async () => {
    const unasked: ResolveText = () => Promise.reject(new Error('The DNS was asked.'));
    const nobody = { name: '', address: 'cacerola@localhost' };
    expect(await examineSender({ ...config, mailFrom: nobody }, unasked)).toEqual([]);
    const mailbox = { transport: 'mailbox' } as const;
    expect(await examineSender({ ...config, mail: mailbox }, unasked)).toEqual([]);
  });
});

test.each(languages)('the report says each thing in a sentence (%s)', async (language) => {
  const mailbox = testConfig({ ...config, dataDirectory: '/nonexistent' });
  const { port } = new URL('smtp://127.0.0.1:9');
  const closed = smtpConfig(`smtp://127.0.0.1:${port}`);
  const report = await doctorReport({ ...mailbox, mail: closed }, translator(language), dns({}), 0);
  const text = report.lines.join('\n');
  expect(text).toContain(record);
  expect(text).toContain('v=spf1 mx -all');
  expect(text).toContain('_dmarc.example.org');
  expect(text).not.toMatch(/\{\{|doctor\./);
  expect(report.well).toBe(false);
});

test.each([
  ['in time', '2026-11-24', `${tzdataVersion()} of the IANA database (2026-10-29)`],
  ['after half a year', '2027-05-24', 'more than six months old'],
])('the report says by which tz data hours are computed, %s', async (_when, today, said) => {
  const mailbox = { ...config, mail: { transport: 'mailbox' } as const };
  const report = await doctorReport(mailbox, translator('en'), dns({}), Date.parse(today));
  const line = report.lines.find((text) => text.includes('Time zones'));
  expect(line).toContain(said);
});
