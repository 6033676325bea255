import { html } from '@prairielearn/html';
import {
  consoleImportAddress,
  consoleImportsAddress,
  consoleSignUpsAddress,
} from '../../../addresses.ts';
import { submitButton } from '../../../components/buttons.ts';
import { choices, errorSummary, textArea, titleWithProblems } from '../../../components/forms.ts';
import { nameText } from '../../../components/facts.ts';
import type { Crumb } from '../../../components/navigation.ts';
import { badge, doneNotice, type Tone } from '../../../components/notices.ts';
import { dataTable } from '../../../components/table.ts';
import type { FormState } from '../../../forms.ts';
import type { Html, View } from '../../../view.ts';
import { eventPage } from '../eventPage.ts';
import type { EventOnConsole } from '../eventTabs.ts';
import { fileField } from './fileField.ts';

export type ImportStanding =
  'read' | 'checking' | 'checked' | 'writing' | 'written' | 'undoing' | 'undone';

export interface ListedImportShown {
  id: number;
  state: ImportStanding;
  /** '' where rows were pasted. */
  fileName: string;
  /** In words. */
  when: string;
  by: string;
  rows: number;
  entered: number;
  changed: number;
}

export interface ImportsPageProps {
  event: EventOnConsole;
  /** What was sent and could not be read. */
  form: FormState;
  limits: { megabytes: number; rows: number };
  imports: readonly ListedImportShown[];
  done: string | null;
}

const tones: Record<ImportStanding, Tone> = {
  read: 'info',
  checking: 'info',
  checked: 'warn',
  writing: 'info',
  written: 'good',
  undoing: 'info',
  undone: 'bad',
};

export function importBadge({ t }: View, state: ImportStanding): Html {
  return badge(t(`console.imports.states.${state}`), tones[state]);
}

/** The way to the pages of an import: the sign-ups, and for deeper ones the imports. */
export function importCrumbs({ t }: View, { slug }: EventOnConsole): Crumb[] {
  return [
    { href: consoleSignUpsAddress(slug), label: t('console.signups.title') },
    { href: consoleImportsAddress(slug), label: t('console.imports.title') },
  ];
}

/** Where a list of people is given, and what became of those before. */
export function importsPage(view: View, props: ImportsPageProps): Html {
  const { t } = view;
  const { event, form } = props;
  const title = t('console.imports.title');
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, title),
    crumbs: importCrumbs(view, event).slice(0, 1),
    canonicalPath: consoleImportsAddress(event.slug),
    body: html`
      <div class="stack narrow">
        ${doneNotice(props.done)}
        <h2>${title}</h2>
        <p>${t('console.imports.intro')}</p>
        ${errorSummary(view, form)} ${fileForm(view, props)} ${pasteForm(view, props)}
        <h2>${t('console.imports.list.title')}</h2>
        ${list(view, props)}
      </div>
    `,
  });
}

function fileForm(view: View, { event, form, limits }: ImportsPageProps): Html {
  const { t } = view;
  return html`
    <form
      class="form panel"
      method="post"
      action="${consoleImportsAddress(event.slug)}"
      enctype="multipart/form-data"
    >
      <h3>${t('console.imports.file.title')}</h3>
      ${fileField(view, form, limits)} ${submitButton(t('console.imports.file.send'))}
    </form>
  `;
}

function pasteForm(view: View, { event, form }: ImportsPageProps): Html {
  const { t } = view;
  return html`
    <form class="form panel" method="post" action="${consoleImportsAddress(event.slug)}">
      <h3>${t('console.imports.paste.title')}</h3>
      ${textArea(view, form, {
        name: 'pasted',
        label: t('console.imports.paste.label'),
        hint: t('console.imports.paste.hint'),
        rows: 4,
        required: false,
      })}
      ${choices(view, form, {
        name: 'agree',
        label: t('console.imports.columns.agree'),
        hint: t('console.imports.columns.agreeHint'),
        optional: true,
        choices: [
          { value: 'nobody', label: t('console.imports.columns.agreeNobody') },
          { value: 'all', label: t('console.imports.paste.agreeSome') },
        ],
      })}
      ${submitButton(t('console.imports.paste.send'), { tone: 'quiet' })}
    </form>
  `;
}

function list(view: View, { event, imports }: ImportsPageProps): Html {
  const { t } = view;
  return dataTable({
    caption: t('console.imports.list.title'),
    columns: [
      { label: t('console.imports.list.from'), rowHeader: true },
      { label: t('console.imports.list.state') },
      { label: t('console.imports.list.who') },
      { label: t('console.imports.list.when') },
      { label: t('console.imports.list.result') },
    ],
    rows: imports.map((one) => [
      html`<a href="${consoleImportAddress(event.slug, one.id)}"
        ><bdi>${one.fileName || t('console.imports.list.pasted')}</bdi></a
      >`,
      importBadge(view, one.state),
      nameText(one.by),
      one.when,
      one.state === 'written'
        ? result(view, one)
        : t('console.imports.list.rows', { count: one.rows }),
    ]),
    empty: t('console.imports.list.none'),
  });
}

function result({ t }: View, { entered, changed }: ListedImportShown): string {
  return [
    t('console.imports.written.entered', { count: entered }),
    ...(changed === 0 ? [] : [t('console.imports.written.changed', { count: changed })]),
  ].join(' ');
}
