import { html } from '@prairielearn/html';
import type { Listing } from '../../db/schema.ts';
import type { FormState } from '../forms.ts';
import type { Html, View } from '../view.ts';
import type { Fact } from './facts.ts';
import { facts, lines, nameText } from './facts.ts';
import { field, textArea } from './forms.ts';

/** How an organization stands on the list, as labels and values. */
export function listingFacts({ t }: View, listing: Listing): Html {
  const told = (label: string, value: string, shown: Html): Fact | null =>
    value === '' ? null : { label, value: shown };
  return facts([
    { label: t('endorsement.own.listedAs'), value: nameText(listing.listedAs) },
    told(t('endorsement.fields.website.label'), listing.website, nameText(listing.website)),
    told(t('endorsement.fields.city.label'), listing.city, nameText(listing.city)),
    told(
      t('endorsement.fields.statement.label'),
      listing.statement,
      html`${lines(listing.statement)}`,
    ),
  ]);
}

/** Website, city and statement: what everybody may leave out of a listing. */
export function listingFields(view: View, form: FormState): Html {
  const { t } = view;
  return html`
    ${field(view, form, {
      name: 'website',
      label: t('endorsement.fields.website.label'),
      // No "url" type: it refuses an address without https://, which the server completes.
      inputMode: 'url',
      autocomplete: 'url',
      optional: true,
    })}
    ${field(view, form, {
      name: 'city',
      label: t('endorsement.fields.city.label'),
      autocomplete: 'address-level2',
      optional: true,
    })}
    ${textArea(view, form, {
      name: 'statement',
      label: t('endorsement.fields.statement.label'),
      hint: t('endorsement.fields.statement.hint'),
      optional: true,
    })}
  `;
}
