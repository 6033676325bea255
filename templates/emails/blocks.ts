import type { Block, MailFact } from './letter.ts';

/** A sentence or more of a mail. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** Labels with what they stand for; null for what does not apply. */
export function facts(list: readonly (MailFact | null)[]): Block {
  return { kind: 'facts', facts: list };
}
