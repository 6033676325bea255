import { html } from '@prairielearn/html';
import type { ZoneChoiceGroup } from '../../../server/time/zones.ts';
import type { SettingPart } from '../../../server/siteSettings.ts';
import {
  consoleSettingsAddress,
  consoleSiteLanguagesAddress,
  consoleTestMailAddress,
} from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { colorChoice } from '../../components/colorChoice.ts';
import {
  choices,
  errorSummary,
  field,
  hiddenField,
  selectField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import { isReadByNatives, languages, nativeName } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import { withCommas } from '../../withCommas.ts';
import { logoPanel, panel } from './settingsPanels.ts';

/** Where the value of a setting comes from. */
export type SettingOrigin =
  /** Organizers saved it; without it the host's value would hold. */
  | { kind: 'saved'; variable: string; host: string; set: boolean }
  | { kind: 'host'; variable: string }
  | { kind: 'usual' };

/** The settings that the host can decide as well. */
export type HostedSetting = 'organization' | 'contact' | 'languages' | 'retention';

/** What is known of the way that emails leave by. */
export type MailStanding =
  | { kind: 'smtp'; host: string; port: string; from: string }
  /** They stay in the mailbox. */
  | { kind: 'mailbox' };

/** What came of an email that was sent to see whether it arrives. */
export type TestMailResult = { taken: boolean; to: string; reply: string };

export interface SettingsPageProps {
  form: FormState;
  /** What the form was opened with, see `server/settings/seenSettings.ts`. */
  seen: string;
  origins: Readonly<Record<HostedSetting, SettingOrigin>>;
  zones: readonly ZoneChoiceGroup[];
  /** What somebody else saved meanwhile of the same, in words. */
  theirs: readonly { part: SettingPart; value: string }[];
  mail: MailStanding;
  test: TestMailResult | null;
  /** What is wrong with the file that was chosen as the logo; null where nothing is. */
  logoProblem: string | null;
  /** The largest file that is taken, in millions of bytes. */
  largestLogo: number;
  longestText: number;
  longestRetention: number;
  done: string | null;
}

/** What holds for the whole site, in one form. */
export function settingsPage(view: View, props: SettingsPageProps): Html {
  const { t } = view;
  const { form } = props;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.settings.title')),
    section: 'settings',
    canonicalPath: consoleSettingsAddress,
    narrow: true,
    body: html`
      ${doneNotice(props.done)} ${props.test === null ? '' : testNotice(view, props.test)}
      <p>${t('console.settings.intro')}</p>
      <form class="form" method="post" action="${consoleSettingsAddress}">
        ${errorSummary(view, form)} ${theirsNotice(view, props.theirs)}
        ${hiddenField('seen', props.seen)} ${look(view, props)} ${words(view, props)}
        ${languagesAndZone(view, props)} ${data(view, props)} ${quiet(view, props)}
        <div class="actions">
          ${submitButton(t('console.settings.submit'), { name: 'intent', value: 'save' })}
        </div>
      </form>
      ${logoPanel(view, props)} ${mail(view, props.mail)}
    `,
  });
}

function look(view: View, { form, origins }: SettingsPageProps): Html {
  const { t } = view;
  return panel('look', t('console.settings.sections.look'), [
    field(view, form, {
      name: 'organization',
      label: t('console.settings.organization.label'),
      hint: originText(view, origins.organization, t('console.settings.organization.hint')),
      maxLength: 100,
      autocomplete: 'organization',
      optional: true,
    }),
    colorChoice(view, form),
  ]);
}

function words(view: View, { form, origins, longestText }: SettingsPageProps): Html {
  const { t } = view;
  const text = (name: 'about' | 'imprint' | 'privacy') =>
    textArea(view, form, {
      name,
      label: t(`console.settings.${name}.label`),
      hint: t(`console.settings.${name}.hint`),
      rows: 5,
      maxLength: longestText,
      optional: true,
    });
  return panel('words', t('console.settings.sections.words'), [
    field(view, form, {
      name: 'contact',
      label: t('console.settings.contact.label'),
      hint: originText(view, origins.contact, t('console.settings.contact.hint')),
      maxLength: 200,
      optional: true,
    }),
    text('about'),
    text('imprint'),
    text('privacy'),
    html`<p>
      <a href="${consoleSiteLanguagesAddress()}">${t('console.settings.inLanguages.link')}</a>
    </p>`,
  ]);
}

