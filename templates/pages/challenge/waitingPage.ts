import { html } from '@prairielearn/html';
import { challengeAtOnce } from '../../components/challenge.ts';
import { submitButton } from '../../components/buttons.ts';
import { hiddenField } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import type { FormValues } from '../../forms.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';

export interface WaitingPageProps {
  /** Where the form is sent once more. */
  action: string;
  /** The page of the form, where links to other languages lead. */
  formPath: string;
  /** What was typed; it travels along. */
  typed: FormValues;
  pass: string;
  /** How long to wait from now on. */
  seconds: number;
  /** The button was pressed before its time. */
  early: boolean;
  /** Whether a browser with scripts may solve a puzzle here instead of waiting. */
  solves: boolean;
  /** What it is good for: robots all over the site, or many forms from the visitor's network. */
  why: 'robots' | 'network';
}

const waitingId = 'wait';

/**
 * Answers a form that was held back. A browser with scripts solves a puzzle and goes on by itself;
 * the others wait a little and press the button.
 */
export function waitingPage(view: View, props: WaitingPageProps): Html {
  const { t } = view;
  const { action, formPath, typed, pass, seconds, early, solves, why } = props;
  return page(view, {
    title: t('challenge.title'),
    canonicalPath: formPath,
    robots: 'noindex',
    body: html`
      <h1>${t('challenge.title')}</h1>
      <form class="form" method="post" action="${action}" data-once>
        ${Object.entries(typed).flatMap(([name, value]) =>
          [value ?? []].flat().map((one) => hiddenField(name, one)),
        )}
        ${hiddenField('pass', pass)} ${solves ? challengeAtOnce(view, waitingId) : ''}
        <div id="${waitingId}" class="stack">
          ${early ? notice({ tone: 'warn', live: true }, t('challenge.early', { count: seconds })) : ''}
          <p class="lead">${t('challenge.wait', { count: seconds })}</p>
          <div class="actions">${submitButton(t('challenge.button'))}</div>
        </div>
        <p>${t(`challenge.why.${why}`)}</p>
      </form>
    `,
  });
}
