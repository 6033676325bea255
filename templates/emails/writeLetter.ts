import { html } from '@prairielearn/html';
import type { Block, Frame, Letter, MailFact, MailTexts, Phrase } from './letter.ts';
import { subjectLine } from './letter.ts';
import { letterHtml } from './letterHtml.ts';
import { letterText } from './letterText.ts';

/** Makes the subject and both parts of a mail. */
export function writeLetter(frame: Frame, letter: Letter): MailTexts {
  return {
    subject: subjectLine(letter.subject),
    text: letterText(frame, letter),
    html: letterHtml(frame, letter).toString(),
  };
}

/**
 * The same of a letter that thousands get who differ in where its links lead, and in what is marked as
 * their own: it is written once, and for each that is put in. Nothing else in it may be about a person,
 * since what is written is remembered for a while.
 */
export function writeCommonLetter({ site, ...frame }: Frame, letter: Letter): MailTexts {
  const own: string[] = [];
  const marked = (value: string) => `${mark}${own.push(value) - 1}${mark}`;
  const blocks = letter.blocks.map((block) => block && blockMarked(block, marked));
  const choicesUrl = marked(site.choicesUrl);
  const written = known({ ...frame, site: { ...site, choicesUrl } }, { ...letter, blocks });
  const escaped = own.map((value) => html`${value}`.toString());
  return {
    subject: written.subject,
    text: filled(written.text, own),
    html: filled(written.html, escaped),
  };
}

/** Nobody can write it: it is another one with each start. */
const mark = crypto.randomUUID();

/** A letter taken apart at its marks: what stands between them, and in turn whose numbers belong there. */
interface Written {
  subject: string;
  text: readonly string[];
  html: readonly string[];
}

const mostKnown = 100;
const letters = new Map<string, Written>();

function known(frame: Frame, letter: Letter): Written {
  const key = JSON.stringify([frame.language, frame.site, letter]);
  const before = letters.get(key);
  if (before !== undefined) return before;
  if (letters.size >= mostKnown) letters.clear();
  const { subject, text, html: markup } = writeLetter(frame, letter);
  const written = { subject, text: text.split(mark), html: markup.split(mark) };
  letters.set(key, written);
  return written;
}

function filled(parts: readonly string[], own: readonly string[]): string {
  return parts.map((part, index) => (index % 2 === 0 ? part : own[Number(part)])).join('');
}

type Marked = (value: string) => string;

function blockMarked(block: Block, marked: Marked): Block {
  if (block.kind === 'button' || block.kind === 'link')
    return { ...block, href: marked(block.href) };
  if (block.kind === 'facts')
    return { ...block, facts: block.facts.map((fact) => fact && factMarked(fact, marked)) };
  return block;
}

function factMarked({ label, loud = [], lines }: MailFact, marked: Marked): MailFact {
  const phrases = (values: readonly Phrase[]) =>
    values.map((value) =>
      typeof value !== 'string' && 'own' in value ? { own: marked(value.own) } : value,
    );
  return { label, loud: phrases(loud), lines: phrases(lines) };
}
