import type { FormValues } from '../../templates/forms.ts';
import { waitingPage } from '../../templates/pages/challenge/waitingPage.ts';
import { page, type Reply, type Visit } from '../web/routes.ts';

/** The fields of a form that are proofs and not part of what was typed. */
export const proofFields = { solution: 'altcha', pass: 'pass' } as const;

/**
 * Where forms are guarded against robots: spends the proof that the form brought, or answers with
 * the page on which one waits. Everything typed stands in that page and comes back with its button.
 *
 * @param about whom or what the form is about, such as an address: a pass is good for that alone
 * @param formPath where the form itself is, for links to other languages
 * @returns null when the form may go on
 */
export function holdBack(visit: Visit, about: string, formPath: string): Reply | null {
  const { services, view, form, now, request } = visit;
  if (!services.config.abuseChallenge) return null;
  const { path } = request;
  const proof = {
    solution: single(form, proofFields.solution),
    pass: single(form, proofFields.pass),
  };
  const judgement = services.challenges.judge(proof, `${path}\0${about}`, now);
  if (judgement.kind === 'passed') return null;

  const typed = Object.entries(form).filter(
    ([name]) => name !== proofFields.solution && name !== proofFields.pass,
  );
  const html = waitingPage(view, {
    action: path,
    formPath,
    typed: Object.fromEntries(typed),
    pass: judgement.pass,
    seconds: Math.ceil(judgement.milliseconds / 1000),
    early: judgement.pass === proof.pass,
  });
  return { ...page(html), headers: { 'Cache-Control': 'no-store' } };
}

function single(form: FormValues, name: string): string {
  const value = form[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? '';
}
