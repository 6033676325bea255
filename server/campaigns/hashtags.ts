import type { FieldProblem } from '../web/parseForm.ts';

const most = 10;

/** Letters with their marks, digits and lines below, as the places where one posts read them. */
const hashtag = /^[\p{L}\p{M}\p{N}_]{1,60}$/u;

/** Reads hashtags as somebody types them, with or without `#`, parted by spaces or commas: `#one #two`. */
export function readHashtags(typed: string): { value: string } | { problem: FieldProblem } {
  const words = typed.split(/[\s,;]+/).map((word) => word.replace(/^[#\uFF03]+/, ''));
  const named = [...new Set(words.filter((word) => word !== ''))];
  if (named.length > most)
    return { problem: { key: 'console.campaigns.problems.tooManyHashtags', values: { most } } };
  return named.every((word) => hashtag.test(word))
    ? { value: named.map((word) => `#${word}`).join(' ') }
    : { problem: { key: 'console.campaigns.problems.hashtags' } };
}
