import { html } from '@prairielearn/html';
import type { PresetName } from '../../../server/questions/presets.ts';
import type { Question } from '../../../server/questions/question.ts';
import {
  consoleNewQuestionAddress,
  consoleQuestionAddress,
  consoleQuestionLanguagesAddress,
  consoleQuestionRemovingAnswersAddress,
  consoleQuestionPresetsAddress,
  consoleQuestionPreviewAddress,
  consoleQuestionsAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { selectField } from '../../components/forms.ts';
import { badge, doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { askedFields } from '../events/askedQuestions.ts';
import { eventPage } from './eventPage.ts';
import { contactSection, type ContactOf } from './questionContacts.ts';
import type { EventOnConsole } from './eventTabs.ts';

type Kind = Question['kind'];

/** An answer that can be chosen, and how many people chose it. */
export interface CountedAnswer {
  label: string;
  people: number;
  /** How many can have it; null where nobody counts. */
  places: number | null;
}

/** A question in the list of organizers. */
export interface ListedQuestion {
  id: number;
  label: string;
  language: string;
  kind: Kind;
  required: boolean;
  eachPerson: boolean;
  sensitive: boolean;
  /** The question from whose answer it follows. */
  after: string | null;
  /** How many answered it. */
  answers: number;
  counted: readonly CountedAnswer[];
  /** The campaign asks it, and not the event. */
  ofCampaign: boolean;
}

export interface QuestionsPageProps {
  event: EventOnConsole;
  asked: readonly ListedQuestion[];
  archived: readonly ListedQuestion[];
  contacts: readonly ContactOf[];
  presets: readonly PresetName[];
  kinds: readonly Kind[];
  done: { text: string; good: boolean } | null;
}

/** What is asked of those who sign up, and what they answered, as counts. */
export function questionsPage(view: View, props: QuestionsPageProps): Html {
  const { t } = view;
  const { event, asked, archived } = props;
  return eventPage(view, event, {
    tab: 'questions',
    title: t('console.questions.title'),
    canonicalPath: consoleQuestionsAddress(event.slug),
    body: html`
      <div class="stack">
        <h2>${t('console.questions.title')}</h2>
        ${
          props.done === null || props.done.good
            ? doneNotice(props.done?.text ?? null)
            : notice({ tone: 'warn', live: true }, props.done.text)
        }
        <p>${t('console.questions.text')}</p>
        ${
          asked.length === 0
            ? ''
            : html`<div class="actions">
                ${linkButton(
                  consoleQuestionPreviewAddress(event.slug),
                  t('console.questions.preview'),
                  'quiet',
                )}
                ${linkButton(
                  consoleQuestionLanguagesAddress(event.slug),
                  t('console.questions.languages.link'),
                  'quiet',
                )}
              </div>`
        }
        ${dataTable({
          caption: t('console.questions.list'),
          columns: [
            { label: t('console.questions.form.label'), rowHeader: true },
            { label: t('console.questions.own.kind') },
            { label: t('console.questions.count') },
            { label: t('console.signups.columns.actions'), labelHidden: true },
          ],
          rows: asked.map((question, at) => [
            named(view, question),
            t(`console.questions.kinds.${question.kind}`),
            counted(view, event.slug, question),
            question.ofCampaign ? '' : deeds(view, event.slug, question, asked, at),
          ]),
          empty: t('console.questions.none'),
        })}
        ${presetButtons(view, props)} ${ownQuestion(view, props)}
        ${contactSection(view, event, props.contacts)}
        ${archived.length === 0 ? '' : archivedQuestions(view, props)}
      </div>
    `,
  });
}

function named({ t }: View, question: ListedQuestion): Html {
  return html`<span lang="${question.language}"><bdi>${question.label}</bdi></span>
    <span class="badges">
      ${question.ofCampaign ? badge(t('console.questions.ofCampaign')) : ''}
      ${question.required ? badge(t('console.questions.required')) : ''}
      ${question.eachPerson ? badge(t('console.questions.eachPerson')) : ''}
      ${question.sensitive ? badge(t('console.questions.sensitive'), 'warn') : ''}
    </span>
    ${
      question.after === null
        ? ''
        : html`<span class="form-note"
            >${t('console.questions.conditional', { question: question.after })}</span
          >`
    }`;
}

/** The counts, and for sensitive answers the way to be rid of them. */
function counted(view: View, slug: string, question: ListedQuestion): Html {
  const { id, sensitive, answers, label } = question;
  return html`${counts(view, question)}
  ${
    !sensitive || answers === 0
      ? ''
      : html`<a href="${consoleQuestionRemovingAnswersAddress(slug, id)}"
          >${view.t('console.questions.removing.link')}<span class="visually-hidden">
            <bdi>${label}</bdi></span
          ></a
        >`
  }`;
}

function counts({ t }: View, { answers, counted }: ListedQuestion): Html {
  if (counted.length === 0)
    return html`${answers === 0 ? '' : t('console.questions.answers', { count: answers })}`;
  return html`<ul class="counts">
    ${counted.map(
      ({ label, people, places }) =>
        html`<li>
          <bdi>${label}</bdi>
          <span class="counts__number"
            >${
              places === null ? people : t('console.questions.places', { taken: people, places })
            }</span
          >
        </li>`,
    )}
  </ul>`;
}

function deeds(
  view: View,
  slug: string,
  { id, label }: ListedQuestion,
  asked: readonly ListedQuestion[],
  at: number,
): Html {
  const { t } = view;
  const about = html`<span class="visually-hidden"> <bdi>${label}</bdi></span>`;
  const move = (direction: 'up' | 'down') =>
    submitButton(html`${t(`console.questions.${direction}`)}${about}`, {
      tone: 'quiet',
      name: 'direction',
      value: direction,
    });
  const isFirst = at === 0 || asked[at - 1]?.ofCampaign === true;
  const isLast = at === asked.length - 1;
  return html`<div class="actions">
    <a href="${consoleQuestionAddress(slug, id)}">${t('console.questions.edit')}${about}</a>
    ${
      isFirst && isLast
        ? ''
        : html`<form
            class="action"
            method="post"
            action="${consoleQuestionAddress(slug, id, 'order')}"
          >
            ${isFirst ? '' : move('up')} ${isLast ? '' : move('down')}
          </form>`
    }
    <form class="action" method="post" action="${consoleQuestionAddress(slug, id, 'removal')}">
      ${submitButton(html`${t('console.questions.remove')}${about}`, { tone: 'quiet' })}
    </form>
  </div>`;
}

function presetButtons({ t }: View, { event, presets }: QuestionsPageProps): Html | '' {
  if (presets.length === 0) return '';
  return html`<section class="stack" aria-labelledby="presets">
    <h3 id="presets">${t('console.questions.presets.title')}</h3>
    <p>${t('console.questions.presets.text')}</p>
    <form class="actions" method="post" action="${consoleQuestionPresetsAddress(event.slug)}">
      ${presets.map((name) =>
        submitButton(t(`console.questions.presets.${name}.name`), {
          tone: 'quiet',
          name: 'preset',
          value: name,
        }),
      )}
    </form>
  </section>`;
}

function ownQuestion(view: View, { event, kinds }: QuestionsPageProps): Html {
  const { t } = view;
  return html`<section class="stack" aria-labelledby="own">
    <h3 id="own">${t('console.questions.own.title')}</h3>
    <form class="form" method="get" action="${consoleNewQuestionAddress(event.slug)}">
      ${selectField(view, freshForm(), {
        name: 'kind',
        label: t('console.questions.own.text'),
        choices: kinds.map((kind) => ({
          value: kind,
          label: t(`console.questions.kinds.${kind}`),
        })),
      })}
      <div>${submitButton(t('console.questions.own.next'), { tone: 'quiet' })}</div>
    </form>
  </section>`;
}

function archivedQuestions(view: View, { event, archived }: QuestionsPageProps): Html {
  const { t } = view;
  return html`<section class="stack" aria-labelledby="archived">
    <h3 id="archived">${t('console.questions.archived')}</h3>
    <p>${t('console.questions.archivedText')}</p>
    ${dataTable({
      caption: t('console.questions.archived'),
      columns: [
        { label: t('console.questions.form.label'), rowHeader: true },
        { label: t('console.questions.count') },
        { label: t('console.signups.columns.actions'), labelHidden: true },
      ],
      rows: archived.map((question) => [
        named(view, question),
        counted(view, event.slug, question),
        question.ofCampaign
          ? ''
          : html`<form
              class="action"
              method="post"
              action="${consoleQuestionAddress(event.slug, question.id, 'restoration')}"
            >
              ${submitButton(
                html`${t('console.questions.restore')}<span class="visually-hidden">
                    <bdi>${question.label}</bdi></span
                  >`,
                { tone: 'quiet' },
              )}
            </form>`,
      ]),
      empty: '',
    })}
  </section>`;
}

/** The questions as attendees see them; what is typed there goes nowhere. */
export function questionPreviewPage(
  view: View,
  { event, asked }: { event: EventOnConsole; asked: readonly Question[] },
): Html {
  const { t } = view;
  return eventPage(view, event, {
    tab: 'questions',
    title: t('console.questions.previewTitle'),
    canonicalPath: consoleQuestionPreviewAddress(event.slug),
    crumbs: [{ href: consoleQuestionsAddress(event.slug), label: t('console.questions.title') }],
    body: html`
      <div class="stack">
        <h2>${t('console.questions.previewTitle')}</h2>
        <p>${t('console.questions.previewText')}</p>
        <div class="sign-up" role="group" aria-label="${t('console.questions.previewTitle')}">
          <div class="form">${askedFields(view, freshForm(), asked)}</div>
        </div>
        <div class="actions">
          ${linkButton(consoleQuestionsAddress(event.slug), t('console.questions.back'), 'quiet')}
        </div>
      </div>
    `,
  });
}
