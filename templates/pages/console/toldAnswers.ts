import { html } from '@prairielearn/html';
import type { AnswerInWords } from '../../../server/questions/answersInWords.ts';
import { lines } from '../../components/facts.ts';
import { badge } from '../../components/notices.ts';
import { writtenIn } from '../../components/writtenIn.ts';
import type { Html, View } from '../../view.ts';

/** An answer as organizers read it beside a name. */
export type ToldAnswer = Pick<
  AnswerInWords,
  'label' | 'language' | 'words' | 'typed' | 'person' | 'missed'
>;

/** What somebody answered, question by question. */
export function toldAnswers({ t, language }: View, told: readonly ToldAnswer[]): Html | '' {
  if (told.length === 0) return '';
  return html`<dl class="told">
    ${told.map((answer) => {
      const read = answer.language === language ? '' : writtenIn(answer.language);
      return html`<div>
        <dt>
          <span ${read}>${answer.label}</span>
          ${answer.person === 0 ? '' : t('signup.questions.companion', { number: answer.person })}
        </dt>
        <dd ${answer.typed ? '' : read}>
          ${lines(answer.words)}
          ${answer.missed.map((option) => badge(t('console.questions.missed', { option }), 'warn'))}
        </dd>
      </div>`;
    })}
  </dl>`;
}
