import { html } from '@prairielearn/html';
import { consoleActionListAddress, consoleActionListsAddress } from '../../../addresses.ts';
import { submitButton } from '../../../components/buttons.ts';
import { nameText } from '../../../components/facts.ts';
import { errorSummary, textArea, titleWithProblems } from '../../../components/forms.ts';
import { doneNotice } from '../../../components/notices.ts';
import { dataTable } from '../../../components/table.ts';
import type { FormState } from '../../../forms.ts';
import type { Html, View } from '../../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from '../campaignTabs.ts';
import { fileField } from '../imports/fileField.ts';
import { importBadge, type ImportStanding } from '../imports/imports.ts';

export interface ActionListsProps {
  campaign: CampaignOnConsole;
  /** What was sent and could not be read. */
  form: FormState;
  limits: { megabytes: number; rows: number };
  lists: readonly {
    id: number;
    state: ImportStanding;
    /** '' where rows were pasted. */
    fileName: string;
    /** In words. */
    when: string;
    by: string;
    rows: number;
    made: number;
  }[];
  done: string | null;
}

/** Where a list of actions is given, and what became of those before. */
export function actionListsPage(view: View, props: ActionListsProps): Html {
  const { t } = view;
  const { campaign, form, limits, lists } = props;
  const { slug } = campaign;
  const title = t('console.actionLists.title');
  const address = consoleActionListsAddress(slug);
  return campaignConsolePage(view, campaign, {
    tab: 'overview',
    title,
    windowTitle: titleWithProblems(view, form, title),
    canonicalPath: address,
    narrow: true,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        <h2>${title}</h2>
        <p>${t('console.actionLists.intro')}</p>
        ${errorSummary(view, form)}
        <form class="form panel" method="post" action="${address}" enctype="multipart/form-data">
          <h3>${t('console.imports.file.title')}</h3>
          ${fileField(view, form, limits)} ${submitButton(t('console.imports.file.send'))}
        </form>
        <form class="form panel" method="post" action="${address}">
          <h3>${t('console.imports.paste.title')}</h3>
          ${textArea(view, form, {
            name: 'pasted',
            label: t('console.imports.paste.label'),
            hint: t('console.imports.paste.hint'),
            rows: 4,
            required: false,
          })}
          ${submitButton(t('console.imports.paste.send'), { tone: 'quiet' })}
        </form>
        <h2>${t('console.actionLists.listTitle')}</h2>
        ${dataTable({
          caption: t('console.actionLists.listTitle'),
          columns: [
            { label: t('console.imports.list.from'), rowHeader: true },
            { label: t('console.imports.list.state') },
            { label: t('console.imports.list.who') },
            { label: t('console.imports.list.when') },
            { label: t('console.imports.list.result') },
          ],
          rows: lists.map((one) => [
            html`<a href="${consoleActionListAddress(slug, one.id)}"
              ><bdi>${one.fileName || t('console.imports.list.pasted')}</bdi></a
            >`,
            importBadge(view, one.state),
            nameText(one.by),
            one.when,
            t('console.imports.list.rows', {
              count: one.state === 'written' ? one.made : one.rows,
            }),
          ]),
          empty: t('console.imports.list.none'),
        })}
      </div>
    `,
  });
}
