import { html } from '@prairielearn/html';
import type { SignupQuestion } from '../../../db/schema.ts';
import {
  consoleExportAddress,
  consoleNewMessageAddress,
  consoleNewPersonAddress,
  consolePersonAddress,
  consoleSignInSheetAddress,
  consoleSignUpRemovalAddress,
  consoleSignUpsAddress,
  consoleUnansweredAddress,
  withQuery,
} from '../../addresses.ts';
import { lines, nameText } from '../../components/facts.ts';
import { linkButton } from '../../components/buttons.ts';
import { drawer } from '../../components/drawer.ts';
import { pagination, searchForm, tabs, toolbar } from '../../components/navigation.ts';
import type { Tone } from '../../components/notices.ts';
import { badge, doneNotice } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { questions } from '../events/signUpQuestions.ts';
import { eventPage } from './eventPage.ts';
import { signupMailing, type Mailing } from './signupMailing.ts';
import { toldAnswers, type ToldAnswer } from './toldAnswers.ts';
import type { EventOnConsole } from './eventTabs.ts';
import {
  accessNeeds,
  answeredNotice,
  type AccessStanding,
  type AnsweredBefore,
} from './signupsAccess.ts';

export type SignupStanding = 'unconfirmed' | 'confirmed' | 'waiting' | 'cancelled';

/** One sign-up in the list of the console. */
export interface ListedSignup {
  id: number;
  name: string;
  /** Null: they were written down without one. */
  email: string | null;
  companions: number;
  answers: Readonly<Record<SignupQuestion, string>>;
  /** What they answered to the questions of the event. */
  told: readonly ToldAnswer[];
  state: SignupStanding;
  /** Place in the waiting list, from 1; null for everybody else. */
  place: number | null;
  /** When they signed up, in words. */
  when: string;
  /** When their calendar answered that they are not coming, in words; null where they cancelled, too. */
  declined: string | null;
  mailing: Mailing;
  access: AccessStanding;
}

export interface SignupsPageProps {
  event: EventOnConsole;
  signups: readonly ListedSignup[];
  /** People, companions included, and sign-ups, by state. */
  counts: Record<SignupStanding, { people: number; signups: number }>;
  /** How many sign-ups count although their calendar says no. */
  declined: number;
  /** Whether the event asks questions of its own. */
  asks: boolean;
  capacity: number | null;
  /** What the list is narrowed to. */
  filter: { search: string; state: SignupStanding | null; unanswered: boolean };
  /** How many wait for an answer to what they need. */
  unanswered: number;
  answered: AnsweredBefore | null;
  /** How many match the filter. */
  total: number;
  page: number;
  pages: number;
  done: string | null;
}

const tones: Record<SignupStanding, Tone> = {
  unconfirmed: 'info',
  confirmed: 'good',
  waiting: 'warn',
  cancelled: 'bad',
};

const standings = ['confirmed', 'waiting', 'unconfirmed', 'cancelled'] as const;

