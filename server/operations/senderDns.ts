import { Resolver } from 'node:dns/promises';
import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Config } from '../config.ts';
import { dkimRecord, publicHalf, type DkimKey } from '../config/dkimKey.ts';
import { isLoopback } from '../config/loopback.ts';
import { asksDns, isSpf, readSpf, type SpfTerm } from './spf.ts';
import { readTagList } from './tagList.ts';

/** What the DNS says of the domain that mails come from, in order or with what is wrong. */
export type SenderFinding =
  /** The DNS gave no answer, so that nothing is known; `code` is what the resolver said. */
  | { kind: 'dns-silent'; name: string; code: string }
  | { kind: 'spf-good'; domain: string; record: string }
  /** `sender` is the mechanism that would name our mail server. */
  | { kind: 'spf-missing'; domain: string; sender: string }
  | { kind: 'spf-several'; domain: string; count: number }
  | { kind: 'spf-unreadable'; domain: string; term: string }
  | { kind: 'spf-everybody'; domain: string; term: string }
  | { kind: 'spf-open-end'; domain: string }
  | { kind: 'spf-too-many'; domain: string; count: number }
  | { kind: 'spf-broken-include'; domain: string; target: string }
  | { kind: 'dkim-off' }
  | { kind: 'dkim-good'; name: string }
  | { kind: 'dkim-testing'; name: string }
  | { kind: 'dkim-missing'; name: string; record: string }
  | { kind: 'dkim-several'; name: string; count: number }
  | { kind: 'dkim-revoked'; name: string; record: string }
  | { kind: 'dkim-other-key'; name: string; record: string }
  | { kind: 'dkim-unusable'; name: string; tag: string; record: string }
  | { kind: 'dmarc-good'; name: string; policy: string }
  | { kind: 'dmarc-missing'; domain: string }
  | { kind: 'dmarc-several'; name: string; count: number }
  | { kind: 'dmarc-unreadable'; name: string; record: string }
  | { kind: 'dmarc-strict'; name: string; domain: string; signer: string };

/** Asks for the TXT records of a name; as `resolveTxt` of node:dns/promises. */
export type ResolveText = (name: string) => Promise<string[][]>;

/** Whether somebody has to mend something. */
export function isSenderProblem({ kind }: SenderFinding): boolean {
  return !['dns-silent', 'spf-good', 'dkim-off', 'dkim-good', 'dmarc-good'].includes(kind);
}

/** The name servers of this machine, which are given a few seconds. */
export function systemResolver(): ResolveText {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  return (name) => resolver.resolveTxt(name);
}

/**
 * Looks up SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) of the sender; nothing where mails
 * stay in the mailbox or come from a name that the DNS does not have.
 */
export async function examineSender(
  config: Pick<Config, 'mail' | 'mailFrom' | 'bounceAddress' | 'dkim' | 'baseUrl'>,
  resolve: ResolveText,
): Promise<SenderFinding[]> {
  const from = domainOf(config.mailFrom.address);
  if (config.mail.transport === 'mailbox' || !from.includes('.')) return [];
  const text = textRecords(resolve);
  // SPF speaks of where mails come back to.
  const returning = domainOf(config.bounceAddress ?? config.mailFrom.address);
  const sender = mechanismFor(new URL(config.mail.url).hostname, new URL(config.baseUrl).hostname);
  const findings: SenderFinding[] = [];
  try {
    findings.push(await examineSpf(returning, sender, text));
    findings.push(await examineDkim(config.dkim, text));
    findings.push(await examineDmarc(from, config.dkim, text));
  } catch (error) {
    if (!(error instanceof SilentDns)) throw error;
    findings.push({ kind: 'dns-silent', name: error.asked, code: error.code });
  }
  return findings;
}

type TextRecords = (name: string) => Promise<string[]>;

class SilentDns extends Error {
  readonly asked: string;
  readonly code: string;

  constructor(asked: string, code: string) {
    super(`${asked}: ${code}`);
    this.asked = asked;
    this.code = code;
  }
}

/** The texts of a name, each with its parts put together (RFC 7208, section 3.3); [] for none. */
function textRecords(resolve: ResolveText): TextRecords {
  return async (name) => {
    try {
      return (await resolve(name)).map((parts) => parts.join(''));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
      throw new SilentDns(name, code);
    }
  };
}

/**
 * The term of an SPF record that names the mail server (RFC 7208, section 5). One on this machine is
 * known to the world by the name of the site.
 */
function mechanismFor(server: string, site: string): string {
  const host = (isLoopback(server) ? site : server).replace(/^\[(.*)\]$/, '$1');
  if (isLoopback(host)) return 'mx';
  if (isIPv4(host)) return `ip4:${host}`;
  return isIPv6(host) ? `ip6:${host}` : `a:${host}`;
}

