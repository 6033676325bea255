import { html } from '@prairielearn/html';
import {
  consoleEndorsementListAddress,
  consoleEndorsementTextsAddress,
  consoleEndorsementsAddress,
  withQuery,
  type EndorsedAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { textArea } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface AdditionProps {
  of: { at: EndorsedAddress };
  /** The form that adds pasted names, as it was typed or fresh. */
  form: FormState;
  mostNames: number;
}

/** The list as files and texts. */
export function exports({ t }: View, { of }: AdditionProps): Html {
  const names = consoleEndorsementsAddress(of.at, 'txt');
  return html`
    <div class="actions">
      ${linkButton(
        consoleEndorsementTextsAddress(of.at),
        t('console.endorsements.texts.open'),
        'quiet',
      )}
      ${linkButton(names, t('console.endorsements.export.lines'), 'quiet')}
      ${linkButton(
        withQuery(names, { as: 'line' }),
        t('console.endorsements.export.commas'),
        'quiet',
      )}
      ${linkButton(
        consoleEndorsementsAddress(of.at, 'csv'),
        t('console.endorsements.export.csv'),
        'quiet',
      )}
      ${linkButton(
        withQuery(consoleEndorsementsAddress(of.at, 'csv'), { columns: 'osdi' }),
        t('console.endorsements.export.csvForPrograms'),
        'quiet',
      )}
    </div>
  `;
}

/** The form that adds organizations. */
export function addition(view: View, { of, form, mostNames }: AdditionProps): Html {
  const { t } = view;
  return html`
    <section class="stack narrow" aria-labelledby="add">
      <h2 id="add">${t('console.endorsements.add.heading')}</h2>
      <p>${t('console.endorsements.add.text')}</p>
      <form
        class="form"
        method="post"
        action="${consoleEndorsementListAddress(of.at, 'names')}"
        data-once
      >
        ${textArea(view, form, {
          name: 'names',
          label: t('console.endorsements.add.names'),
          hint: t('console.endorsements.add.namesHint', { maximum: mostNames }),
          rows: 7,
        })}
        <div class="actions">
          ${submitButton(t('console.endorsements.add.look'), { name: 'look', value: 'yes' })}
          ${submitButton(t('console.endorsements.add.submit'), { tone: 'quiet' })}
        </div>
      </form>
    </section>
  `;
}