/** Everybody who signed up for an event: to find somebody, to count, to export. */
export function signupsPage(view: View, props: SignupsPageProps): Html {
  const { t } = view;
  const { event, filter } = props;
  const address = consoleSignUpsAddress(event.slug);
  return eventPage(view, event, {
    tab: 'signups',
    title: t('console.signups.title'),
    canonicalPath: withQuery(address, {
      q: filter.search,
      state: filter.state ?? '',
      needs: filter.unanswered ? 'open' : '',
      page: props.page === 1 ? '' : props.page,
    }),
    body: html`
      <div class="stack">
        <h2>${t('console.signups.title')}</h2>
        ${doneNotice(props.done)} ${answeredNotice(view, accessList(props), props.answered)}
        ${summary(view, props)}
        ${toolbar(
          search(view, props),
          html`${linkButton(consoleNewPersonAddress(event.slug), t('console.signups.add'), 'quiet')}
          ${write(view, props)}
          ${linkButton(
            consoleSignInSheetAddress(event.slug),
            t('console.events.overview.sheet'),
            'quiet',
          )}
          ${linkButton(consoleExportAddress(event.slug), t('console.exports.title'), 'quiet')}
          ${linkButton(consoleSignUpsAddress(event.slug, 'csv'), t('console.signups.export'), 'quiet')}
          ${linkButton(
            withQuery(consoleSignUpsAddress(event.slug, 'csv'), { columns: 'osdi' }),
            t('console.signups.exportOsdi'),
            'quiet',
          )}`,
        )}
        ${stateTabs(view, props)} ${signupTable(view, props)}
        ${pagination(view, {
          page: props.page,
          pages: props.pages,
          hrefOf: (page) =>
            filter.unanswered
              ? consoleUnansweredAddress(event.slug, page)
              : withQuery(address, { q: filter.search, state: filter.state ?? '', page }),
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
function write({ t }: View, { event, filter }: SignupsPageProps): Html {
  if (filter.state === 'cancelled' || filter.state === 'unconfirmed') return html``;
  const address = withQuery(consoleNewMessageAddress(event.slug), {
    q: filter.search,
    state: filter.state ?? '',
  });
  return linkButton(address, t('console.signups.write'), 'quiet');
}

function search(view: View, { event, filter }: SignupsPageProps): Html {
  return searchForm(view, {
    action: consoleSignUpsAddress(event.slug),
    query: filter.search,
    label: view.t('console.signups.search'),
    hidden: filter.state === null ? {} : { state: filter.state },
  });
}

function stateTabs(view: View, props: SignupsPageProps): Html {
  const { event, filter, counts, capacity, unanswered } = props;
  const { t } = view;
  const address = (state: string) =>
    withQuery(consoleSignUpsAddress(event.slug), { q: filter.search, state });
  return tabs(t('console.signups.states'), [
    {
      href: address(''),
      label: t('console.signups.all'),
      current: filter.state === null && !filter.unanswered,
    },
    ...(unanswered === 0 && !filter.unanswered
      ? []
      : [
          {
            href: consoleUnansweredAddress(event.slug),
            label: t('console.signups.access.tab'),
            current: filter.unanswered,
            count: unanswered,
          },
        ]),
    ...shownStandings(filter.state, counts, capacity).map((state) => ({
      href: address(state),
      label: t(`console.signups.state.${state}`),
      current: filter.state === state,
      count: counts[state].signups,
    })),
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

/** A calendar's no frees no seat: people also decline to tidy up. */
function declined({ t }: View, { declined }: ListedSignup): Html {
  if (declined === null) return html``;
  return html`<p>
    ${badge(t('console.signups.calendarSaysNo'), 'warn')}
    ${t('console.signups.stillListed', { date: declined })}
  </p>`;
}

function accessList({ event, filter }: SignupsPageProps) {
  return { slug: event.slug, unanswered: filter.unanswered };
}

function answer(
  view: View,
  props: SignupsPageProps,
  { id, name, answers, access }: ListedSignup,
  question: SignupQuestion,
): Html | '' {
  const text = answers[question];
  if (text === '') return '';
  return question === 'accessNeeds'
    ? accessNeeds(view, accessList(props), { id, name, needs: text, access })
    : lines(text);
}

function signupTable(view: View, props: SignupsPageProps): Html {
  const { t } = view;
  const { event, signups, filter, total } = props;
  const narrowed = filter.search !== '' || filter.state !== null;
  return html`
    ${narrowed ? html`<p role="status">${t('console.signups.found', { count: total })}</p>` : ''}
    ${
      filter.unanswered && total > 0
        ? html`<p>${t('console.signups.access.found', { count: total })}</p>`
        : ''
    }
    ${dataTable({
      caption: t('console.signups.title'),
      columns: [
        { label: t('console.signups.columns.name'), rowHeader: true },
        { label: t('console.signups.columns.state') },
        { label: t('console.signups.columns.companions'), numeric: true },
        ...questions.map((question) => ({ label: t(`console.signups.columns.${question}`) })),
        ...(props.asks ? [{ label: t('console.signups.columns.told') }] : []),
        { label: t('console.signups.columns.when') },
        { label: t('console.signups.columns.actions'), labelHidden: true },
      ],
      rows: signups.map((signup) => [
        html`<a href="${consolePersonAddress(event.slug, signup.id)}" data-drawer
            >${nameText(signup.name)}</a
          >
          ${signup.email === null ? '' : html`<span class="form-note"><bdi>${signup.email}</bdi></span>`}`,
        html`${badge(t(`console.signups.state.${signup.state}`), tones[signup.state])}
        ${signup.place === null ? '' : t('console.signups.place', { place: signup.place })}
        ${declined(view, signup)} ${signupMailing(view, event, signup)}`,
        signup.companions,
        ...questions.map((question) => answer(view, props, signup, question)),
        ...(props.asks ? [toldAnswers(view, signup.told)] : []),
        signup.when,
        html`<a href="${consoleSignUpRemovalAddress(event.slug, signup.id)}"
          >${t(signup.state === 'cancelled' ? 'console.signups.erase' : 'console.signups.remove')}
          <span class="visually-hidden"><bdi>${signup.name}</bdi></span></a
        >`,
      ]),
      empty: t(
        filter.unanswered
          ? 'console.signups.access.nobody'
          : narrowed
            ? 'console.signups.nobodyFound'
            : 'console.signups.nobody',
      ),
    })}
  `;
}
