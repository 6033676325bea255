import type { Block, MailFact, PictureInMail } from './letter.ts';

/** A sentence or more of a mail. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** Labels with what they stand for; null for what does not apply. */
export function facts(list: readonly (MailFact | null)[]): Block {
  return { kind: 'facts', facts: list };
}

/** A mail that may show the picture of its event. */
export interface WithPicture {
  picture: PictureInMail | null;
}

export function pictureBlock({ picture }: WithPicture): Block | null {
  return picture === null ? null : { kind: 'picture', ...picture };
}
