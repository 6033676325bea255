import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import type { Translate } from '../../templates/translate.ts';

/** What outgoing mails are signed with (RFC 6376). */
export interface DkimKey {
  /** The domain that vouches (`d=`), in its ASCII form. */
  domain: string;
  /** Names the DNS record `<selector>._domainkey.<domain>` that holds the public half (`s=`). */
  selector: string;
  /** RSA. A key object and not its text, so that no log and no error can print it. */
  privateKey: KeyObject;
}

/** RFC 8301, section 3.2: shorter keys must not be used, and nobody accepts their signatures. */
const shortestKey = 1024;

const domainName = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/;
const selectorName = /^[\w-]{1,63}(?:\.[\w-]{1,63})*$/;

/**
 * Reads the key from the file that the environment names.
 *
 * @param from the domain of the sender, after which the signature has to be aligned (RFC 7489,
 *   section 3.1.1); null where no sender is set
 * @returns the key, null where nothing of the kind is configured, and a sentence for each mistake
 */
export function readDkimKey(
  environment: Readonly<Record<string, string | undefined>>,
  from: string | null,
  t: Translate,
): { key: DkimKey | null; problems: string[] } {
  const { DKIM_KEY_FILE: file, DKIM_SELECTOR: selector, DKIM_DOMAIN: wanted } = environment;
  if (!file && !selector && !wanted) return { key: null, problems: [] };
  const problems: string[] = [];

  const privateKey = file ? readKey(file, problems, t) : null;
  if (!file) problems.push(t('configuration.dkim.keyMissing'));
  if (!selector) problems.push(t('configuration.dkim.selectorMissing'));
  else if (!selectorName.test(selector)) problems.push(t('configuration.dkim.selector'));
  const domain = domainToASCII(wanted || (from ?? ''));
  if (!wanted && from === null) problems.push(t('configuration.dkim.domainMissing'));
  else if (!domainName.test(domain)) problems.push(t('configuration.dkim.domain'));
  else if (from !== null && !isWithin(domainToASCII(from), domain))
    problems.push(t('configuration.dkim.domainElsewhere', { domain, from }));

  return problems.length > 0 || privateKey === null || !selector
    ? { key: null, problems }
    : { key: { domain, selector, privateKey }, problems };
}

/** What has to stand in the DNS at `<selector>._domainkey.<domain>` (RFC 6376, section 3.6.1). */
export function dkimRecord({ privateKey }: Pick<DkimKey, 'privateKey'>): string {
  return `v=DKIM1; k=rsa; p=${publicHalf(privateKey)}`;
}

/** The public half of a key as records hold it: SubjectPublicKeyInfo in base64. */
export function publicHalf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
}

function readKey(file: string, problems: string[], t: Translate): KeyObject | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    problems.push(t('configuration.dkim.keyUnreadable', { file }));
    return null;
  }
  try {
    const key = createPrivateKey(text);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === 'rsa' && bits >= shortestKey) return key;
    problems.push(t('configuration.dkim.keyWeak', { bits: String(shortestKey) }));
  } catch {
    problems.push(t('configuration.dkim.keyForm'));
  }
  return null;
}

function isWithin(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`);
}
