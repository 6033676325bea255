import { html } from '@prairielearn/html';
import type { PresetName } from '../../../server/questions/presets.ts';
import type { Question } from '../../../server/questions/question.ts';
import { campaignQuestionAddresses, type QuestionAddresses } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { selectField } from '../../components/forms.ts';
import { badge, doneNotice, notice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { contactSection, type ContactOf } from './questionContacts.ts';
import type { QuestionsFrame } from './questionsFrame.ts';

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
  /** The campaign of an event asks it, and not the event itself. */
  ofCampaign: boolean;
}

export interface QuestionsPageProps {
  frame: QuestionsFrame;
  /** The campaign of an event that asks something, and whether whoever looks may change that. */
  campaign: { slug: string; title: string; open: boolean } | null;
  asked: readonly ListedQuestion[];
  archived: readonly ListedQuestion[];
  contacts: readonly ContactOf[];
  /** Where other dates of its series are asked to ask the same; null where none lies ahead. */
  dates: string | null;
  presets: readonly PresetName[];
  kinds: readonly Kind[];
  done: { text: string; good: boolean } | null;
}

/** What is asked of those who sign up, and what they answered, as counts. */
export function questionsPage(view: View, props: QuestionsPageProps): Html {
  const { t } = view;
  const { frame, asked, archived } = props;
  const { addresses, kind } = frame;
  return frame.page(view, {
    title: t('console.questions.title'),
    canonicalPath: addresses.list,
    crumbs: null,
    body: html`
      <div class="stack">
        <h2>${t('console.questions.title')}</h2>
        ${
          props.done === null || props.done.good
            ? doneNotice(props.done?.text ?? null)
            : notice({ tone: 'warn', live: true }, props.done.text)
        }
        <p>
          ${t(kind === 'event' ? 'console.questions.text' : 'console.questions.textOfCampaign')}
        </p>
        ${fromCampaign(view, props)}
        ${
          asked.length === 0 && props.dates === null
            ? ''
            : html`<div class="actions">
                ${
                  props.dates === null
                    ? ''
                    : linkButton(props.dates, t('console.questions.dates.link'), 'quiet')
                }
                ${linkButton(addresses.preview, t('console.questions.preview'), 'quiet')}
                ${linkButton(addresses.languages(), t('console.questions.languages.link'), 'quiet')}
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
            counted(view, addresses, question),
            question.ofCampaign ? '' : deeds(view, addresses, question, asked, at),
          ]),
          empty: t('console.questions.none'),
        })}
        ${presetButtons(view, props)} ${ownQuestion(view, props)}
        ${contactSection(view, addresses, props.contacts)}
        ${archived.length === 0 ? '' : archivedQuestions(view, props)}
      </div>
    `,
  });
}

/** What the campaign asks is changed there, for all of its events at once. */
function fromCampaign({ t }: View, { campaign }: QuestionsPageProps): Html | '' {
  if (campaign === null) return '';
  const { slug, title, open } = campaign;
  return html`<p>
    ${t('console.questions.fromCampaign')}
    ${
      open
        ? html`<a href="${campaignQuestionAddresses(slug).list}"><bdi>${title}</bdi></a>`
        : html`<bdi>${title}</bdi>`
    }
  </p>`;
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
function counted(view: View, addresses: QuestionAddresses, question: ListedQuestion): Html {
  const { id, sensitive, answers, label } = question;
  return html`${counts(view, question)}
  ${
    !sensitive || answers === 0
      ? ''
      : html`<a href="${addresses.removingAnswers(id)}"
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
  addresses: QuestionAddresses,
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
    <a href="${addresses.question(id)}">${t('console.questions.edit')}${about}</a>
    ${
      isFirst && isLast
        ? ''
        : html`<form class="action" method="post" action="${addresses.question(id, 'order')}">
            ${isFirst ? '' : move('up')} ${isLast ? '' : move('down')}
          </form>`
    }
    <form class="action" method="post" action="${addresses.question(id, 'removal')}">
      ${submitButton(html`${t('console.questions.remove')}${about}`, { tone: 'quiet' })}
    </form>
  </div>`;
}

function presetButtons({ t }: View, { frame, presets }: QuestionsPageProps): Html | '' {
  if (presets.length === 0) return '';
  return html`<section class="stack" aria-labelledby="presets">
    <h3 id="presets">${t('console.questions.presets.title')}</h3>
    <p>${t('console.questions.presets.text')}</p>
    <form class="actions" method="post" action="${frame.addresses.presets}">
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

function ownQuestion(view: View, { frame, kinds }: QuestionsPageProps): Html {
  const { t } = view;
  return html`<section class="stack" aria-labelledby="own">
    <h3 id="own">${t('console.questions.own.title')}</h3>
    <form class="form" method="get" action="${frame.addresses.form()}">
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

function archivedQuestions(view: View, { frame, archived }: QuestionsPageProps): Html {
  const { t } = view;
  const { addresses } = frame;
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
        counted(view, addresses, question),
        question.ofCampaign
          ? ''
          : html`<form
              class="action"
              method="post"
              action="${addresses.question(question.id, 'restoration')}"
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
