import { describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { makeChallenges } from '../../server/challenges/challenges.ts';
import {
  challengeLife,
  largestNumber,
  makeChallenge,
  readSolution,
  type Challenge,
} from '../../server/challenges/proofOfWork.ts';
import { solve } from '../helpers/altcha.ts';

const now = Date.UTC(2024, 0, 10, 15);
const key = randomBytes(32);
const none = { solution: '', pass: '' };

function payload(values: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(values)).toString('base64');
}

function parts(solution: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(solution, 'base64').toString());
}

describe('a challenge', () => {
  test('is one as the protocol describes it', () => {
    const challenge = makeChallenge(key, 42, now);
    expect(challenge).toEqual({
      algorithm: 'SHA-256',
      challenge: createHash('sha256').update(`${challenge.salt}42`).digest('hex'),
      maxnumber: largestNumber,
      salt: expect.stringMatching(/^[\da-f]{24}\?expires=\d{10}&$/),
      signature: expect.stringMatching(/^[\da-f]{64}$/),
    });
  });

  test.each([0, 1, 4711, largestNumber])('is solved by its number (%d)', (number) => {
    const challenge = makeChallenge(key, number, now);
    expect(readSolution(key, solve(challenge), now)).toEqual({
      challenge: challenge.challenge,
      expiresAt: now + challengeLife,
    });
  });

  test('is good for as long as it says and no longer', () => {
    const solution = solve(makeChallenge(key, 7, now));
    expect(readSolution(key, solution, now + challengeLife - 1)).not.toBeNull();
    expect(readSolution(key, solution, now + challengeLife)).toBeNull();
  });

  test('is not prolonged by moving a digit from the number to the time', () => {
    const challenge = makeChallenge(key, 99_123, now);
    const { salt, ...rest } = parts(solve(challenge));
    // The very same bytes are hashed.
    const moved = payload({ ...rest, salt: `${String(salt)}9`, number: 9123 });
    expect(readSolution(key, moved, now)).toBeNull();
    const bare = `${String(salt).slice(0, -1)}9`;
    expect(readSolution(key, payload({ ...rest, salt: bare, number: 9123 }), now)).toBeNull();
  });

  test.each<[string, (solution: string, challenge: Challenge) => string]>([
    ['nothing', () => ''],
    ['no base64', () => '%%%'],
    ['no JSON', () => Buffer.from('{').toString('base64')],
    ['a list', () => Buffer.from('[]').toString('base64')],
    ['another number', (solution) => payload({ ...parts(solution), number: 8 })],
    ['a number as text', (solution) => payload({ ...parts(solution), number: '7' })],
    ['a number that is none', (solution) => payload({ ...parts(solution), number: 7.5 })],
    ['another algorithm', (solution) => payload({ ...parts(solution), algorithm: 'MD5' })],
    ['another salt', (solution) => payload({ ...parts(solution), salt: 'x?expires=9999999999&' })],
    ['no signature', (solution) => payload({ ...parts(solution), signature: '' })],
    ['a challenge of one’s own', () => solve(makeChallenge(randomBytes(32), 7, now))],
  ])('is not solved by %s', (_, forge) => {
    const challenge = makeChallenge(key, 7, now);
    const solution = solve(challenge);
    expect(readSolution(key, solution, now)).not.toBeNull();
    expect(readSolution(key, forge(solution, challenge), now)).toBeNull();
  });
});

describe('a proof', () => {
  test('by a solution is spent once', () => {
    const challenges = makeChallenges();
    const solution = solve(challenges.challenge(now));
    expect(challenges.judge({ ...none, solution }, 'ada', now)).toEqual({ kind: 'passed' });
    expect(challenges.judge({ ...none, solution }, 'ada', now).kind).toBe('wait');
    const minute = 60_000;
    // What has run out is forgotten, and is not good again for that.
    for (let later = now; later < now + 2 * challengeLife; later += minute)
      expect(challenges.judge({ ...none, solution }, 'ada', later).kind).toBe('wait');
  });

  test('of another process is good for nothing', () => {
    const solution = solve(makeChallenges().challenge(now));
    expect(makeChallenges().judge({ ...none, solution }, 'ada', now).kind).toBe('wait');
  });

  test('by waiting is good when the time has passed, once, and for the same form alone', () => {
    const challenges = makeChallenges();
    const first = challenges.judge(none, 'ada', now);
    if (first.kind !== 'wait') throw new Error(first.kind);
    expect(first.milliseconds).toBe(20_000);
    const proof = { ...none, pass: first.pass };

    const early = challenges.judge(proof, 'ada', now + 15_000);
    expect(early).toEqual({ kind: 'wait', pass: first.pass, milliseconds: 5000 });
    const later = now + 20_000;
    expect(challenges.judge(proof, 'bea', later)).toMatchObject({ kind: 'wait' });
    expect(challenges.judge(proof, 'ada', later)).toEqual({ kind: 'passed' });
    const again = challenges.judge(proof, 'ada', later);
    expect(again).toMatchObject({ kind: 'wait', milliseconds: 20_000 });
    expect(again).not.toMatchObject({ pass: first.pass });
  });

  test('by waiting runs out', () => {
    const challenges = makeChallenges();
    const first = challenges.judge(none, 'ada', now);
    if (first.kind !== 'wait') throw new Error(first.kind);
    const proof = { ...none, pass: first.pass };
    expect(challenges.judge(proof, 'ada', now + 3_600_000).kind).toBe('wait');
  });

  test('by waiting cannot be made earlier', () => {
    const challenges = makeChallenges();
    const first = challenges.judge(none, 'ada', now);
    if (first.kind !== 'wait') throw new Error(first.kind);
    const pass = first.pass.replace(`.${now + 20_000}.`, `.${now}.`);
    expect(pass).not.toBe(first.pass);
    expect(challenges.judge({ ...none, pass }, 'ada', now + 1).kind).toBe('wait');
  });
});
