import { andOthers, passagePatterns } from './passageWords.ts';
import type { PassageKind } from './passageWords.ts';
import { ornaments, readMark } from './spans.ts';
import type { Span } from './spans.ts';

/** A stretch that tells who calls, speaks or co-sponsors, or what to bring. */
export interface Passage extends Span {
  kind: PassageKind;
  /** Where what it tells begins, behind its opening words. */
  valueFrom: number;
  /** Each name that it tells, in order; what to bring is one. */
  items: readonly string[];
  /** Whether it says that there are more. */
  continues: boolean;
}

/** A web address, an email address or a phone number. */
export interface Link extends Span {
  said: string;
  kind: 'join' | 'sign-up' | 'other' | 'contact';
}

const linkPattern = new RegExp(
  [
    'https?://[^\\s<>"]{1,2000}|\\bwww\\.[^\\s<>"]+',
    '(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}',
    '(?<![\\w.-])(?:[\\w-]{1,63}\\.){1,5}(?:org|com|net|us|ly|info|io|es|ar|mx|in|uk|ca)/[^\\s<>"]+',
    '(?<=\\b(?:call|phone|tel|whatsapp|telefono|text)\\.?:?\\s)\\+?\\d[\\d ().-]{5,20}\\d',
    '\\+\\d[\\d ().-]{7,20}\\d',
  ].join('|'),
  'gi',
);
const meetingHosts =
  /zoom\.us|meet\.google|teams\.microsoft|jit\.?si|youtu\.?be|twitch|webex|bigbluebutton/i;

/** Finds the addresses and numbers by which people are reached, so that no hour is read in them. */
export function findLinks(text: string, original: string): Link[] {
  return [...text.matchAll(linkPattern)].slice(0, 60).map((match) => {
    const whole = match[0].replace(/[.,;:!?)\]]+$/, '');
    const { index } = match;
    const before =
      text
        .slice(Math.max(0, index - 40), index)
        // "Link:" on a line of its own.
        .replace(/:\s+$/, ': ')
        .split(/[\n.]/)
        .at(-1) ?? '';
    const said = original.slice(index, index + whole.length);
    return { from: index, to: index + whole.length, said, kind: linkKind(whole, before) };
  });
}

