import { html } from '@prairielearn/html';
import {
  consoleQuestionContactsAddress,
  consoleQuestionRemovingAnswersAddress,
  consoleQuestionsAddress,
} from '../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

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
  { slug }: EventOnConsole,
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
              action: consoleQuestionContactsAddress(slug),
              label: t('console.questions.contacts.ask'),
              about: name,
              hidden: { endorsement: String(id) },
            })
          : html`<a href="${consoleQuestionContactsAddress(slug, question)}"
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
  props: { event: EventOnConsole; id: number; label: string; answers: number },
): Html {
  const { t } = view;
  const { event, id, label, answers } = props;
  const action = consoleQuestionRemovingAnswersAddress(event.slug, id);
  return eventPage(view, event, {
    tab: 'questions',
    title: t('console.questions.removing.title'),
    canonicalPath: action,
    crumbs: [{ href: consoleQuestionsAddress(event.slug), label: t('console.questions.title') }],
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        <h2>${t('console.questions.removing.title')}</h2>
        <p><bdi>${label}</bdi></p>
        <p>${t('console.questions.removing.text', { count: answers })}</p>
        <div class="actions">
          ${submitButton(t('console.questions.removing.submit'), { tone: 'danger' })}
          ${linkButton(
            consoleQuestionsAddress(event.slug),
            t('console.questions.removing.keep'),
            'quiet',
          )}
        </div>
      </form>
    `,
  });
}
