import { html } from '@prairielearn/html';
import { consoleImportAddress, withQuery } from '../../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../../components/buttons.ts';
import { checkbox, choices, errorSummary, titleWithProblems } from '../../../components/forms.ts';
import { notice } from '../../../components/notices.ts';
import type { FormState } from '../../../forms.ts';
import type { Html, View } from '../../../view.ts';
import { eventPage } from '../eventPage.ts';
import type { EventOnConsole } from '../eventTabs.ts';
import { importCrumbs } from './imports.ts';
import { importRowList, rowOutcomes, type ImportRowsProps } from './rows.ts';

export interface ImportCheckedProps extends ImportRowsProps {
  event: EventOnConsole;
  form: FormState;
  /** What has to be decided before the list is imported. */
  asks: {
    known: boolean;
    /** People that come with the list, and spots that are free; null where all fit. */
    whenFull: { seats: number; free: number } | null;
    partly: boolean;
    mailed: boolean;
  };
}

/** What a list would do, row by row; nothing has changed yet. */
export function importCheckedPage(view: View, props: ImportCheckedProps): Html {
  const { t } = view;
  const { event, id, form, counts } = props;
  const title = t('console.imports.checked.title');
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, title),
    crumbs: importCrumbs(view, event),
    canonicalPath: withQuery(consoleImportAddress(event.slug, id), {
      rows: props.outcome ?? '',
      page: props.page === 1 ? '' : props.page,
    }),
    body: html`
      <div class="stack">
        <h2>${title}</h2>
        ${errorSummary(view, form)}
        ${notice(
          { tone: 'info' },
          html`<p>
            ${rowOutcomes
              .filter((outcome) => (counts[outcome] ?? 0) > 0)
              .map(
                (outcome) =>
                  html`${t(`console.imports.checked.counts.${outcome}`, {
                    count: counts[outcome] ?? 0,
                  })} `,
              )}
            <strong>${t('console.imports.checked.nothingYet')}</strong>
          </p>`,
        )}
        ${decisions(view, props)} ${mend(view, props)} ${importRowList(view, props)}
      </div>
    `,
  });
}

function decisions(view: View, { event, id, form, asks }: ImportCheckedProps): Html {
  const { t } = view;
  return html`
    <form
      class="form panel narrow"
      method="post"
      action="${consoleImportAddress(event.slug, id, 'writing')}"
    >
      <h3>${t('console.imports.checked.decide')}</h3>
      ${
        asks.known
          ? choices(view, form, {
              name: 'known',
              label: t('console.imports.checked.known'),
              choices: [
                { value: 'leave', label: t('console.imports.checked.leave') },
                { value: 'update', label: t('console.imports.checked.update') },
              ],
            })
          : ''
      }
      ${
        asks.whenFull === null
          ? ''
          : choices(view, form, {
              name: 'whenFull',
              label: t('console.imports.checked.whenFull', asks.whenFull),
              choices: [
                {
                  value: 'wait',
                  label: t(`console.imports.checked.${asks.known ? 'waitOrKeep' : 'wait'}`),
                },
                { value: 'beyond', label: t('console.imports.checked.beyond') },
              ],
            })
      }
      ${
        asks.partly
          ? checkbox(view, form, {
              name: 'partly',
              label: t('console.imports.checked.partly'),
              required: false,
            })
          : ''
      }
      ${
        asks.mailed
          ? checkbox(view, form, {
              name: 'mailed',
              label: t('console.imports.checked.mailed'),
              hint: t('console.imports.checked.mailedHint'),
              required: false,
            })
          : ''
      }
      <div class="actions">
        ${submitButton(t('console.imports.checked.import'))}
        ${linkButton(
          withQuery(consoleImportAddress(event.slug, id), { columns: 'yes' }),
          t('console.imports.checked.back'),
          'quiet',
        )}
      </div>
    </form>
  `;
}

function mend({ t }: View, { event, id, counts }: ImportCheckedProps): Html {
  return html`
    <div class="actions">
      ${
        (counts.problem ?? 0) === 0
          ? ''
          : linkButton(
              consoleImportAddress(event.slug, id, 'problems'),
              t('console.imports.checked.mend'),
              'quiet',
            )
      }
      ${actionButton({
        action: consoleImportAddress(event.slug, id, 'removal'),
        label: t('console.imports.columns.discard'),
      })}
    </div>
    ${(counts.problem ?? 0) === 0 ? '' : html`<p>${t('console.imports.checked.mendHint')}</p>`}
  `;
}