function linkKind(link: string, before: string): Link['kind'] {
  if (!/\//.test(link) && !/^www/i.test(link)) return 'contact';
  if (meetingHosts.test(link)) return 'join';
  if (/rsvp|regist|sign.?up|tickets?|inscri|anot|formulario/i.test(before + link)) return 'sign-up';
  if (/join|link|watch|stream|conect|transmi|en vivo|enlace/i.test(before)) return 'join';
  return 'other';
}

/** Finds the passages of a text, which is folded and bears no days and times any more. */
export function findPassages(text: string, original: string): Passage[] {
  const found: Passage[] = [];
  const add = (passage: Passage | null) => {
    if (passage === null || passage.items.length === 0 || found.length > 60) return;
    if (found.every(({ from, to }) => passage.to <= from || passage.from >= to))
      found.push(passage);
  };
  for (const match of text.matchAll(signedOn)) add(signedOnPassage(text, original, match));
  for (const { kind, pattern } of passagePatterns)
    for (const match of text.matchAll(pattern)) {
      const valueFrom = match.index + match[0].length;
      add(passageAt(text, original, kind, match.index, valueFrom));
    }
  for (const match of withNames.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const valueFrom = match.index + match[0].length;
    const word = /\S+\s*$/.exec(match[0])?.index ?? 0;
    add(passageAt(text, original, 'speakers', match.index + word, valueFrom));
  }
  for (const match of hostFirst.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const from = match.index;
    const name = match[1] ?? '';
    const items = [original.slice(from, from + name.length)];
    add({
      from,
      to: from + match[0].length,
      kind: 'host',
      valueFrom: from,
      items,
      continues: false,
    });
  }
  return found.sort((a, b) => a.from - b.from);
}

const capitalized = "[\\p{Lu}\\d][\\p{L}\\p{M}\\d'’&.-]*";
const organization = `${capitalized}(?: (?:of|for|de|del|la|las|los|y|and|the|${capitalized})){0,8}`;
const hostFirst = [
  new RegExp(
    [
      `(?<=^|\\n|[.!?]\\s)(${organization})`,
      ' (?:presents?|invites? (?:you|everyone|all) to|presenta|invita a|convoca a)\\b:?',
    ].join(''),
    'gu',
  ),
  new RegExp(`(?<=\\b(?:Join|JOIN) )((?!us\\b)${organization})(?= (?:for|at|on|in)\\b)`, 'gu'),
];

const personAhead = "(?=\\p{Lu}[\\p{Ll}'-]+ (?:de |del |la |van |von )?\\p{Lu}[\\p{Ll}'-]+)";

/** A talk "with" people; what one stands in solidarity with is none. */
const withNames = [
  new RegExp(
    [
      `(?<=^|\\n|[.!?]\\s)(?:(?:[Bb]y|[Aa]uthor|[Ww]ith) )?${personAhead}`,
      '(?=[^\\n.;]{3,60} in conversation with)',
    ].join(''),
    'gu',
  ),
  new RegExp(
    [
      '\\b(?:panel|briefing|talk|charla|conversation|discussion|debate|webinar|meeting|evening|forum',
      '|conversatorio|presentacion|workshop|taller|lecture|teach-in|call|debat|reunion publique',
      '|rencontre|soiree',
      '|roda de conversa|palestra|conversa|aula publica)\\b[^\\n;]{0,160}?',
      `\\b(?:with|con|avec|com)\\s${personAhead}`,
    ].join(''),
    'gu',
  ),
  new RegExp(`(?<=^|\\n) {0,3}(?:With|Con|Avec|Com|WITH|CON|AVEC|COM):?\\s${personAhead}`, 'gu'),
];

const signedOn =
  /\b(?:are|have)\s(?:already\s)?(?:signed on|signed|endorsed|joined as co-?sponsors)\b/gi;

function signedOnPassage(text: string, original: string, match: RegExpExecArray): Passage | null {
  const head = text.slice(Math.max(0, match.index - 2000), match.index);
  const from =
    match.index - head.length + (/(?:[.!?]\s|\n)(?=[^.!?\n]*$)/.exec(head)?.index ?? -1) + 1;
  const stretch = text.slice(from, match.index);
  const lead = /^\s*(?:so far,? |already,? )*/i.exec(stretch)?.[0].length ?? 0;
  const valueFrom = from + lead;
  return passageOf(
    original,
    'co-sponsors',
    valueFrom - lead + (/^\s*/.exec(stretch)?.[0].length ?? 0),
    {
      valueFrom,
      valueTo: match.index,
      to: match.index + match[0].length,
    },
  );
}

function passageAt(
  text: string,
  original: string,
  kind: PassageKind,
  from: number,
  valueFrom: number,
): Passage | null {
  const opened = text.slice(from, valueFrom);
  const listed = opened.includes('\n') ? listEnd(text, valueFrom) : null;
  const to = listed ?? endOfSentence(text, valueFrom);
  return passageOf(original, kind, from, { valueFrom, valueTo: to, to });
}

function passageOf(
  original: string,
  kind: PassageKind,
  from: number,
  { valueFrom, valueTo, to }: { valueFrom: number; valueTo: number; to: number },
): Passage | null {
  const value = original
    .slice(valueFrom, valueTo)
    .trim()
    .replace(/[,;:\s]+$/, '');
  if (!/\p{L}/u.test(value)) return null;
  const continues = andOthers.test(value);
  const told = value.replace(andOthers, '').replace(ornaments, '');
  const items =
    kind === 'bring' || kind === 'host'
      ? [told]
      : kind === 'speakers'
        ? peopleIn(told)
        : namesIn(told);
  return { from, to, kind, valueFrom, items, continues };
}

/** The end of the lines of a list: an empty line, a line with a day or an hour, or one that opens anew. */
function listEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const end = text.indexOf('\n', at);
    if (at - from > longestPassage) return at;
    const line = text.slice(at, end === -1 ? text.length : end);
    const opens = passagePatterns.some(
      ({ pattern }) => new RegExp(pattern.source, 'i').exec(line)?.index === 0,
    );
    if (line.trim() === '' || line.includes(readMark) || (at > from && opens)) return at;
    if (end === -1) return text.length;
    at = end + 1;
  }
}

