import { html } from '@prairielearn/html';
import { nameText } from '../../components/facts.ts';
import { pagination, tabs, type NavigationItem } from '../../components/navigation.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { Html, View } from '../../view.ts';
import { filteredAddress, peopleFilterForm, type PeopleFilterProps } from './peopleFilter.ts';
import type { SignupStanding } from './listedSignup.ts';
import { tagBadges } from './signupTable.ts';

/** Somebody who signed up for an event. */
export interface PersonOfEvent {
  name: string;
  email: string | null;
  state: SignupStanding;
  tags: readonly string[];
  /** The title of the event. */
  event: string;
  /** The way to them among the people of the event. */
  href: string;
  /** The day on which they signed up. */
  when: string;
}

export interface PeoplePageProps {
  filter: PeopleFilterProps;
  /** Filters that organizers keep for every event. */
  saved: readonly NavigationItem[];
  people: readonly PersonOfEvent[];
  total: number;
  page: number;
  pages: number;
}

/** The people of all events: to find somebody of whom one does not know where they signed up. */
export function peoplePage(view: View, props: PeoplePageProps): Html {
  const { t } = view;
  const { filter, saved, people, total, page, pages } = props;
  const narrowed = Object.values(filter.values).some((value) => value !== '');
  return consolePage(view, {
    title: t('console.people.title'),
    section: 'people',
    canonicalPath: filteredAddress(filter, { page: page === 1 ? '' : page }),
    body: html`
      <div class="stack">
        ${peopleFilterForm(view, filter)}
        ${saved.length === 0 ? '' : tabs(t('console.people.saved.kept'), saved)}
        ${narrowed ? html`<p role="status">${t('console.signups.found', { count: total })}</p>` : ''}
        ${dataTable({
          caption: t('console.people.title'),
          columns: [
            { label: t('console.signups.columns.name'), rowHeader: true },
            { label: t('console.people.event') },
            { label: t('console.signups.columns.state') },
            { label: t('console.signups.columns.when') },
          ],
          rows: people.map((person) => [
            html`<a href="${person.href}">${nameText(person.name)}</a>
              ${person.email === null ? '' : html`<span class="form-note"><bdi>${person.email}</bdi></span>`}
              ${tagBadges(person.tags)}`,
            html`<bdi>${person.event}</bdi>`,
            t(`console.signups.state.${person.state}`),
            person.when,
          ]),
          empty: t(narrowed ? 'console.signups.nobodyFound' : 'console.signups.nobody'),
        })}
        ${pagination(view, { page, pages, hrefOf: (to) => filteredAddress(filter, { page: to }) })}
      </div>
    `,
  });
}
