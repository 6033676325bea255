import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Frame, Letter } from '../../../templates/emails/letter.ts';
import { writeCommonLetter, writeLetter } from '../../../templates/emails/writeLetter.ts';
import { translator } from '../../../templates/translate.ts';

/** A letter of everything that can be a reader's own. */
function letterTo(page: string, code: string, words: string): Letter {
  return {
    subject: 'You are in',
    preview: 'Sunday',
    tone: 'red',
    headline: 'You are in',
    blocks: [
      { kind: 'paragraph', text: words },
      null,
      {
        kind: 'facts',
        facts: [
          { label: 'Code', loud: [{ own: code }], lines: ['At the door', { own: page }] },
          null,
        ],
      },
      { kind: 'button', label: 'Open', href: page },
      { kind: 'link', label: 'Share', href: 'https://example.org/events/panel/share' },
    ],
    smallPrint: ['Kept for a while.'],
  };
}

function frameTo(choicesUrl: string): Frame {
  const site = {
    organization: 'Example Collective',
    logo: null,
    baseUrl: 'https://example.org',
    contact: null,
    color: 'red',
    zone: 'America/New_York',
    about: false,
    imprint: false,
    choicesUrl,
  } as const;
  return { language: 'en', t: translator('en'), site };
}

test('a letter that is remembered is for each reader as it would be written for them alone', () => {
  const ownWord = fc.stringMatching(/^[\w<>&"'0-9]{1,80}$/);
  fc.assert(
    fc.property(
      fc.array(fc.record({ choices: ownWord, page: ownWord, code: ownWord }), { minLength: 2 }),
      fc.constantFrom('Come early.', 'Come late, 1 and 0.'),
      (readers, words) => {
        for (const { choices, page, code } of readers) {
          const letter = letterTo(page, code, words);
          const frame = frameTo(choices);
          expect(writeCommonLetter(frame, letter)).toEqual(writeLetter(frame, letter));
        }
      },
    ),
  );
});
