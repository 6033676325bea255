import { expect, test } from '@jest/globals';
import { britishAndIndianTexts } from './texts/britainAndIndia.ts';
import type { AnnouncementExample } from './texts/example.ts';
import { freshTexts } from './texts/fresh.ts';
import { heldOutTexts } from './texts/heldOut.ts';
import { heldOutAgain } from './texts/heldOutAgain.ts';
import { judge } from './texts/judge.ts';
import type { Verdict } from './texts/judge.ts';
import { lastHeldOutInEnglish } from './texts/lastHeldOut.ts';
import { lastHeldOutElsewhere } from './texts/lastHeldOutElsewhere.ts';
import { northAmericanTexts } from './texts/northAmerica.ts';
import { habitTexts, seedTexts } from './texts/ofIssue.ts';
import { spanishTexts } from './texts/spanish.ts';
import { unseenBritainAndIndia } from './texts/unseenBritainAndIndia.ts';
import { unseenFrenchAndPortuguese } from './texts/unseenFrenchAndPortuguese.ts';
import { unseenNorthAmerica } from './texts/unseenNorthAmerica.ts';
import { unseenSpanish } from './texts/unseenSpanish.ts';

function counted(examples: readonly AnnouncementExample[]): {
  counts: Record<Verdict, number>;
  notes: string[];
} {
  const counts = { right: 0, partly: 0, asked: 0, wrong: 0 };
  const notes: string[] = [];
  for (const example of examples) {
    const { verdict, notes: found } = judge(example);
    counts[verdict] += 1;
    if (verdict !== 'right')
      notes.push(
        `${verdict}: ${example.text.slice(0, 60).replaceAll('\n', ' / ')} … ${found.join('; ')}`,
      );
  }
  return { counts, notes };
}

test.each([
  ['the demonstration', seedTexts, 2],
  ['habits of writing', habitTexts, 20],
  ['the United States and Canada', northAmericanTexts, 10],
  ['Britain and India', britishAndIndianTexts, 10],
  ['Argentina, Mexico and Spain', spanishTexts, 12],
  ['kinds that were held out', heldOutTexts, 12],
  ['further kinds that were held out', heldOutAgain, 12],
  ['unseen, the United States and Canada', unseenNorthAmerica, 9],
  ['unseen, Britain and India', unseenBritainAndIndia, 8],
  ['unseen, Argentina, Mexico and Spain', unseenSpanish, 10],
  ['unseen, France and Brazil', unseenFrenchAndPortuguese, 11],
  ['held out at the end, in English', lastHeldOutInEnglish, 8],
  ['held out at the end, in other languages', lastHeldOutElsewhere, 11],
  ['held out after the end', freshTexts, 10],
])('announcements of %s are read', (name, examples, floor) => {
  const { counts, notes } = counted(examples);
  process.stdout.write(`${name}: ${JSON.stringify(counts)}\n${notes.join('\n')}\n`);
  expect(counts.wrong).toBe(0);
  expect(counts.right).toBeGreaterThanOrEqual(floor);
});
