import { html } from '@prairielearn/html';
import { consoleExportAddress, consoleSignUpsAddress, withQuery } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

/** What such a file is mostly for: each is a button, whose words are the reason that the log keeps. */
const usual = ['door', 'contact', 'plan', 'partners', 'copy'] as const;

export interface QuickFileProps {
  event: EventOnConsole;
  /** Whether its columns have the names that programs read. */
  forPrograms: boolean;
  longestReason: number;
  form: FormState;
}

/** Asks what the whole list is needed for; each answer is the file. */
export function quickFilePage(view: View, props: QuickFileProps): Html {
  const { t } = view;
  const { event, form, longestReason } = props;
  const list = consoleSignUpsAddress(event.slug);
  const address = withQuery(consoleSignUpsAddress(event.slug, 'csv'), {
    columns: props.forPrograms ? 'osdi' : '',
  });
  const title = t(props.forPrograms ? 'console.signups.exportOsdi' : 'console.signups.export');
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, title),
    canonicalPath: address,
    crumbs: [{ href: list, label: t('console.signups.title') }],
    narrow: true,
    body: html`
      <div class="stack">
        <h2>${title}</h2>
        ${errorSummary(view, form)}
        <form class="form" method="post" action="${address}">
          <p>${t('console.exports.quick.choose')}</p>
          <div class="actions">
            ${usual.map((one) => {
              const words = t(`console.exports.quick.usual.${one}`);
              return submitButton(words, { tone: 'quiet', name: 'reason', value: words });
            })}
          </div>
        </form>
        <form class="form" method="post" action="${address}">
          ${field(view, form, {
            name: 'reason',
            label: t('console.exports.quick.other'),
            hint: t('console.exports.quick.otherHint'),
            maxLength: longestReason,
            size: 'full',
            autocomplete: 'off',
          })}
          <p class="form-note">${t('console.exports.told')}</p>
          <div class="actions">
            ${submitButton(t('console.exports.submit'))}
            ${linkButton(consoleExportAddress(event.slug), t('console.exports.quick.more'), 'quiet')}
            ${linkButton(list, t('console.exports.back'), 'quiet')}
          </div>
        </form>
      </div>
    `,
  });
}
