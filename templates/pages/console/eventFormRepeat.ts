import { html } from '@prairielearn/html';
import { choices, field, type Choice } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { typed, typedList, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { RepeatChoice } from './repeatChoices.ts';
import { withCommas, withSemicolons } from '../../withCommas.ts';

/** On which dates an event can repeat, and on which it would. */
export interface RepeatProps {
  choices: readonly { value: RepeatChoice; label: string }[];
  /** What comes of what was typed; null while it cannot be read. */
  plan: RepeatPlan | null;
}

export interface RepeatPlan {
  count: number;
  /** The last date, in words. */
  last: string;
  /** In their order, with those that are left out. */
  dates: readonly RepeatedDate[];
  /** How many of them have no hour yet. */
  open: number;
  /** Months that have no such day. */
  without: readonly string[];
  /** Dates to be left out that are none of the series. */
  unknown: readonly string[];
}

export interface RepeatedDate {
  /** `YYYY-MM-DD` */
  date: string;
  text: string;
  leftOut: boolean;
  /** What is wrong with its hour, as sentences. */
  questions: readonly string[];
  /** What can be meant. */
  choices: readonly Choice[];
}

/** Its inputs that are not about one date. */
export const repeatInputs: readonly string[] = [
  'repeat',
  'repeatTimes',
  'repeatUntil',
  'repeatExcept',
];

/**
 * How an event repeats, and the dates that come of it.
 *
 * @param once whether it can also not repeat
 */
export function repeatPart(
  view: View,
  form: FormState,
  { choices: ways, plan }: RepeatProps,
  { once = true }: { once?: boolean } = {},
): Html {
  const { t } = view;
  return html`
    ${choices(view, withChoice(form), {
      name: 'repeat',
      label: t('console.repeat.label'),
      choices: [...(once ? [{ value: '', label: t('console.repeat.once') }] : []), ...ways],
    })}
    <fieldset class="field-row" aria-describedby="repeat-end-hint">
      <legend>${t('console.repeat.end')}</legend>
      <p class="field__hint" id="repeat-end-hint">${t('console.repeat.endHint')}</p>
      <div class="field-row__fields">
        ${field(view, form, {
          name: 'repeatTimes',
          label: t('console.repeat.times'),
          ...(/^\d*$/.test(typed(form, 'repeatTimes'))
            ? { type: 'number' as const, min: 2 }
            : { type: 'text' as const }),
          required: false,
          size: 'short',
        })}
        ${field(view, form, {
          name: 'repeatUntil',
          label: t('console.repeat.until'),
          type: /^(\d{4}-\d\d-\d\d)?$/.test(typed(form, 'repeatUntil')) ? 'date' : 'text',
          required: false,
        })}
      </div>
    </fieldset>
    ${plan === null ? exceptAsTyped(view, form) : planned(view, form, plan)}
  `;
}

/** Nothing chosen is a choice, too. */
function withChoice(form: FormState): FormState {
  return { ...form, values: { ...form.values, repeat: typed(form, 'repeat') } };
}

/** Dates to be left out, while it cannot be told of which series. */
function exceptAsTyped(view: View, form: FormState): Html | '' {
  const left = typedList(form, 'repeatExcept').join(' ');
  if (left === '') return '';
  const values = { ...form.values, repeatExcept: left };
  return field(
    view,
    { ...form, values },
    { name: 'repeatExcept', label: view.t('console.repeat.except'), optional: true },
  );
}

function planned(view: View, form: FormState, plan: RepeatPlan): Html {
  const { t } = view;
  const left = plan.dates.filter(({ leftOut }) => leftOut).map(({ date }) => date);
  const [, ...others] = plan.dates;
  return html`
    <div class="repeat-plan">
      <p class="repeat-plan__count">
        ${t('console.repeat.plan', { count: plan.count, last: plan.last })}
      </p>
      ${
        plan.without.length === 0
          ? ''
          : notice(
              { tone: 'info' },
              t('console.repeat.without', { months: withCommas(plan.without) }),
            )
      }
      ${
        plan.unknown.length === 0
          ? ''
          : notice(
              { tone: 'warn' },
              t('console.repeat.unknown', { dates: withSemicolons(plan.unknown) }),
            )
      }
      ${plan.dates
        .filter(({ questions }) => questions.length > 0)
        .map((date) => question(view, form, date))}
      ${choices(
        view,
        { ...form, values: { repeatExcept: left } },
        {
          name: 'repeatExcept',
          label: t('console.repeat.except'),
          hint: t('console.repeat.exceptHint', { first: plan.dates[0]?.text ?? '' }),
          several: true,
          choices: others.map(({ date, text }) => ({ value: date, label: text })),
        },
      )}
    </div>
  `;
}

/** What is asked about one date, with the sentences that say why. */
function question(view: View, form: FormState, { date, text, ...asked }: RepeatedDate): Html {
  return notice(
    { tone: 'warn', title: text },
    html`
      ${asked.questions.map((sentence) => html`<p>${sentence}</p>`)}
      ${
        asked.choices.length === 0
          ? ''
          : choices(view, form, {
              name: `repeatAnswer-${date}`,
              label: view.t('console.repeat.hour'),
              choices: asked.choices,
            })
      }
      <p>${view.t('console.repeat.orLeaveOut')}</p>
    `,
  );
}
