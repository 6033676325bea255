import type { FormValues } from '../../templates/forms.ts';
import { waitingPage } from '../../templates/pages/challenge/waitingPage.ts';
import type { Limited } from '../web/rateLimits.ts';
import { page, type Reply, type Visit } from '../web/routes.ts';

/** The fields of a form that are proofs and not part of what was typed. */
export const proofFields = { solution: 'altcha', pass: 'pass' } as const;

/** A form that strangers send, and how often one network may send it. */
export interface GuardedForm {
  /** Whom the form is about, such as an address: a pass of the waiting page is good for that alone. */
  about: string;
  /** Where the form itself is, for links to other languages. */
  path: string;
  /** How often it is taken as it is, without a proof. */
  free: Limited;
  /** How often it is taken at all. */
  inAll: Limited;
  /** What the two bounds count for alone, such as one event; '' for everything. */
  countedFor: string;
  /** As how many forms it counts; 1 unless given. */
  acts?: number;
}

export type Admission =
  | { kind: 'admitted' }
  /** The answer is a page that solves a puzzle or waits. Everything typed comes back with it. */
  | { kind: 'challenged'; reply: Reply }
  | { kind: 'too-many'; seconds: number };

/**
 * Where forms are guarded against robots. As long as a network has not sent many, each is taken as it
 * is. Above that nobody is turned away, since the network may be a hall full of people: a form is held
 * back until it brings a proof, which a browser calculates in a moment and a robot pays for every
 * time. Only far above it the answer is no, and what was held back does not count towards that: nobody
 * uses it up for the others without paying.
 */
export async function admit(visit: Visit, guarded: GuardedForm): Promise<Admission> {
  const { services, form, now, request } = visit;
  const { limits, challenges, config } = services;
  const { about, free, inAll, countedFor, acts } = guarded;
  const asItIs =
    !config.abuseChallenge && (await limits.count(free, visit, countedFor, acts)) === null;
  if (!asItIs) {
    const proof = {
      solution: single(form, proofFields.solution),
      pass: single(form, proofFields.pass),
    };
    const judgement = challenges.judge(proof, `${request.path}\0${about}`, now);
    if (judgement.kind === 'wait') {
      const early = judgement.pass === proof.pass;
      // Where a solution was refused, the next one might be, too: it is not tried over and over.
      return challenge(visit, guarded, { ...judgement, early, solves: proof.solution === '' });
    }
  }
  const seconds = await limits.count(inAll, visit, countedFor, acts);
  return seconds === null ? { kind: 'admitted' } : { kind: 'too-many', seconds };
}

function challenge(
  { view, form, request, services }: Visit,
  { path }: GuardedForm,
  waiting: { pass: string; milliseconds: number; early: boolean; solves: boolean },
): Admission {
  const typed = Object.entries(form).filter(
    ([name]) => name !== proofFields.solution && name !== proofFields.pass,
  );
  const html = waitingPage(view, {
    action: request.path,
    formPath: path,
    typed: Object.fromEntries(typed),
    pass: waiting.pass,
    seconds: Math.ceil(waiting.milliseconds / 1000),
    early: waiting.early,
    solves: waiting.solves,
    why: services.config.abuseChallenge ? 'robots' : 'network',
  });
  const headers = { 'Cache-Control': 'no-store' };
  return { kind: 'challenged', reply: { ...page(html), headers } };
}

function single(form: FormValues, name: string): string {
  const value = form[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? '';
}
