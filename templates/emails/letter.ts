import { shownText } from '../characters.ts';
import type { Language } from '../languages.ts';
import type { TextLanguage } from '../textLanguages.ts';
import type { Translate } from '../translate.ts';
import type { Html, Site } from '../view.ts';

/** A mail as a template makes it. */
export interface MailTexts {
  subject: string;
  text: string;
  html: string;
}

/** A mail of one kind: typed facts in, texts in the reader's language out. */
export type MailTemplate<Props> = (props: Props, t: Translate, language: Language) => MailTexts;

/** What a mail says, in the order it is read; one description for the text and for the HTML part. */
export interface Letter {
  subject: string;
  /** The first words that a list of mails shows beside the subject. */
  preview: string;
  /** Red calls, ink tells of something that waits or is over. */
  tone: 'red' | 'ink';
  /** In one to five words what the mail is: "You're in". */
  headline: Phrase;
  /** What it is about, below the headline. */
  about?: Phrase;
  blocks: readonly (Block | null)[];
  /** Small print: why this mail came and what is kept until when. */
  smallPrint: readonly string[];
}

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; facts: readonly (MailFact | null)[] }
  /** The one thing that the mail is for. */
  | { kind: 'button'; label: string; href: string }
  /** Another way on, less loud; the label ends without a colon. */
  | { kind: 'link'; label: string; href: string }
  /** What organizers wrote in this very mail, for both parts. */
  | { kind: 'prose'; html: Html; text: string; language: TextLanguage }
  /** A picture of the event, from this site alone and at an address that is the same for every reader. */
  | ({ kind: 'picture' } & PictureInMail)
  /** Words of a person, set apart from ours. */
  | { kind: 'quote'; label: string; text: string; language?: TextLanguage };

export interface PictureInMail {
  src: string;
  width: number;
  height: number;
  /** What it shows, in the language that it is told in. */
  description: string;
  language: TextLanguage;
}

export interface MailFact {
  label: string;
  /** What one looks the mail up for: set large, before the other lines. */
  loud?: readonly Phrase[];
  lines: readonly Phrase[];
}

/** Our own words, those of somebody else in their language and direction, or what is the reader's alone. */
export type Phrase = string | { text: string; language: TextLanguage | null } | { own: string };

/** The site as it shows in the mail to one address. */
export interface MailSite extends Site {
  /** The whole address of the page on which its owner says which mails they want. */
  choicesUrl: string;
  /** Left out where there is none. */
  logoInMail?: LogoInMail | null;
}

/** A logo that travels with the mail. */
export interface LogoInMail {
  /** By which the HTML part names it. */
  contentId: string;
  /** As it is shown, in CSS pixels. */
  width: number;
  height: number;
}

/** What stands around every mail. */
export interface Frame {
  language: Language;
  t: Translate;
  site: MailSite;
}

/** The longest subject that lists of mails show in full on most screens. */
const longestSubject = 120;

/** One line, whatever stood in a title: a line break would begin a header of its own. */
export function subjectLine(text: string): string {
  const line = shownText(text).replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  if (characters.length <= longestSubject) return line;
  const head = characters.slice(0, longestSubject - 1).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > longestSubject / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}

/** The text of a phrase, whoever said it. */
export function phraseText(phrase: Phrase): string {
  if (typeof phrase === 'string') return phrase;
  return 'own' in phrase ? phrase.own : phrase.text;
}
