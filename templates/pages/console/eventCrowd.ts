import { html } from '@prairielearn/html';
import { consoleCrowdAddress } from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { selectField } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface CrowdProps {
  /** For how many hours a crowd can be expected. */
  hours: readonly number[];
  /** Sign-ups from one network in ten minutes that are taken as they are: usually, and of a crowd. */
  usual: number;
  many: number;
  /** Until when a crowd is expected, in words; null where none is. */
  until: string | null;
}

/** Lets a hall full of people sign up over one Wi-Fi, and tells while it does. */
export function crowdPanel(view: View, slug: string, crowd: CrowdProps): Html {
  const { t } = view;
  const { hours, usual, many, until } = crowd;
  return html`
    <section class="panel" aria-labelledby="crowd">
      <h2 id="crowd">${t('console.events.crowd.title')}</h2>
      <p>${t('console.events.crowd.text', { usual })}</p>
      ${
        until === null
          ? ''
          : notice(
              { tone: 'info' },
              html`<p>${t('console.events.crowd.expected', { until, many })}</p>
                ${actionButton({
                  action: consoleCrowdAddress(slug, 'end'),
                  label: t('console.events.crowd.end'),
                })}`,
            )
      }
      <form class="form" method="post" action="${consoleCrowdAddress(slug)}">
        ${selectField(view, freshForm({ hours: '4' }), {
          name: 'hours',
          label: t('console.events.crowd.hours'),
          choices: hours.map((count) => ({
            value: String(count),
            label: t('console.events.crowd.hour', { count }),
          })),
        })}
        <div class="actions">
          ${submitButton(
            t(until === null ? 'console.events.crowd.submit' : 'console.events.crowd.again'),
            { tone: 'quiet' },
          )}
        </div>
      </form>
    </section>
  `;
}
