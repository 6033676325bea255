import { html } from '@prairielearn/html';
import {
  consoleActionListsAddress,
  consoleEventAddress,
  consoleExportOfSeveralAddress,
  consoleCampaignOverviewAddress,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { dataTable } from '../../components/table.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import type { FewOf } from './knownOfProposal.ts';

/** An action in a list, and the way to it. */
export interface ActionOnBoard {
  slug: string;
  title: string;
  language: TextLanguage;
  city: string;
  when: string;
}

export interface CampaignOverviewProps {
  campaign: CampaignOnConsole;
  /** Those with the most first. */
  byCountry: readonly { country: string; actions: number }[];
  byDay: readonly { day: string; actions: number }[];
  /** Whose proposal was accepted, and who never signed in. */
  silent: FewOf<ActionOnBoard & { contactName: string; invited: string }>;
  withoutPlace: FewOf<ActionOnBoard>;
}

/** Where a campaign stands: its actions by country and by day, and what is missing. */
export function campaignOverviewPage(view: View, props: CampaignOverviewProps): Html {
  const { t } = view;
  const { campaign, byCountry, byDay, silent, withoutPlace } = props;
  const title = (action: ActionOnBoard) =>
    html`<a href="${consoleEventAddress(action.slug)}" lang="${action.language}"
      >${nameText(action.title)}</a
    >`;
  const more = (list: FewOf<unknown>) =>
    list.more === 0 ? '' : html`<p>${t('console.proposals.known.more', { count: list.more })}</p>`;
  return campaignConsolePage(view, campaign, {
    tab: 'overview',
    title: t('console.proposals.overview.heading'),
    canonicalPath: consoleCampaignOverviewAddress(campaign.slug),
    actions: linkButton(
      consoleActionListsAddress(campaign.slug),
      t('console.actionLists.link'),
      'quiet',
    ),
    body: html`<div class="stack">
      <section class="stack" aria-labelledby="silent">
        <h2 id="silent">${t('console.proposals.overview.silent')}</h2>
        ${dataTable({
          caption: t('console.proposals.overview.silent'),
          columns: [
            { label: t('console.proposals.list.contact'), rowHeader: true },
            { label: t('console.proposals.event') },
            { label: t('console.proposals.list.city') },
            { label: t('console.proposals.list.when') },
            { label: t('console.proposals.list.state') },
          ],
          rows: silent.first.map((one) => [
            nameText(one.contactName),
            title(one),
            nameText(one.city),
            one.when,
            t('console.proposals.overview.invited', { date: one.invited }),
          ]),
          empty: t('console.proposals.overview.silentNone'),
        })}
        ${more(silent)}
      </section>
      <section class="stack" aria-labelledby="without-place">
        <h2 id="without-place">${t('console.proposals.overview.withoutPlace')}</h2>
        ${dataTable({
          caption: t('console.proposals.overview.withoutPlace'),
          columns: [
            { label: t('console.proposals.event'), rowHeader: true },
            { label: t('console.proposals.list.city') },
            { label: t('console.proposals.list.when') },
          ],
          rows: withoutPlace.first.map((one) => [title(one), nameText(one.city), one.when]),
          empty: t('console.proposals.overview.withoutPlaceNone'),
        })}
        ${more(withoutPlace)}
      </section>
      <section class="stack" aria-labelledby="by-country">
        <h2 id="by-country">${t('console.proposals.overview.byCountry')}</h2>
        ${dataTable({
          caption: t('console.proposals.overview.byCountry'),
          columns: [
            { label: t('console.proposals.overview.country'), rowHeader: true },
            { label: t('console.proposals.overview.actions'), numeric: true },
          ],
          rows: byCountry.map(({ country, actions }) => [country, actions]),
          empty: t('console.proposals.list.empty'),
        })}
      </section>
      <section class="stack" aria-labelledby="by-day">
        <h2 id="by-day">${t('console.proposals.overview.byDay')}</h2>
        ${dataTable({
          caption: t('console.proposals.overview.byDay'),
          columns: [
            { label: t('console.proposals.overview.day'), rowHeader: true },
            { label: t('console.proposals.overview.actions'), numeric: true },
          ],
          rows: byDay.map(({ day, actions }) => [day, actions]),
          empty: t('console.proposals.list.empty'),
        })}
      </section>
      <div class="actions">
        ${linkButton(
          consoleExportOfSeveralAddress({ campaign: campaign.slug }),
          t('console.proposals.overview.export'),
          'quiet',
        )}
      </div>
    </div>`,
  });
}
