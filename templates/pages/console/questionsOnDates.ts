import { html } from '@prairielearn/html';
import {
  consoleQuestionAddresses,
  consoleQuestionsAddress,
  consoleQuestionsOnDatesAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { checkbox, choices, hiddenField } from '../../components/forms.ts';
import { dataTable } from '../../components/table.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { questionsOfEvent } from './questionsFrame.ts';
import type { DatesAhead } from './seriesScope.ts';

/** What the questions of another date would become. */
export interface QuestionsOnDate {
  slug: string;
  when: string;
  added: readonly string[];
  changed: readonly string[];
  /** What is asked there alone. */
  others: readonly string[];
  reordered: boolean;
  /** Its form would be longer than one may be. */
  tooMany: boolean;
}

export interface QuestionsOnDatesProps {
  event: EventOnConsole;
  ahead: DatesAhead;
  dates: readonly QuestionsOnDate[];
}

/** Asks before other dates of a series ask the same as one. */
export function questionsOnDatesPage(view: View, props: QuestionsOnDatesProps): Html {
  const { t } = view;
  const { event, ahead, dates } = props;
  const action = consoleQuestionsOnDatesAddress(event.slug);
  return questionsOfEvent(event).page(view, {
    title: t('console.questions.dates.title'),
    canonicalPath: action,
    crumbs: [],
    body: html`
      <form class="form form--wide" method="post" action="${action}" data-once>
        <h2>${t('console.questions.dates.title')}</h2>
        <p>${t('console.questions.dates.text')}</p>
        ${dataTable({
          caption: t('console.questions.dates.list'),
          columns: [
            { label: t('console.questions.dates.date'), rowHeader: true },
            { label: t('console.questions.dates.becomes') },
            { label: t('console.questions.dates.others') },
          ],
          rows: dates.map((date) => [
            html`<a href="${consoleQuestionAddresses(date.slug).list}">${date.when}</a>`,
            becomes(view, date),
            listed(date.others),
          ]),
          empty: '',
        })}
        ${
          ahead.later === 0 || ahead.later === ahead.all
            ? hiddenField('seriesScope', 'all')
            : choices(view, freshForm({ seriesScope: 'all' }), {
                name: 'seriesScope',
                label: t('console.questions.dates.scope'),
                choices: [
                  { value: 'all', label: t('console.questions.dates.all', { count: ahead.all }) },
                  {
                    value: 'later',
                    label: t('console.questions.dates.later', { count: ahead.later }),
                  },
                ],
              })
        }
        ${
          dates.every(({ others }) => others.length === 0)
            ? ''
            : checkbox(view, freshForm(), {
                name: 'stops',
                label: t('console.questions.dates.stops'),
                hint: t('console.questions.dates.stopsHint'),
                optional: true,
              })
        }
        <div class="actions">
          ${submitButton(t('console.questions.dates.ask'))}
          ${linkButton(consoleQuestionsAddress(event.slug), t('console.questions.back'), 'quiet')}
        </div>
      </form>
    `,
  });
}

function becomes({ t }: View, { added, changed, reordered, tooMany }: QuestionsOnDate): Html {
  if (tooMany) return html`${t('console.questions.dates.tooMany')}`;
  const isSame = added.length === 0 && changed.length === 0 && !reordered;
  if (isSame) return html`${t('console.questions.dates.same')}`;
  const line = (what: 'added' | 'changed', labels: readonly string[]) =>
    labels.length === 0
      ? ''
      : html`<p>${t(`console.questions.dates.${what}`)} ${listed(labels)}</p>`;
  return html`${line('added', added)} ${line('changed', changed)}
  ${reordered ? html`<p>${t('console.questions.dates.order')}</p>` : ''}`;
}

function listed(labels: readonly string[]): Html {
  return html`${labels.map((label, at) => html`${at === 0 ? '' : html`, `}“<bdi>${label}</bdi>”`)}`;
}
