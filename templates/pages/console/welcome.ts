import { html } from '@prairielearn/html';
import type { ZoneChoiceGroup } from '../../../server/time/zones.ts';
import {
  consoleNewEventAddress,
  consoleSettingsAddress,
  consoleWelcomeAddress,
  consoleWelcomeSkippingAddress,
  homeAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { colorChoice } from '../../components/colorChoice.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { doneNotice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { mailStanding, zoneSelect, type MailStanding } from './settings.ts';

export interface WelcomePageProps {
  form: FormState;
  zones: readonly ZoneChoiceGroup[];
  mail: MailStanding;
}

/** The first page of a new site: what it needs before somebody can share a page of it. */
export function welcomePage(view: View, { form, zones, mail }: WelcomePageProps): Html {
  const { t } = view;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.welcome.title')),
    canonicalPath: consoleWelcomeAddress,
    narrow: true,
    body: html`
      <p>${t('console.welcome.intro')}</p>
      <form class="form" method="post" action="${consoleWelcomeAddress}">
        ${errorSummary(view, form)}
        <section class="panel" aria-labelledby="part-look">
          <h2 id="part-look">${t('console.settings.sections.look')}</h2>
          ${field(view, form, {
            name: 'organization',
            label: t('console.settings.organization.label'),
            hint: t('console.settings.organization.hint'),
            maxLength: 100,
            autocomplete: 'organization',
          })}
          ${colorChoice(view, form)} ${zoneSelect(view, form, zones)}
        </section>
        <div class="actions">
          ${submitButton(t('console.welcome.submit'))}
          ${submitButton(t('console.welcome.skip'), {
            formAction: consoleWelcomeSkippingAddress,
            tone: 'quiet',
            unchecked: true,
          })}
        </div>
      </form>
      <section class="panel" aria-labelledby="part-mail">
        <h2 id="part-mail">${t('console.settings.sections.mail')}</h2>
        ${mailStanding(view, mail)}
      </section>
    `,
  });
}

/** What to do next, once a site has its name and its colour. */
export function welcomeReadyPage(view: View, done: string | null): Html {
  const { t } = view;
  return consolePage(view, {
    title: t('console.welcome.ready.title'),
    narrow: true,
    body: html`
      ${doneNotice(done)}
      <p>${t('console.welcome.ready.text')}</p>
      <div class="actions">
        ${linkButton(consoleNewEventAddress, t('console.welcome.ready.announce'))}
        ${linkButton(homeAddress, t('console.welcome.ready.home'), 'quiet')}
        ${linkButton(consoleSettingsAddress, t('console.welcome.ready.settings'), 'quiet')}
      </div>
    `,
  });
}