async function examineSpf(
  domain: string,
  sender: string,
  text: TextRecords,
): Promise<SenderFinding> {
  const records = (await text(domain)).filter(isSpf);
  const [record] = records;
  if (record === undefined) return { kind: 'spf-missing', domain, sender };
  if (records.length > 1) return { kind: 'spf-several', domain, count: records.length };
  const reading = readSpf(record);
  if (reading.kind === 'unreadable') return { kind: 'spf-unreadable', domain, term: reading.term };

  const { terms } = reading;
  const end = terms.find(({ name }) => name === 'all');
  if (end?.qualifier === '+') return { kind: 'spf-everybody', domain, term: end.text };
  const questions = await countQuestions(terms, text);
  if (questions.kind === 'broken')
    return { kind: 'spf-broken-include', domain, target: questions.target };
  if (questions.count > mostQuestions)
    return { kind: 'spf-too-many', domain, count: questions.count };
  const redirected = terms.some(({ name, qualifier }) => name === 'redirect' && qualifier === null);
  const openEnd = end ? end.qualifier === '?' : !redirected;
  return openEnd ? { kind: 'spf-open-end', domain } : { kind: 'spf-good', domain, record };
}

/** RFC 7208, section 4.6.4. */
const mostQuestions = 10;

type Questions = { kind: 'counted'; count: number } | { kind: 'broken'; target: string };

/** How often a receiver would ask the DNS, records that are included counted in. */
async function countQuestions(terms: readonly SpfTerm[], text: TextRecords): Promise<Questions> {
  let count = 0;
  const waiting = [...terms];
  for (const term of waiting) {
    if (!asksDns(term)) continue;
    count += 1;
    if (count > mostQuestions) break;
    const leadsOn = term.name === 'include' || term.name === 'redirect';
    // What a macro stands for is only known when a mail comes.
    if (!leadsOn || term.value.includes('%')) continue;
    const [record] = (await text(term.value)).filter(isSpf);
    const reading = record === undefined ? null : readSpf(record);
    if (reading?.kind !== 'terms') return { kind: 'broken', target: term.value };
    waiting.push(...reading.terms);
  }
  return { kind: 'counted', count };
}

async function examineDkim(key: DkimKey | null, text: TextRecords): Promise<SenderFinding> {
  if (key === null) return { kind: 'dkim-off' };
  const name = `${key.selector}._domainkey.${key.domain}`;
  const wanted = dkimRecord(key);
  const records = await text(name);
  const [record] = records;
  if (record === undefined) return { kind: 'dkim-missing', name, record: wanted };
  if (records.length > 1) return { kind: 'dkim-several', name, count: records.length };

  const tags = readTagList(record);
  const unusable = (tag: string): SenderFinding => ({
    kind: 'dkim-unusable',
    name,
    tag,
    record: wanted,
  });
  if (tags === null) return unusable(record);
  const listed = (tag: string) =>
    tags
      .get(tag)
      ?.split(':')
      .map((one) => one.trim());
  if ((tags.get('v') ?? 'DKIM1') !== 'DKIM1') return unusable(`v=${tags.get('v')}`);
  if ((tags.get('k') ?? 'rsa') !== 'rsa') return unusable(`k=${tags.get('k')}`);
  if (!(listed('h') ?? ['sha256']).includes('sha256')) return unusable(`h=${tags.get('h')}`);
  if (!(listed('s') ?? ['*']).some((service) => ['*', 'email'].includes(service)))
    return unusable(`s=${tags.get('s')}`);
  const published = tags.get('p')?.replace(/\s+/g, '');
  if (published === undefined) return unusable('p');
  if (published === '') return { kind: 'dkim-revoked', name, record: wanted };
  if (published !== publicHalf(key.privateKey))
    return { kind: 'dkim-other-key', name, record: wanted };
  return listed('t')?.includes('y') ? { kind: 'dkim-testing', name } : { kind: 'dkim-good', name };
}

async function examineDmarc(
  from: string,
  key: DkimKey | null,
  text: TextRecords,
): Promise<SenderFinding> {
  for (const domain of upwards(from)) {
    const name = `_dmarc.${domain}`;
    const records = (await text(name)).filter((record) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(record));
    const [record] = records;
    if (record === undefined) continue;
    if (records.length > 1) return { kind: 'dmarc-several', name, count: records.length };
    const tags = readTagList(record);
    const policy = (domain === from ? undefined : tags?.get('sp')) ?? tags?.get('p');
    if (!policy || !/^(?:none|quarantine|reject)$/i.test(policy))
      return { kind: 'dmarc-unreadable', name, record };
    const strict = tags?.get('adkim')?.toLowerCase() === 's';
    return strict && key !== null && key.domain !== from
      ? { kind: 'dmarc-strict', name, domain: from, signer: key.domain }
      : { kind: 'dmarc-good', name, policy: policy.toLowerCase() };
  }
  return { kind: 'dmarc-missing', domain: from };
}

/**
 * A domain and those above it, down to two labels. Where no list says which suffixes are public,
 * the next record above is the one that counts.
 */
function upwards(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}

function domainOf(address: string): string {
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1));
}
