import { normal } from '../../templates/characters.ts';

/** A tag as it is kept, so that two spellings are one; '' for nothing. */
export function tagOf(typed: string): string {
  return normal(typed).trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** Short words: a tag is read beside a name. In letters. */
export const longestTag = 30;
