import { html } from '@prairielearn/html';
import {
  consoleExportAddress,
  consoleImportsAddress,
  consoleNewMessageAddress,
  consoleNewPersonAddress,
  consoleSignInSheetAddress,
  consoleSignUpsAddress,
  consoleUnansweredAddress,
  withQuery,
} from '../../addresses.ts';
import { linkButton } from '../../components/buttons.ts';
import { drawer } from '../../components/drawer.ts';
import { pagination, tabs, toolbar } from '../../components/navigation.ts';
import { doneNotice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';
import { bulkNotices } from './bulkNotices.ts';
import { eventPage } from './eventPage.ts';
import { filteredAddress, peopleFilterForm } from './peopleFilter.ts';
import { savedFilterForms } from './savedFilters.ts';
import { signupTable } from './signupTable.ts';
import { answeredNotice } from './signupsAccess.ts';
import type { SignupsPageProps, SignupStanding } from './listedSignup.ts';

const standings = ['confirmed', 'waiting', 'unconfirmed', 'cancelled'] as const;

/** Everybody who signed up for an event: to find somebody, to count, to export. */
export function signupsPage(view: View, props: SignupsPageProps): Html {
  const { t } = view;
  const { event, filter } = props;
  const unanswered = filter.values['needs'] === 'open';
  return eventPage(view, event, {
    tab: 'signups',
    title: t('console.signups.title'),
    canonicalPath: filteredAddress(filter, { page: props.page === 1 ? '' : props.page }),
    body: html`
      <div class="stack">
        <h2>${t('console.signups.title')}</h2>
        ${bulkNotices(view, event.slug, props.bulks)} ${doneNotice(props.done)}
        ${answeredNotice(view, { slug: event.slug, unanswered }, props.answered)}
        ${summary(view, props)}
        ${toolbar(
          peopleFilterForm(view, filter),
          html`${linkButton(consoleNewPersonAddress(event.slug), t('console.signups.add'), 'quiet')}
          ${write(view, props)}
          ${linkButton(
            consoleSignInSheetAddress(event.slug),
            t('console.events.overview.sheet'),
            'quiet',
          )}
          ${linkButton(
            withQuery(consoleExportAddress(event.slug), filter.values),
            t('console.exports.title'),
            'quiet',
          )}
          ${linkButton(consoleImportsAddress(event.slug), t('console.signups.import'), 'quiet')}
          ${linkButton(consoleSignUpsAddress(event.slug, 'csv'), t('console.signups.export'), 'quiet')}
          ${linkButton(
            withQuery(consoleSignUpsAddress(event.slug, 'csv'), { columns: 'osdi' }),
            t('console.signups.exportOsdi'),
            'quiet',
          )}`,
        )}
        ${stateTabs(view, props)} ${savedFilterForms(view, props.saved)} ${signupTable(view, props)}
        ${pagination(view, {
          page: props.page,
          pages: props.pages,
          hrefOf: (page) => filteredAddress(filter, { page }),
        })}
        ${props.signups.length === 0 ? '' : drawer(view, t('console.signups.one'))}
      </div>
    `,
  });
}

function summary({ t }: View, { counts, declined, capacity }: SignupsPageProps): Html {
  const { confirmed, waiting } = counts;
  return html`<p>
    ${
      capacity === null
        ? t('console.signups.confirmed', { count: confirmed.people })
        : t('console.signups.confirmedOf', { count: confirmed.people, capacity })
    }
    ${waiting.people === 0 ? '' : t('console.signups.waiting', { count: waiting.people })}
    ${declined === 0 ? '' : t('console.signups.declined', { count: declined })}
  </p>`;
}

/** The way to write to those whom the list shows; who cancelled or is not confirmed gets none. */
function write({ t }: View, { event, filter, state }: SignupsPageProps): Html {
  if (state === 'cancelled' || state === 'unconfirmed') return html``;
  const address = withQuery(consoleNewMessageAddress(event.slug), filter.values);
  return linkButton(address, t('console.signups.write'), 'quiet');
}

/** The states, and what organizers look for again and again. */
function stateTabs(view: View, props: SignupsPageProps): Html {
  const { event, filter, state, counts, capacity, unanswered, saved } = props;
  const { t } = view;
  const { values } = filter;
  const narrowed = Object.entries(values).some(
    ([name, value]) => value !== '' && !['q', 'state'].includes(name),
  );
  const address = (to: string) => filteredAddress(filter, { state: to });
  return tabs(t('console.signups.states'), [
    { href: address(''), label: t('console.signups.all'), current: state === null && !narrowed },
    ...(unanswered === 0 && values['needs'] !== 'open'
      ? []
      : [
          {
            href: consoleUnansweredAddress(event.slug),
            label: t('console.signups.access.tab'),
            current: values['needs'] === 'open',
            count: unanswered,
          },
        ]),
    ...shownStandings(state, counts, capacity).map((one) => ({
      href: address(one),
      label: t(`console.signups.state.${one}`),
      current: state === one,
      count: counts[one].signups,
    })),
    ...saved.saved.map(({ name, href, current }) => ({ href, label: name, current })),
  ]);
}

/** Most events ask nobody to confirm an address, and many count no spots. */
function shownStandings(
  chosen: SignupStanding | null,
  counts: SignupsPageProps['counts'],
  capacity: number | null,
): readonly SignupStanding[] {
  return standings.filter(
    (state) =>
      state === chosen ||
      counts[state].signups > 0 ||
      state === 'confirmed' ||
      state === 'cancelled' ||
      (state === 'waiting' && capacity !== null),
  );
}
