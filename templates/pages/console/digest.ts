import { html } from '@prairielearn/html';
import type { ZoneChoiceGroup } from '../../../server/time/zones.ts';
import { consoleDigestAddress, consoleAccountAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { choices, errorSummary, selectField, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';

export interface DigestPageProps {
  form: FormState;
  zones: readonly ZoneChoiceGroup[];
  done: string | null;
  /** Why the organizer gets none, whatever they chose. */
  none: 'unsubscribed' | 'blocked' | 'failing' | null;
  /** The page on which they say which mails their address gets. */
  choicesUrl: string;
}

/** The page on which an organizer chooses when they are mailed what is new. */
export function digestPage(view: View, props: DigestPageProps): Html {
  const { t } = view;
  const { form, zones, done, none } = props;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.digest.title')),
    section: 'account',
    crumbs: [{ href: consoleAccountAddress, label: t('console.account.title') }],
    canonicalPath: consoleDigestAddress,
    narrow: true,
    body: html`
      ${doneNotice(done)} ${errorSummary(view, form)}
      <p>${t('console.digest.intro')}</p>
      ${
        none === null
          ? ''
          : notice(
              { tone: 'warn' },
              html`<p>${t(`console.digest.none.${none}`)}</p>
                <p><a href="${props.choicesUrl}">${t('console.digest.none.choices')}</a></p>`,
            )
      }
      <form class="form" method="post" action="${consoleDigestAddress}">
        ${choices(view, form, {
          name: 'rhythm',
          label: t('console.digest.rhythm.label'),
          choices: [
            { value: 'daily', label: t('console.digest.rhythm.daily') },
            {
              value: 'at-once',
              label: t('console.digest.rhythm.at-once'),
              hint: t('console.digest.rhythm.atOnceHint'),
            },
            { value: 'off', label: t('console.digest.rhythm.off') },
          ],
        })}
        ${selectField(view, form, {
          name: 'zone',
          label: t('console.digest.zone.label'),
          optional: true,
          blank: t('console.digest.zone.blank'),
          choices: zones.map((group) => ({
            label: group.label,
            choices: group.choices.map(({ zone, label }) => ({ value: zone, label })),
          })),
        })}
        ${submitButton(t('console.digest.submit'))}
      </form>
    `,
  });
}
