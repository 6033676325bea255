import { html } from '@prairielearn/html';
import { consoleEventSourcesAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { errorSummary, field } from '../../components/forms.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

export interface EventSourcesProps {
  event: EventOnConsole;
  sources: readonly { name: string; signups: number; url: string }[];
  form: FormState;
  /** What was done a moment ago, as a sentence. */
  done: string | null;
}

/** Where the link to an event is shown, a link for each, and how many signed up by it. */
export function eventSourcesPage(view: View, props: EventSourcesProps): Html {
  const { t } = view;
  const { event, form } = props;
  const address = consoleEventSourcesAddress(event.slug);
  return eventPage(view, event, {
    tab: 'sources',
    title: t('console.events.tabs.sources'),
    canonicalPath: address,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        <p>${t('console.sources.text')}</p>
        ${dataTable({
          caption: t('console.events.tabs.sources'),
          columns: [
            { label: t('console.sources.where'), rowHeader: true },
            { label: t('console.sources.link') },
            { label: t('console.sources.signups'), numeric: true },
          ],
          rows: props.sources.map(({ name, signups, url }) => [
            name,
            linkToCopy(view, url),
            signups,
          ]),
          empty: t('console.sources.none'),
        })}
        <form class="form" method="post" action="${address}" data-once>
          ${errorSummary(view, form)}
          ${field(view, form, {
            name: 'name',
            label: t('console.sources.name.label'),
            hint: t('console.sources.name.hint'),
            autocomplete: 'off',
          })}
          <div>${submitButton(t('console.sources.add'))}</div>
        </form>
      </div>
    `,
  });
}

function linkToCopy({ t }: View, url: string): Html {
  return html`<span dir="ltr">${url}</span>
    <button
      class="button button--quiet"
      type="button"
      hidden
      data-copy="${url}"
      data-copied="${t('console.announcement.line.copied')}"
    >
      ${t('console.announcement.line.copy')}
    </button>`;
}
