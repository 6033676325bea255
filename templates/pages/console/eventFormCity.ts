import { html } from '@prairielearn/html';
import { choices, hiddenField } from '../../components/forms.ts';
import { typed, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

/** What is asked about the city that was typed. */
export interface CityQuestion {
  /** The words that it is about. */
  asked: string;
  /** Whether one of the cities is called just so; otherwise it may have been misspelt. */
  isSure: boolean;
  choices: readonly { value: string; label: string }[];
  /** The one that counts unless somebody chooses; '' where that is not clear. */
  chosen: string;
  /** Where its clocks are not those that were chosen: places by which both are known. */
  zone: { asked: string; city: string; own: string; ofCity: string } | null;
}

/** Which city is meant, and whose clocks; nothing where no such city is known. */
export function cityChoices(view: View, form: FormState, question: CityQuestion | null): Html | '' {
  if (question === null) return '';
  const { t } = view;
  const isAnswered = typed(form, 'cityAsked').trim() === question.asked;
  const answer = isAnswered ? typed(form, 'cityChoice') : '';
  const cityChoice = answer === '' ? question.chosen : answer;
  return html`
    ${hiddenField('cityAsked', question.asked)}
    ${choices(
      view,
      { ...form, values: { ...form.values, cityChoice } },
      {
        name: 'cityChoice',
        label: t(`console.eventForm.cityChoice.${question.isSure ? 'label' : 'misspelt'}`),
        hint: t('console.eventForm.cityChoice.hint'),
        optional: true,
        choices: [
          ...question.choices,
          { value: 'none', label: t('console.eventForm.cityChoice.none') },
        ],
      },
    )}
    ${question.zone === null ? '' : cityZone(view, form, question.zone)}
  `;
}

function cityZone(
  view: View,
  form: FormState,
  { asked, city, own, ofCity }: NonNullable<CityQuestion['zone']>,
): Html {
  const { t } = view;
  const isAnswered = typed(form, 'cityZoneAsked') === asked;
  const answer = isAnswered ? typed(form, 'cityZone') : '';
  return html`
    ${hiddenField('cityZoneAsked', asked)}
    ${choices(
      view,
      { ...form, values: { ...form.values, cityZone: answer } },
      {
        name: 'cityZone',
        label: t('console.eventForm.cityZone.label'),
        optional: true,
        choices: [
          { value: 'city', label: t('console.eventForm.cityZone.city', { place: ofCity, city }) },
          { value: 'own', label: t('console.eventForm.cityZone.own', { place: own }) },
        ],
      },
    )}
  `;
}
