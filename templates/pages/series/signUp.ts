import { html } from '@prairielearn/html';
import { privacyAddress, seriesSignUpsAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { challenge } from '../../components/challenge.ts';
import type { ListedEvent } from '../../components/eventList.ts';
import { choices, errorSummary, hiddenField } from '../../components/forms.ts';
import { typed, typedList, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { moreFields, whoFields } from '../events/signUpForm.ts';

export interface SeriesSignUpProps {
  slug: string;
  /** Those for which one can sign up. */
  open: readonly ListedEvent[];
  form: FormState;
  /** Whether one of them has the address confirmed first. */
  confirms: boolean;
  retentionDate: string;
}

/** Whether there is a form: a single date has its own on its page. */
export function signsUp({ open }: Pick<SeriesSignUpProps, 'open'>): boolean {
  return open.length > 1;
}

/** The form by which one signs up for all dates of a series, or for those that are ticked. */
export function seriesSignUp(view: View, props: SeriesSignUpProps): Html | '' {
  const { t } = view;
  const { slug, open, form } = props;
  if (!signsUp(props)) return '';
  const chooses = typedList(form, 'dates').length > 0 || 'dates' in form.problems;
  return html`
    <section class="sign-up" id="sign-up" aria-labelledby="sign-up-heading">
      <h2 id="sign-up-heading">${t('signup.dates.heading')}</h2>
      <form class="form" method="post" action="${seriesSignUpsAddress(slug)}" data-once>
        ${errorSummary(view, form)}
        <details class="more-fields" ${chooses ? html`open` : ''}>
          <summary>${t('signup.dates.some')}</summary>
          ${choices(view, form, {
            name: 'dates',
            label: t('signup.dates.which'),
            hint: t('signup.dates.hint'),
            several: true,
            choices: open.map((date) => ({
              value: date.slug,
              label: date.times.announced,
              ...(date.full ? { hint: t('home.full') } : {}),
            })),
          })}
        </details>
        ${whoFields(view, form, props.confirms)}
        <details class="more-fields" ${hasMore(form) ? html`open` : ''}>
          <summary>${t('signup.more')}</summary>
          <div class="form">${moreFields(view, form)}</div>
        </details>
        ${hiddenField('zone', typed(form, 'zone') || (view.viewerZone ?? ''))} ${challenge(view)}
        ${submitButton(t('event.signUp'))}
        <p class="form-note">
          ${t('signup.dates.retention', { date: props.retentionDate })}
          <a href="${privacyAddress}">${t('layout.privacy')}</a>
        </p>
      </form>
    </section>
  `;
}

function hasMore(form: FormState): boolean {
  return 'companions' in form.problems || !['', '0'].includes(typed(form, 'companions'));
}
