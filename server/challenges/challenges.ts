import { randomBytes, randomInt } from 'node:crypto';
import { largestNumber, makeChallenge, readSolution, type Challenge } from './proofOfWork.ts';
import { makePass, readPass, waitingTime } from './waitingPass.ts';

/** What a form brought along to show that no robot sends it by the thousand. */
export interface Proof {
  /** The solution of a challenge; '' for none. */
  solution: string;
  /** A pass of the waiting page; '' for none. */
  pass: string;
}

/** Whether a form may go on, or for how long whoever sent it waits, with which pass. */
export type Judgement = { kind: 'passed' } | { kind: 'wait'; pass: string; milliseconds: number };

/** Hands out challenges and takes each solution once. */
export interface Challenges {
  challenge(now: number): Challenge;
  /**
   * Spends a proof if it is good.
   *
   * @param subject what the form is about: a pass is good for that alone
   */
  judge(proof: Proof, subject: string, now: number): Judgement;
}

/** How often what has run out is forgotten, in milliseconds. */
const sweepEvery = 60_000;

/** Proofs that are remembered as spent; whoever has made more of them may spend the oldest again. */
const mostSpent = 100_000;

/**
 * The key lives and dies with the process, and so does the memory of what was spent: after a
 * restart nothing is good any more that was handed out before, and can be spent again neither. A
 * form that is under way meets the waiting page and loses nothing.
 */
export function makeChallenges(): Challenges {
  const key = randomBytes(32);
  const spent = new Map<string, number>();
  let sweptAt = 0;

  /** False when it was spent before. */
  function spend(what: string, expiresAt: number, now: number): boolean {
    if (now - sweptAt >= sweepEvery) {
      sweptAt = now;
      for (const [one, end] of spent) if (end <= now) spent.delete(one);
    }
    if (spent.has(what)) return false;
    spent.set(what, expiresAt);
    const [oldest] = spent.keys();
    if (spent.size > mostSpent && oldest !== undefined) spent.delete(oldest);
    return true;
  }

  return {
    challenge: (now) => makeChallenge(key, randomInt(largestNumber + 1), now),
    judge: (proof, subject, now) => {
      const solved = readSolution(key, proof.solution, now);
      if (solved && spend(solved.challenge, solved.expiresAt, now)) return { kind: 'passed' };
      const pass = readPass(key, proof.pass, subject, now);
      if (pass && pass.goodFrom > now)
        return { kind: 'wait', pass: proof.pass, milliseconds: pass.goodFrom - now };
      if (pass && spend(pass.id, pass.expiresAt, now)) return { kind: 'passed' };
      return { kind: 'wait', pass: makePass(key, subject, now), milliseconds: waitingTime };
    },
  };
}
