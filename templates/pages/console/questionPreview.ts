import { html } from '@prairielearn/html';
import type { Question } from '../../../server/questions/question.ts';
import { linkButton } from '../../components/buttons.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { askedFields } from '../events/askedQuestions.ts';
import type { QuestionsFrame } from './questionsFrame.ts';

/** The questions as attendees see them; what is typed there goes nowhere. */
export function questionPreviewPage(
  view: View,
  { frame, asked }: { frame: QuestionsFrame; asked: readonly Question[] },
): Html {
  const { t } = view;
  return frame.page(view, {
    title: t('console.questions.previewTitle'),
    canonicalPath: frame.addresses.preview,
    crumbs: [],
    body: html`
      <div class="stack">
        <h2>${t('console.questions.previewTitle')}</h2>
        <p>${t('console.questions.previewText')}</p>
        <div class="sign-up" role="group" aria-label="${t('console.questions.previewTitle')}">
          <div class="form">${askedFields(view, freshForm(), asked)}</div>
        </div>
        <div class="actions">
          ${linkButton(frame.addresses.list, t('console.questions.back'), 'quiet')}
        </div>
      </div>
    `,
  });
}
