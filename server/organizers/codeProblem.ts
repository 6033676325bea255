import type { FieldProblem } from '../web/parseForm.ts';
import type { CodeOutcome } from './codes.ts';

const minute = 60_000;

/** The sentence about a code that was not taken. */
export function codeProblem(outcome: Exclude<CodeOutcome, { kind: 'right' }>): FieldProblem {
  return outcome.kind === 'wait'
    ? { key: 'console.codeApp.wait', values: { count: Math.ceil(outcome.wait / minute) } }
    : { key: 'console.codeApp.wrong' };
}