function languagesAndZone(view: View, { form, origins, zones }: SettingsPageProps): Html {
  const { t } = view;
  const spoken = languages.map((language) => ({
    value: language,
    label: nativeName(language),
    language,
  }));
  const unread = languages.filter((language) => !isReadByNatives(language)).map(nativeName);
  return panel('languages', t('console.settings.sections.languages'), [
    choices(view, form, {
      name: 'languages',
      label: t('console.settings.languages.label'),
      hint: originText(view, origins.languages, t('console.settings.languages.hint')),
      several: true,
      choices: spoken,
    }),
    unread.length === 0
      ? ''
      : html`<p class="form-note">
          ${t('console.settings.languages.notRead', { languages: withCommas(unread) })}
        </p>`,
    selectField(view, form, {
      name: 'firstLanguage',
      label: t('console.settings.languages.first'),
      hint: t('console.settings.languages.firstHint'),
      choices: spoken,
    }),
    zoneSelect(view, form, zones),
  ]);
}

/** The zone that a site lives in, or none. */
export function zoneSelect(view: View, form: FormState, zones: readonly ZoneChoiceGroup[]): Html {
  const { t } = view;
  return selectField(view, form, {
    name: 'zone',
    label: t('console.settings.zone.label'),
    hint: t('console.settings.zone.hint'),
    optional: true,
    blank: t('console.settings.zone.blank'),
    choices: zones.map((group) => ({
      label: group.label,
      choices: group.choices.map(({ zone, label }) => ({ value: zone, label })),
    })),
  });
}

function data(view: View, { form, origins, longestRetention }: SettingsPageProps): Html {
  const { t } = view;
  return panel('data', t('console.settings.sections.data'), [
    field(view, form, {
      name: 'retentionDays',
      label: t('console.settings.retention.label'),
      hint: originText(view, origins.retention, t('console.settings.retention.hint')),
      type: 'number',
      inputMode: 'numeric',
      min: 1,
      max: longestRetention,
      optional: true,
      size: 'short',
    }),
  ]);
}

function quiet(view: View, { form }: SettingsPageProps): Html {
  const { t } = view;
  const hour = (name: 'quietFrom' | 'quietUntil') =>
    field(view, form, {
      name,
      label: t(`console.settings.quiet.${name}`),
      type: 'time',
      optional: true,
      size: 'short',
    });
  return panel('quiet', t('console.settings.sections.quiet'), [
    html`<p>${t('console.settings.quiet.hint')}</p>`,
    hour('quietFrom'),
    hour('quietUntil'),
  ]);
}

function originText({ t }: View, origin: SettingOrigin, hint: string): Html {
  const whence = () => {
    switch (origin.kind) {
      case 'saved': {
        const { variable, host, set } = origin;
        const value = host === '' ? t('console.settings.origin.nothing') : host;
        return set
          ? t('console.settings.origin.savedOverHost', { variable, value })
          : t('console.settings.origin.savedOverUsual', { value });
      }
      case 'host':
        return t('console.settings.origin.host', { variable: origin.variable });
      case 'usual':
        return t('console.settings.origin.usual');
    }
  };
  return html`${hint} <span class="origin">${whence()}</span>`;
}

function theirsNotice({ t }: View, theirs: SettingsPageProps['theirs']): Html | '' {
  if (theirs.length === 0) return '';
  return notice(
    { tone: 'warn', title: t('console.settings.theirs.title') },
    html`<ul>
      ${theirs.map(
        ({ part, value }) =>
          html`<li>
            ${t(`console.settings.parts.${part}`)}:
            <bdi>${value === '' ? t('console.settings.origin.nothing') : value}</bdi>
          </li>`,
      )}
    </ul>`,
  );
}

function testNotice({ t }: View, { taken, to, reply }: TestMailResult): Html {
  return notice(
    { tone: taken ? 'good' : 'bad', live: true },
    t(taken ? 'console.settings.mail.taken' : 'console.settings.mail.refused', { to, reply }),
  );
}

function mail(view: View, standing: MailStanding): Html {
  return panel('mail', view.t('console.settings.sections.mail'), [mailStanding(view, standing)]);
}

/** How emails leave, what the host sets so that they do, and the button that sends one. */
export function mailStanding({ t }: View, standing: MailStanding): Html {
  switch (standing.kind) {
    case 'mailbox':
      return html`<p>${t('console.settings.mail.mailbox')}</p>
        <p>${t('console.settings.mail.toSet')}</p>`;
    case 'smtp': {
      const { host, port, from } = standing;
      return html`<p>${t('console.settings.mail.smtp', { host, port, from })}</p>
        ${actionButton({ action: consoleTestMailAddress, label: t('console.settings.mail.test') })}`;
    }
  }
}
