import { html } from '@prairielearn/html';
import { consoleFormAddress } from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { notice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';
import type { UnsavedForm } from './eventFormProps.ts';

/** What organizers have typed about this event and not saved; the forms themselves are on their way. */
export function unsavedNotice(view: View, forms: readonly UnsavedForm[]): Html | '' {
  if (forms.length === 0) return '';
  return notice(
    { tone: 'info', title: view.t('console.unsaved.ofEvent') },
    html`<ul>
      ${forms.map(
        ({ id, by, when }) =>
          html`<li>
            ${view.t('console.unsaved.typed', { by, when })}
            <a href="${consoleFormAddress(id)}">${view.t('console.unsaved.continue')}</a>
          </li>`,
      )}
    </ul>`,
  );
}

/** Every form that nobody has saved, to go on with or to delete. */
export function unsavedList(view: View, forms: readonly UnsavedForm[]): Html | '' {
  if (forms.length === 0) return '';
  const { t } = view;
  return html`
    <section class="panel" aria-labelledby="unsaved">
      <h2 id="unsaved">${t('console.unsaved.title')}</h2>
      <p class="form-note">${t('console.unsaved.leaves')}</p>
      <ul class="unsaved">
        ${forms.map(({ id, title, by, when }) => {
          const name = title === '' ? t('console.unsaved.noTitle') : title;
          return html`<li>
            <p>
              <strong>${nameText(name)}</strong><br />${t('console.unsaved.typed', { by, when })}
            </p>
            <div class="actions">
              ${linkButton(consoleFormAddress(id), t('console.unsaved.continue'), 'quiet')}
              ${actionButton({
                action: consoleFormAddress(id, 'deletion'),
                label: t('console.unsaved.delete'),
                about: name,
                tone: 'danger',
              })}
            </div>
          </li>`;
        })}
      </ul>
    </section>
  `;
}
