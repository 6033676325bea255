import type { z } from 'zod';
import type { Reads, Store } from '../../db/database.ts';
import type { AuditDeed } from '../../db/auditActions.ts';
import type { TranslatedTexts } from '../../db/schema.ts';
import type { OfTranslation } from '../../templates/addresses/languagesBelow.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Html, View } from '../../templates/view.ts';
import type { OrganizerVisit } from '../web/routes.ts';

/** A text beside which others in further languages can stand. */
export interface WrittenText {
  /** By which it is stored, and the name of its box. */
  name: string;
  /** What the audit log calls it; several texts can be parts of one. */
  part: string;
  label: string;
  /** The label of its box, where that says more. */
  box?: string;
  original: string;
  /** Lines of its box. */
  rows: number;
  /** Reads what was typed into the box. */
  form: z.ZodType<string>;
  /** Nothing of the subject can be read without it. */
  required?: true;
  /** What the box begins with, where that is not the text as it is stored. */
  shown?: (text: string) => string;
}

/** The texts of a subject in a further language, as they are stored. */
export interface StoredTexts {
  language: TextLanguage;
  texts: TranslatedTexts;
  updatedAt: number;
}

/** A text that was read from a file of translators. */
export interface TextFromFile {
  text: string;
  /** The original beside which it was written; null where its translator was not sure of it. */
  original: string | null;
}

/** How a page of the dashboard about a subject's languages is framed. */
export interface SubjectPage {
  /** What the page is about, below the subject. */
  title: string;
  body: Html;
  canonicalPath: string;
  /** Whether it is the list of languages, or a page below it. */
  below: boolean;
  /** A question instead of a page of the subject. */
  narrow?: true;
}

/**
 * Something of which organizers write in several languages. Whatever has one has the pages, the rule and the
 * storing of all of them: see `languageRoutesOf`.
 */
export interface TextSubject {
  language: TextLanguage;
  texts: readonly WrittenText[];
  /** The name of the subject, in its own language. */
  name: string;
  /** What reading it in another language means, and what goes with the texts of a language. */
  words: { intro: string; removal: string };
  /** A way from the list of languages to others. */
  more?: Html;
  address: (language?: TextLanguage, action?: OfTranslation) => string;
  /** Whether it is still there, of what can be deleted while somebody translates it. */
  isThere?: (reads: Reads) => boolean;
  /** Where everybody reads it. */
  page: string;
  stored: (
    reads: Pick<Reads, 'eventTexts' | 'furtherTexts' | 'questions'>,
  ) => readonly StoredTexts[];
  put: (store: Store, language: TextLanguage, texts: TranslatedTexts, now: number) => void;
  remove: (store: Store, language: TextLanguage, now: number) => void;
  /** What the audit log tells of it; without parts, the texts of the language were deleted. */
  deed: (language: TextLanguage, parts: string | null) => AuditDeed & { eventId?: number };
  frame: (view: View, page: SubjectPage) => Html;
}

/** Finds the subject of a page of the dashboard. */
export type FindSubject = (visit: OrganizerVisit) => TextSubject;
