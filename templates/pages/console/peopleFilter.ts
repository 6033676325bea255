import { html } from '@prairielearn/html';
import type { PeopleOrder } from '../../../db/people.ts';
import type { SignupOrigin, SignupState } from '../../../db/schema.ts';
import { anyAnswer, noAnswer, withQuery, type PeopleFilterName } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { field, hiddenField, selectField, type Choice } from '../../components/forms.ts';
import { freshForm, type FormState } from '../../forms.ts';
import { nativeName } from '../../languages.ts';
import type { Html, View } from '../../view.ts';

/** A question by whose answers the list can be narrowed. */
export interface QuestionInFilter {
  /** The name of its part of the address. */
  name: string;
  label: string;
  /** What can be chosen; null where letters are typed. */
  choices: readonly Choice[] | null;
}

/** What a list of people is narrowed to, and what it can be. */
export interface PeopleFilterProps {
  /** The address of the list. */
  list: string;
  /** The parts of the filter by their names; '' where one asks for nothing. */
  values: Readonly<Record<string, string>>;
  order: PeopleOrder;
  /** The orders that there are. */
  orders: readonly PeopleOrder[];
  questions: readonly QuestionInFilter[];
  /** Tags that somebody has. */
  tags: readonly string[];
  /** What became of messages: that somebody did not get one, and what the address asks for. */
  messages: readonly Choice[];
  /** Whether a state is chosen here, and not by tabs. */
  withState: boolean;
  /** Whether people were asked for their organization. */
  withOrganization: boolean;
}

const signupStates: readonly SignupState[] = ['confirmed', 'waiting', 'unconfirmed', 'cancelled'];
const signupOrigins: readonly SignupOrigin[] = ['form', 'hand', 'door', 'sheet', 'import'];

/** The order that nobody has to ask for. */
const usualOrder: PeopleOrder = 'newest';

/** The address of a list with some parts of its filter changed; from its first page on. */
export function filteredAddress(
  { list, values, order }: Pick<PeopleFilterProps, 'list' | 'values' | 'order'>,
  changes: Readonly<Record<string, string | number>> = {},
): string {
  return withQuery(list, { ...values, sort: order === usualOrder ? '' : order, ...changes });
}

/** A search, with everything else folded away; all of it is in the address. */
export function peopleFilterForm(view: View, props: PeopleFilterProps): Html {
  const { t } = view;
  const { values, order } = props;
  const form = freshForm({ ...values, sort: order });
  const kept = ['state', 'only'].filter((name) => name !== 'state' || !props.withState);
  return html`
    <form class="narrowing" method="get" action="${props.list}" role="search">
      <div class="narrowing__search">
        <label class="visually-hidden" for="search-field">${t('console.signups.search')}</label>
        <input
          id="search-field"
          name="q"
          type="search"
          value="${values['q'] ?? ''}"
          placeholder="${t('console.signups.search')}"
        />
        ${submitButton(t('forms.search'), { tone: 'quiet' })}
      </div>
      ${kept.map((name) => (values[name] ? hiddenField(name, values[name]) : ''))}
      <details class="more-fields">
        <summary>${t('console.people.filter.title')}</summary>
        <div class="narrowing__choices">
          ${filterFields(view, form, props)}
          ${selectField(view, form, {
            name: 'sort',
            label: t('console.people.filter.sort'),
            choices: props.orders.map((one) => ({
              value: one,
              label: t(`console.people.order.${one}`),
            })),
            optional: true,
          })}
        </div>
        ${submitButton(t('console.people.filter.show'))}
      </details>
    </form>
    ${chips(view, props)}
  `;
}

type Narrowed = Pick<
  PeopleFilterProps,
  'values' | 'questions' | 'tags' | 'messages' | 'withState' | 'withOrganization'
>;

/** A field for each part of a filter but the search. */
export function filterFields(view: View, form: FormState, props: Narrowed): Html[] {
  return fieldsOf(view, props).map(({ name, label, choices }) =>
    choices === null
      ? field(view, form, { name, label, optional: true, type: 'search' })
      : selectField(view, form, {
          name,
          label,
          blank: view.t('console.people.filter.any'),
          choices,
          optional: true,
        }),
  );
}

function fieldsOf({ t, languages }: View, props: Narrowed): QuestionInFilter[] {
  const text = 'console.people.filter';
  const fixed: Record<
    Exclude<PeopleFilterName, 'q' | 'only'>,
    readonly Choice[] | null | undefined
  > = {
    state: props.withState
      ? signupStates.map((value) => ({ value, label: t(`console.signups.state.${value}`) }))
      : undefined,
    language:
      languages.length < 2
        ? undefined
        : languages.map((value) => ({ value, label: nativeName(value), language: value })),
    needs: (['open', 'answered', 'any'] as const).map((value) => ({
      value,
      label: t(`${text}.need.${value}`),
    })),
    came: (['yes', 'no'] as const).map((value) => ({
      value,
      label: t(`${text}.arrived.${value}`),
    })),
    mail: [{ value: 'failing', label: t(`${text}.failing`) }],
    from: signupOrigins.map((value) => ({ value, label: t(`console.people.origin.${value}`) })),
    tag: props.tags.length === 0 ? undefined : props.tags.map((value) => ({ value, label: value })),
    organization: props.withOrganization ? null : undefined,
    message: props.messages.length === 0 ? undefined : props.messages,
  };
  const names = [
    'state',
    'tag',
    'language',
    'needs',
    'came',
    'mail',
    'from',
    'organization',
    'message',
  ] as const;
  return [
    ...names.flatMap((name) => {
      // What nobody has any more, or was not asked for, can still be what the list is narrowed to.
      const kept =
        (name === 'tag' || name === 'organization') && props.values[name] ? null : undefined;
      const choices = fixed[name] ?? (fixed[name] === null ? null : kept);
      return choices === undefined ? [] : [{ name, label: t(`${text}.${name}`), choices }];
    }),
    ...props.questions.map(({ choices, ...question }) => ({
      ...question,
      choices: choices && [
        ...choices,
        { value: anyAnswer, label: t(`${text}.given`) },
        { value: noAnswer, label: t(`${text}.missing`) },
      ],
    })),
  ];
}

/** What the list is narrowed to, each with a link that leaves it out. */
function chips(view: View, props: PeopleFilterProps): Html | '' {
  const { t } = view;
  const fields = fieldsOf(view, props);
  const given = Object.entries(props.values).filter(
    ([name, value]) => value !== '' && name !== 'q' && (props.withState || name !== 'state'),
  );
  if (given.length === 0) return '';
  return html`<ul class="chips" aria-label="${t('console.people.filter.chosen')}">
    ${given.map(
      ([name, value]) =>
        html`<li>
          <a href="${filteredAddress(props, { [name]: '' })}"
            ><span class="visually-hidden">${t('console.people.filter.without')} </span>${nameText(
              chipText(view, fields, name, value),
            )}</a
          >
        </li>`,
    )}
    <li><a class="chips__all" href="${props.list}">${t('console.people.filter.all')}</a></li>
  </ul>`;
}

function chipText(
  { t }: View,
  fields: readonly QuestionInFilter[],
  name: string,
  value: string,
): string {
  const of = fields.find((one) => one.name === name);
  if (name === 'only') return t('console.people.filter.ticked', { count: value.split('.').length });
  if (of === undefined) return t('console.people.filter.unreadable');
  const said = of.choices?.find((choice) => choice.value === value)?.label ?? value;
  return t('console.people.filter.chip', { name: of.label, value: said });
}
