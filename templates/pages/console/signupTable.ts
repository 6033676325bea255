import { html } from '@prairielearn/html';
import type { PeopleOrder } from '../../../db/people.ts';
import type { SignupQuestion } from '../../../db/schema.ts';
import {
  consoleBulkAddress,
  consolePersonAddress,
  consoleSignUpRemovalAddress,
  withQuery,
} from '../../addresses.ts';
import { asset } from '../../assets.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { hiddenField } from '../../components/forms.ts';
import { lines, nameText } from '../../components/facts.ts';
import type { Tone } from '../../components/notices.ts';
import { badge } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import { questions } from '../events/signUpQuestions.ts';
import { filteredAddress, type PeopleFilterProps } from './peopleFilter.ts';
import { signupMailing } from './signupMailing.ts';
import type { ListedSignup, SignupsPageProps, SignupStanding } from './listedSignup.ts';
import { accessNeeds } from './signupsAccess.ts';
import { toldAnswers } from './toldAnswers.ts';

const tones: Record<SignupStanding, Tone> = {
  unconfirmed: 'info',
  confirmed: 'good',
  waiting: 'warn',
  cancelled: 'bad',
};

/** A calendar's no frees no seat: people also decline to tidy up. */
function declined({ t }: View, { declined }: ListedSignup): Html {
  if (declined === null) return html``;
  return html`<p>
    ${badge(t('console.signups.calendarSaysNo'), 'warn')}
    ${t('console.signups.stillListed', { date: declined })}
  </p>`;
}

function accessList({ event, filter }: SignupsPageProps) {
  return { slug: event.slug, unanswered: filter.values['needs'] === 'open' };
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

/** The people of a page of the list, each with a box to tick. */
export function signupTable(view: View, props: SignupsPageProps): Html {
  const { t } = view;
  const { event, signups, filter, total } = props;
  const unanswered = filter.values['needs'] === 'open';
  const narrowed = Object.values(filter.values).some((value) => value !== '');
  return html`
    ${
      narrowed && !unanswered
        ? html`<p role="status">${t('console.signups.found', { count: total })}</p>`
        : ''
    }
    ${
      unanswered && total > 0
        ? html`<p>${t('console.signups.access.found', { count: total })}</p>`
        : ''
    }
    ${dataTable({
      caption: t('console.signups.title'),
      columns: [
        { label: t('console.signups.columns.name'), rowHeader: true, sort: sorted(filter, 'name') },
        { label: t('console.signups.columns.state'), sort: sorted(filter, 'state') },
        { label: t('console.signups.columns.companions'), numeric: true },
        ...questions.map((question) => ({ label: t(`console.signups.columns.${question}`) })),
        ...(props.asks ? [{ label: t('console.signups.columns.told') }] : []),
        { label: t('console.signups.columns.when'), sort: sorted(filter, 'when') },
        { label: t('console.signups.columns.actions'), labelHidden: true },
      ],
      rows: signups.map((signup) => [
        html`${box(view, signup)}
          <a href="${consolePersonAddress(event.slug, signup.id)}" data-drawer
            >${nameText(signup.name)}</a
          >
          ${signup.email === null ? '' : html`<span class="form-note"><bdi>${signup.email}</bdi></span>`}
          ${tagBadges(signup.tags)}`,
        html`${badge(t(`console.signups.state.${signup.state}`), tones[signup.state])}
        ${signup.came ? badge(t('console.people.came'), 'good') : ''}
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
        unanswered
          ? 'console.signups.access.nobody'
          : narrowed
            ? 'console.signups.nobodyFound'
            : 'console.signups.nobody',
      ),
    })}
    ${signups.length === 0 ? '' : bulkBar(view, props)}
  `;
}

/** Tags beside a name. */
export function tagBadges(tags: readonly string[]): Html | '' {
  return tags.length === 0
    ? ''
    : html`<span class="badges">${tags.map((tag) => badge(tag))}</span>`;
}

/** The box by which somebody is chosen; its form stands below the table, which has forms of its own. */
function box({ t }: View, { id, name }: ListedSignup): Html {
  return html`<input
    class="pick"
    form="${bulkForm}"
    name="only"
    type="checkbox"
    value="${id}"
    aria-label="${t('console.people.bulk.pick', { name })}"
  />`;
}

const bulkForm = 'bulk';

/** The way to what can be done with those who are ticked, or with all whom the list shows. */
function bulkBar({ t }: View, { event, signups, filter, total }: SignupsPageProps): Html {
  const address = consoleBulkAddress(event.slug);
  // Whoever chose among the waiting comes back to the waiting.
  const narrowing = Object.entries(filter.values).filter(
    ([name, value]) => name !== 'only' && value !== '',
  );
  return html`<form id="${bulkForm}" class="picks" method="get" action="${address}" data-picks>
    ${narrowing.map(([name, value]) => hiddenField(name, value))}
    <label class="pick-all" hidden
      ><input type="checkbox" data-pick-all /> ${t('console.people.bulk.page')}</label
    >
    ${submitButton(t('console.people.bulk.ticked'))}
    ${
      total === signups.length
        ? ''
        : html`<noscript
            >${linkButton(
              withQuery(address, { ...filter.values, only: signups.map(({ id }) => id).join('.') }),
              t('console.people.bulk.allOfPage'),
              'quiet',
            )}</noscript
          >`
    }
    ${linkButton(
      withQuery(address, filter.values),
      t('console.people.bulk.all', { count: total }),
      'quiet',
    )}
    <span
      class="form-bar__state"
      role="status"
      data-picked="${t('console.people.bulk.picked')}"
    ></span>
    <script src="${asset('pick.js')}" defer></script>
  </form>`;
}

type Sortable = 'name' | 'state' | 'when';

/** By which order a column is sorted up and down. */
const sortings: Record<Sortable, { up: PeopleOrder; down: PeopleOrder }> = {
  name: { up: 'name', down: 'name-back' },
  state: { up: 'state', down: 'state-back' },
  when: { up: 'oldest', down: 'newest' },
};

function sorted(filter: PeopleFilterProps, column: Sortable) {
  const { up, down } = sortings[column];
  const { order } = filter;
  const to = order === up ? down : order === down ? up : column === 'when' ? down : up;
  const now = order === up ? 'ascending' : order === down ? 'descending' : null;
  return { href: filteredAddress(filter, { sort: to === 'newest' ? '' : to }), now } as const;
}
