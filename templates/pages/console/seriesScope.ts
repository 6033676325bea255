import { html } from '@prairielearn/html';
import { choices } from '../../components/forms.ts';
import { typed, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

/** Which dates of a series something is done to, besides the one that it is about. */
export const seriesScopes = ['this', 'later', 'all'] as const;
export type SeriesScope = (typeof seriesScopes)[number];

/** How many other dates of a series lie ahead: after this one, and in all. */
export interface DatesAhead {
  later: number;
  all: number;
}

/** Asks which dates are meant; nothing where there is but one. Its field is `seriesScope`. */
export function scopeField(
  view: View,
  form: FormState,
  ahead: DatesAhead | null,
  label: string,
): Html | '' {
  const { t } = view;
  if (ahead === null || ahead.all === 0) return '';
  const { later, all } = ahead;
  return html`${choices(
    view,
    { ...form, values: { ...form.values, seriesScope: typed(form, 'seriesScope') || 'this' } },
    {
      name: 'seriesScope',
      label,
      choices: [
        { value: 'this', label: t('console.series.scope.this') },
        ...(later === 0 || later === all
          ? []
          : [{ value: 'later', label: t('console.series.scope.later', { count: later }) }]),
        { value: 'all', label: t('console.series.scope.all', { count: all }) },
      ],
    },
  )}`;
}
