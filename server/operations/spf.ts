import { isIPv4, isIPv6 } from 'node:net';

/** One term of an SPF record: a mechanism with its qualifier, or a modifier. RFC 7208, section 4.6.1 */
export interface SpfTerm {
  /** As it stands in the record. */
  text: string;
  /** In lower case: `include`, `ip4`, `redirect`, … */
  name: string;
  /** '+' where none is written; null for a modifier. */
  qualifier: '+' | '-' | '~' | '?' | null;
  /** What stands after the colon or the equals sign; '' for nothing. */
  value: string;
}

/** A record as it reads, or the first term that no receiver understands. */
export type SpfReading =
  { kind: 'terms'; terms: readonly SpfTerm[] } | { kind: 'unreadable'; term: string };

/** Whether a TXT record is one of SPF at all: version, then a space or the end (section 4.5). */
export function isSpf(record: string): boolean {
  return /^v=spf1(?: |$)/i.test(record);
}

/** A domain of letters and macros; macros are taken as they are. */
const domainSpec = /^(?:[^\s/:%]|%[%_-]|%\{[slodiphcrtv]\d*r?[.\-+,/_=]*\})+$/i;
const prefixLengths = /^(?:\/(?:[12]?\d|3[0-2]))?(?:\/\/(?:1[01]\d|12[0-8]|\d?\d))?$/;

/** Reads a record of SPF (section 5 and 6). */
export function readSpf(record: string): SpfReading {
  const terms: SpfTerm[] = [];
  for (const text of record.split(/ +/).slice(1).filter(Boolean)) {
    const term = readTerm(text);
    if (term === null) return { kind: 'unreadable', term: text };
    const again =
      term.qualifier === null &&
      ['redirect', 'exp'].includes(term.name) &&
      terms.some(({ name, qualifier }) => qualifier === null && name === term.name);
    if (again) return { kind: 'unreadable', term: text };
    terms.push(term);
  }
  return { kind: 'terms', terms };
}

function readTerm(text: string): SpfTerm | null {
  const modifier = /^([a-z][\w.-]*)=(.*)$/i.exec(text);
  if (modifier) {
    const name = (modifier[1] ?? '').toLowerCase();
    const value = modifier[2] ?? '';
    // Modifiers that nobody knows are left alone (section 6).
    const known = name === 'redirect' || name === 'exp';
    return known && !domainSpec.test(value) ? null : { text, name, qualifier: null, value };
  }
  const mechanism = /^([+\-~?]?)([a-z]\w*)(?::([^/]*))?(\/.*)?$/i.exec(text);
  if (!mechanism) return null;
  const [, sign = '', written = '', given, lengths = ''] = mechanism;
  const name = written.toLowerCase();
  const value = given ?? '';
  const term: SpfTerm = { text, name, qualifier: qualifierOf(sign), value };
  switch (name) {
    case 'all':
      return given === undefined && lengths === '' ? term : null;
    case 'include':
    case 'exists':
      return domainSpec.test(value) && lengths === '' ? term : null;
    case 'a':
    case 'mx':
      if (given !== undefined && !domainSpec.test(value)) return null;
      return prefixLengths.test(lengths) ? term : null;
    case 'ptr':
      if (given !== undefined && !domainSpec.test(value)) return null;
      return lengths === '' ? term : null;
    case 'ip4':
      return isIPv4(value) && isPrefix(lengths, 32) ? term : null;
    case 'ip6':
      return isIPv6(value) && isPrefix(lengths, 128) ? term : null;
    default:
      return null;
  }
}

function isPrefix(text: string, longest: number): boolean {
  return text === '' || (/^\/\d{1,3}$/.test(text) && Number(text.slice(1)) <= longest);
}

function qualifierOf(sign: string): '+' | '-' | '~' | '?' {
  return sign === '-' || sign === '~' || sign === '?' ? sign : '+';
}

/** Whether a term makes a receiver ask the DNS; ten of them are the most (section 4.6.4). */
export function asksDns({ name, qualifier }: SpfTerm): boolean {
  return qualifier === null
    ? name === 'redirect'
    : ['include', 'a', 'mx', 'ptr', 'exists'].includes(name);
}
