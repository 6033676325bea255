import type { Language } from '../languages.ts';

/** The columns of a sign-in sheet beside the tick, the name and its code, in the order of the paper. */
export const sheetColumns = [
  'companions',
  'organization',
  'email',
  'consent',
  'signature',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

export const sheetPapers = ['a4', 'letter'] as const;
export type SheetPaper = (typeof sheetPapers)[number];

/** Somebody on the sheet. */
export interface SheetPerson {
  /** By which the person is found when the sheet is entered afterwards. */
  code: string;
  name: string;
  companions: number;
  /** '' where they named none, or where the sheet does not tell it. */
  organization: string;
}

/** What a sign-in sheet says, in the words of one language. */
export interface SheetFacts {
  language: Language;
  paper: SheetPaper;
  columns: readonly SheetColumn[];
  title: string;
  when: string;
  /** '' where nobody announced a place. */
  where: string;
  people: readonly SheetPerson[];
  /** Lines for those who come without having signed up. */
  blank: number;
  words: SheetWords;
}

export interface SheetWords {
  /** The heads of the columns. */
  heads: Readonly<Record<'here' | 'name' | 'code' | SheetColumn, string>>;
  /** "Page {page} of {pages}", the two in braces as they stand here. */
  page: string;
  /** Which part of a long list it is; '' where it is whole. */
  part: string;
  /** What somebody agrees to who ticks the box of the consent. */
  consent: string;
  /** What a box stands for, which is drawn in place of a letter that no font of ours has. */
  missing: string;
}
