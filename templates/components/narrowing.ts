import { html } from '@prairielearn/html';
import { homeAddress, narrowedAddress, narrowingNames, type NarrowingName } from '../addresses.ts';
import type { FormState } from '../forms.ts';
import type { EventKind } from '../pages/events/eventGist.ts';
import { nativeTextName, type TextLanguage } from '../textLanguages.ts';
import type { Html, View } from '../view.ts';
import { submitButton } from './buttons.ts';
import { nameText } from './facts.ts';
import { selectField, type Choice } from './forms.ts';

/** What lists of events can be narrowed to. */
export interface NarrowingProps {
  /** What was typed and chosen, with what is wrong with it. */
  form: FormState;
  /** The same by its name; '' where it narrows nothing. */
  values: Readonly<Record<NarrowingName, string>>;
  kinds: readonly EventKind[];
  cities: readonly string[];
  languages: readonly TextLanguage[];
  campaigns: readonly { slug: string; title: string }[];
  /** `YYYY-MM`, and the month in words. */
  months: readonly { month: string; text: string }[];
  /** A day that was chosen from a month, in words; '' for none. */
  dayText: string;
}

/** A search, and choices where there is something to choose; all of it is in the address. */
export function narrowingForm(view: View, props: NarrowingProps): Html {
  const { t } = view;
  const { form, values } = props;
  const selects = selectsOf(view, props);
  return html`
    <form class="narrowing" method="get" action="${homeAddress}" role="search">
      <div class="narrowing__search">
        <label class="visually-hidden" for="q-field">${t('home.narrow.search')}</label>
        <input
          id="q-field"
          name="q"
          type="search"
          value="${values.q}"
          placeholder="${t('home.narrow.search')}"
          ${form.problems['q'] === undefined ? '' : html`aria-invalid="true"`}
        />
        ${submitButton(t('home.narrow.show'))}
      </div>
      ${
        selects.length === 0
          ? ''
          : html`<details class="more-fields">
              <summary>${t('home.narrow.choices')}</summary>
              <div class="narrowing__choices">
                ${selects.map(({ name, choices }) =>
                  selectField(view, form, {
                    name,
                    label: t(`home.narrow.${name}`),
                    blank: t('home.narrow.any'),
                    choices,
                    optional: true,
                  }),
                )}
              </div>
            </details>`
      }
    </form>
    ${chips(view, props)}
  `;
}

type SelectName = 'kind' | 'city' | 'language' | 'campaign' | 'month';

/** What one cannot choose between is not asked; what was chosen stays. */
function selectsOf(
  { t }: View,
  { values, kinds, cities, languages, campaigns, months }: NarrowingProps,
): { name: SelectName; choices: Choice[] }[] {
  const all: { name: SelectName; choices: Choice[] }[] = [
    { name: 'month', choices: months.map(({ month, text }) => ({ value: month, label: text })) },
    {
      name: 'kind',
      choices: kinds.map((kind) => ({ value: kind, label: t(`event.kind.${kind}`) })),
    },
    { name: 'city', choices: cities.map((city) => ({ value: city, label: city })) },
    {
      name: 'language',
      choices: languages.map((language) => ({
        value: language,
        label: nativeTextName(language),
        language,
      })),
    },
    {
      name: 'campaign',
      choices: campaigns.map(({ slug, title }) => ({ value: slug, label: title })),
    },
  ];
  return all.filter(({ name, choices }) => choices.length > 1 || values[name] !== '');
}

/** What the list is narrowed to, each with a link that leaves it out. */
function chips(view: View, props: NarrowingProps): Html | '' {
  const { t } = view;
  const { values } = props;
  const given = narrowingNames.filter((name) => values[name] !== '');
  if (given.length === 0) return '';
  return html`<ul class="chips" aria-label="${t('home.narrow.chosen')}">
    ${given.map(
      (name) =>
        html`<li>
          <a href="${narrowedAddress({ ...values, [name]: '' })}"
            ><span class="visually-hidden">${t('home.narrow.without')} </span>${nameText(
              wordsOf(view, props, name),
            )}</a
          >
        </li>`,
    )}
    <li><a class="chips__all" href="${homeAddress}">${t('home.narrow.all')}</a></li>
  </ul>`;
}

function wordsOf(view: View, props: NarrowingProps, name: NarrowingName): string {
  const value = props.values[name];
  if (name === 'q') return view.t('home.narrow.words', { words: value });
  if (name === 'day') return props.dayText || value;
  const select = selectsOf(view, props).find((one) => one.name === name);
  return select?.choices.find((choice) => choice.value === value)?.label ?? value;
}
