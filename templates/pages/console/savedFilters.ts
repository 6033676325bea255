import { html } from '@prairielearn/html';
import { consoleSavedFiltersAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { checkbox, field, hiddenField } from '../../components/forms.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

/** The filters that organizers keep by a name. */
export interface SavedFiltersProps {
  slug: string;
  /** What the list is narrowed to, as the query of an address. */
  query: string;
  /** Whether that can be kept: there is more to it than letters of a name. */
  canBeKept: boolean;
  saved: readonly SavedFilterShown[];
}

interface SavedFilterShown {
  name: string;
  href: string;
  current: boolean;
  /** Null where whoever looks may not forget it. */
  removal: string | null;
}

/** Keeps what the list is narrowed to, or forgets it; nothing where it is narrowed to nothing. */
export function savedFilterForms(view: View, props: SavedFiltersProps): Html | '' {
  const { t } = view;
  const current = props.saved.find((one) => one.current);
  if (current !== undefined)
    return current.removal === null
      ? ''
      : actionButton({
          action: current.removal,
          label: t('console.people.saved.remove'),
          about: current.name,
        });
  if (!props.canBeKept) return '';
  const form = freshForm();
  return html`<details class="more-fields">
    <summary>${t('console.people.saved.title')}</summary>
    <form class="form" method="post" action="${consoleSavedFiltersAddress(props.slug)}">
      ${hiddenField('filter', props.query)}
      ${field(view, form, {
        name: 'name',
        label: t('console.people.saved.name'),
        hint: t('console.people.saved.note'),
        maxLength: 40,
        idPrefix: 'saved',
      })}
      ${checkbox(view, form, {
        name: 'everywhere',
        label: t('console.people.saved.everywhere'),
        optional: true,
      })}
      ${submitButton(t('console.people.saved.submit'))}
    </form>
  </details>`;
}
