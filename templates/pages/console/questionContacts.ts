import { html } from '@prairielearn/html';
import type { QuestionAddresses } from '../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import type { QuestionsFrame } from './questionsFrame.ts';

/** A co-sponsor on the list, and whether the form asks if it may contact people. */
export interface ContactOf {
  /** Id of the co-sponsorship. */
  id: number;
  name: string;
  /** The question by which people agree; null where it is not asked. */
  question: number | null;
  agreed: number;
}

/** Who of the co-sponsors may contact people, if these agree. */
export function contactSection(
  { t }: View,
  { contacts: address }: QuestionAddresses,
  contacts: readonly ContactOf[],
): Html | '' {
  if (contacts.length === 0) return '';
  return html`<section class="stack" aria-labelledby="contacts">
    <h3 id="contacts">${t('console.questions.contacts.title')}</h3>
    <p>${t('console.questions.contacts.text')}</p>
    ${dataTable({
      caption: t('console.questions.contacts.title'),
      columns: [
        { label: t('console.questions.contacts.coSponsor'), rowHeader: true },
        { label: t('console.questions.contacts.agreed'), numeric: true },
        { label: t('console.signups.columns.actions'), labelHidden: true },
      ],
      rows: contacts.map(({ id, name, question, agreed }) => [
        html`<bdi>${name}</bdi>`,
        question === null ? '' : agreed,
        question === null
          ? actionButton({
              action: address(),
              label: t('console.questions.contacts.ask'),
              about: name,
              hidden: { endorsement: String(id) },
            })
          : html`<a href="${address(question)}"
              >${t('console.questions.contacts.file')}<span class="visually-hidden">
                <bdi>${name}</bdi></span
              ></a
            >`,
      ]),
      empty: '',
    })}
  </section>`;
}

/** Asks before everything is deleted that was answered to a question. */
export function answersRemovalPage(
  view: View,
  props: { frame: QuestionsFrame; id: number; label: string; answers: number },
): Html {
  const { t } = view;
  const { frame, id, label, answers } = props;
  const action = frame.addresses.removingAnswers(id);
  return frame.page(view, {
    title: t('console.questions.removing.title'),
    canonicalPath: action,
    crumbs: [],
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        <h2>${t('console.questions.removing.title')}</h2>
        <p><bdi>${label}</bdi></p>
        <p>${t('console.questions.removing.text', { count: answers })}</p>
        ${frame.kind === 'event' ? '' : html`<p>${t('console.questions.removing.everywhere')}</p>`}
        <div class="actions">
          ${submitButton(t('console.questions.removing.submit'), { tone: 'danger' })}
          ${linkButton(frame.addresses.list, t('console.questions.removing.keep'), 'quiet')}
        </div>
      </form>
    `,
  });
}
