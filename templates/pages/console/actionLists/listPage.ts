import {
  consoleActionListAddress,
  consoleActionListsAddress,
  withQuery,
} from '../../../addresses.ts';
import type { Html, View } from '../../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from '../campaignTabs.ts';

/** A page about one list of actions of a campaign. */
export function actionListPage(
  view: View,
  campaign: CampaignOnConsole,
  {
    id,
    title,
    windowTitle,
    query = {},
    narrow,
    body,
  }: {
    id: number;
    title: string;
    windowTitle?: string;
    /** Which part of the list it shows. */
    query?: Readonly<Record<string, string | number>>;
    narrow: boolean;
    body: Html;
  },
): Html {
  const { slug } = campaign;
  return campaignConsolePage(view, campaign, {
    tab: 'overview',
    title,
    ...(windowTitle === undefined ? {} : { windowTitle }),
    canonicalPath: withQuery(consoleActionListAddress(slug, id), query),
    crumbs: [{ href: consoleActionListsAddress(slug), label: view.t('console.actionLists.title') }],
    narrow,
    body,
  });
}
