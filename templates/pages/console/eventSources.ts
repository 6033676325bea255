import { html } from '@prairielearn/html';
import type { ListedSource } from '../../../server/events/sources.ts';
import { consoleEventSourceAddress, consoleEventSourcesAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { freshForm, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

export interface EventSourcesProps {
  event: EventOnConsole;
  sources: readonly ShownSource[];
  form: FormState;
  /** Other words for a place that were not accepted, and the name in its link. */
  renaming: { name: string; form: FormState } | null;
  /** What was done a moment ago, as a sentence. */
  done: string | null;
}

type ShownSource = ListedSource & { url: string };

/** Where the link to an event is shown, a link for each, and how many signed up by it. */
export function eventSourcesPage(view: View, props: EventSourcesProps): Html {
  const { t } = view;
  const { event, form, renaming } = props;
  const address = consoleEventSourcesAddress(event.slug);
  const refused = renaming?.form ?? form;
  return eventPage(view, event, {
    tab: 'sources',
    title: titleWithProblems(view, refused, t('console.events.tabs.sources')),
    canonicalPath: address,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        ${renaming === null ? '' : errorSummary(view, renaming.form, renaming.name)}
        <p>${t('console.sources.text')}</p>
        ${dataTable({
          caption: t('console.events.tabs.sources'),
          columns: [
            { label: t('console.sources.where'), rowHeader: true },
            { label: t('console.sources.link') },
            { label: t('console.sources.signups'), numeric: true },
            { label: t('console.sources.change'), labelHidden: true },
          ],
          rows: props.sources.map((source) => [
            labelOf(view, source),
            source.name === 'poster' ? t('console.sources.printed') : linkToCopy(view, source.url),
            source.signups,
            source.kind === 'own' ? '' : changes(view, props, source),
          ]),
          empty: '',
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

/** A place as it is read. */
function labelOf({ t }: View, source: ShownSource): string {
  return source.kind === 'own' ? t(`console.sources.own.${source.name}`) : source.label;
}

/** Other words for a place, or its end. */
function changes(
  view: View,
  { event, renaming }: EventSourcesProps,
  { name, label }: Extract<ShownSource, { kind: 'named' }>,
): Html {
  const { t } = view;
  const refused = renaming?.name === name ? renaming.form : null;
  return html`
    <details class="more-fields" ${refused === null ? '' : html`open`}>
      <summary>
        ${t('console.sources.change')}<span class="visually-hidden"> <bdi>${label}</bdi></span>
      </summary>
      <div class="stack">
        <form
          class="form"
          method="post"
          action="${consoleEventSourceAddress(event.slug, name, 'name')}"
          data-once
        >
          ${field(view, refused ?? freshForm({ name: label }), {
            name: 'name',
            label: t('console.sources.rename.label'),
            hint: t('console.sources.rename.hint'),
            autocomplete: 'off',
            idPrefix: name,
          })}
          <div>${submitButton(t('console.sources.rename.submit'), { tone: 'quiet' })}</div>
        </form>
        <p class="form-note">${t('console.sources.removing')}</p>
        ${actionButton({
          action: consoleEventSourceAddress(event.slug, name, 'removal'),
          label: t('console.sources.remove'),
          about: label,
          tone: 'danger',
        })}
      </div>
    </details>
  `;
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
