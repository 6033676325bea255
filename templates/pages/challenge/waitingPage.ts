import { html } from '@prairielearn/html';
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
}

/** For browsers that cannot do the calculation: wait a little, then press the button again. */
export function waitingPage(view: View, props: WaitingPageProps): Html {
  const { t } = view;
  const { action, formPath, typed, pass, seconds, early } = props;
  return page(view, {
    title: t('challenge.title'),
    canonicalPath: formPath,
    robots: 'noindex',
    body: html`
      <h1>${t('challenge.title')}</h1>
      ${early ? notice({ tone: 'warn', live: true }, t('challenge.early', { count: seconds })) : ''}
      <p class="lead">${t('challenge.wait', { count: seconds })}</p>
      <p>${t('challenge.why')}</p>
      <form class="form" method="post" action="${action}" data-once>
        ${Object.entries(typed).flatMap(([name, value]) =>
          [value ?? []].flat().map((one) => hiddenField(name, one)),
        )}
        ${hiddenField('pass', pass)} ${submitButton(t('challenge.button'))}
      </form>
    `,
  });
}
