import { html } from '@prairielearn/html';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { choices, errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { profileChoices, reason, table, type ExportPageProps } from './exportPeople.ts';
import { filterFields, type QuestionInFilter } from './peopleFilter.ts';

/** Of what several events are taken out together. */
export interface TogetherShown {
  kind: 'site' | 'campaign' | 'series';
  /** Of the campaign or the series. */
  title: string | null;
  /** The page that leads here. */
  back: string;
}

export interface ExportOfSeveralProps extends Pick<
  ExportPageProps,
  'columns' | 'withheld' | 'formats' | 'orders' | 'longestReason' | 'form'
> {
  together: TogetherShown;
  /** Where the form goes. */
  address: string;
  /** Those that can be ticked; of very many, the last. */
  events: readonly {
    id: number;
    title: string;
    language: TextLanguage;
    day: string;
    signups: number;
  }[];
  /** How many events have people, and how many sign-ups they have in all. */
  total: number;
  people: number;
  /** What all of these events ask. */
  questions: readonly QuestionInFilter[];
}

/** Taking the people of several events out as one file. */
export function exportOfSeveralPage(view: View, props: ExportOfSeveralProps): Html {
  const { t } = view;
  const { together, form, address, total, people } = props;
  const { kind, title, back } = together;
  const heading =
    title === null
      ? t('console.exports.several.title')
      : t('console.exports.several.titleOf', { title });
  return consolePage(view, {
    title: titleWithProblems(view, form, heading),
    section: kind === 'campaign' ? 'campaigns' : 'events',
    canonicalPath: address,
    crumbs: [
      {
        href: back,
        label: title ?? t('console.events.title'),
      },
    ],
    narrow: true,
    body:
      total === 0
        ? html`<p class="empty">${t('console.exports.several.empty')}</p>`
        : html`
            <form class="form questions" method="post" action="${address}">
              ${errorSummary(view, form)}
              <p>
                ${t('console.exports.several.people', { count: people })}
                ${t('console.exports.several.ofEvents', { count: total })}
              </p>
              ${whichEvents(view, props)} ${whichPeople(view, props)} ${profileChoices(view, form)}
              ${table(view, props)} ${reason(view, props)}
              <p class="form-note">${t('console.exports.several.told')}</p>
              <div class="actions">
                ${submitButton(t('console.exports.submit'))}
                ${linkButton(back, t('console.exports.several.back'), 'quiet')}
              </div>
            </form>
          `,
  });
}

function whichEvents(view: View, { form, events, total }: ExportOfSeveralProps): Html {
  const { t } = view;
  return html`
    ${choices(view, form, {
      name: 'which',
      label: t('console.exports.several.which'),
      choices: [
        { value: 'all', label: t('console.exports.several.all', { count: total }) },
        { value: 'some', label: t('console.exports.several.some'), classes: 'asks-3' },
      ],
    })}
    <div class="asked-3">
      ${choices(view, form, {
        name: 'event',
        label: t('console.exports.several.events'),
        several: true,
        ...(total > events.length
          ? { hint: t('console.exports.several.lastOnes', { count: events.length }) }
          : {}),
        choices: events.map(({ id, title, language, day, signups }) => ({
          value: String(id),
          label: title,
          language,
          hint: t('console.exports.several.event', { day, count: signups }),
        })),
      })}
    </div>
  `;
}

/** The parts of the filter that every event's list has, and what a campaign asks at all of its events. */
function whichPeople(view: View, { form, questions }: ExportOfSeveralProps): Html {
  const { t } = view;
  return html`
    <details class="more-fields">
      <summary>${t('console.exports.several.filter')}</summary>
      <div class="form">
        ${field(view, form, {
          name: 'q',
          label: t('console.signups.search'),
          optional: true,
          type: 'search',
        })}
        ${filterFields(view, form, {
          values: {},
          questions,
          tags: [],
          messages: [],
          withState: true,
          withOrganization: true,
        })}
      </div>
    </details>
  `;
}