/** Letters of the longest passage: hundreds of names. */
const longestPassage = 3000;

const sentenceEnd = new RegExp(`[!?\\n${readMark}]|\\.(?=\\s|$)`, 'g');
const abbreviated = /\b(?:st|dr|av|sr|sra|mr|mrs|ms|prof|lic|no|[a-z])$/i;

/** Where the sentence ends in which a position lies. */
export function endOfSentence(whole: string, from: number): number {
  const text = whole.slice(0, from + longestPassage);
  sentenceEnd.lastIndex = from;
  for (let match = sentenceEnd.exec(text); match !== null; match = sentenceEnd.exec(text)) {
    if (
      match[0] === '.' &&
      abbreviated.test(text.slice(Math.max(from, match.index - 5), match.index))
    )
      continue;
    return match.index;
  }
  return text.length;
}

const listMark = /^\s*(?:[-–—*•·▪]|\d{1,2}[.)])\s+/;

/** Names of organizations, divided by lines or commas; "and" divides the last two. */
function namesIn(text: string): string[] {
  const parts = text
    .split(/\n|[;•|]|,(?![^(]*\))/)
    .map((part) => part.replace(listMark, '').trim())
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const bare = last.replace(/^(?:and|y|et?|&)\s+/i, '');
  const divided = /^(.+?)\s(?:and|y|et?|&)\s(.+)$/i.exec(bare);
  const [, one = '', other = ''] = divided ?? [];
  const oxford = bare !== last;
  const isTwo =
    divided !== null && !oxford && (parts.length > 1 || (/\s/.test(one) && /\s/.test(other)));
  return [...parts.slice(0, -1), ...(isTwo ? [one, other] : [bare])]
    .map((name) => name.replace(/[.\s]+$/, ''))
    .filter((name) => /\p{L}/u.test(name) && name.length <= 150);
}

const namePart = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
const personName = `${namePart}(?: (?:de|del|la|van|von|da|dos|el|al|bin|y))*(?: ${namePart})+`;
const personPattern = new RegExp(
  [
    '(?<=^|\\n {0,4}(?:[-–—*•·▪] {0,3})?|[,;]\\s(?:and\\s|y\\s|et\\s)?|\\s(?:and|y|et?|&)\\s)',
    `(${personName})(?=$|[\\s,;(:.])`,
  ].join(''),
  'gu',
);

/** People with what they are, as `Ada Example — nurse`. */
function peopleIn(text: string): string[] {
  const lined = /\n|;/.test(text);
  const pieces = lined ? text.split(/\n|;/) : splitAtNames(text);
  return pieces.flatMap((piece) => {
    const line = piece
      .replace(listMark, '')
      .replace(/^(?:and|y|et?)\s/i, '')
      .trim();
    const name = new RegExp(`^${personName}`, 'u').exec(line)?.[0];
    if (name === undefined) return [];
    const role = line
      .slice(name.length)
      .replace(/^[\s,:(–—-]+/, '')
      .replace(/,?\s(?:and|y|et?)\s*$/i, '')
      .replace(/[\s,;.)]+$/, '')
      .trim();
    return [role === '' ? name : `${name} — ${balanced(role)}`];
  });
}

function balanced(role: string): string {
  const open = role.split('(').length > role.split(')').length;
  return open ? `${role})` : role;
}

/** In one line a new person begins with a name behind a comma or "and", outside of brackets. */
function splitAtNames(told: string): string[] {
  const text = told.replace(/ (?:in conversation with|en conversacion con) /i, ', ');
  const starts = [...text.matchAll(personPattern)]
    .map(({ index }) => index)
    .filter((index) => {
      const before = text.slice(0, index);
      return before.split('(').length === before.split(')').length;
    });
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
}
