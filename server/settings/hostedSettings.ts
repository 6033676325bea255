import type {
  HostedSetting,
  MailStanding,
  SettingOrigin,
} from '../../templates/pages/console/settings.ts';
import { nativeName } from '../../templates/languages.ts';
import type { OverridableVariable, Config } from '../config.ts';
import { smtpHost } from '../config/smtpServer.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import type { Settings } from './settings.ts';
import { withCommas } from '../../templates/withCommas.ts';

interface Hosted {
  column: keyof Settings;
  variable: OverridableVariable;
  /** What the host set, in words; '' for none. */
  host: (config: Config) => string;
}

const hosted: Record<HostedSetting, Hosted> = {
  organization: {
    column: 'organization',
    variable: 'ORGANIZATION',
    host: ({ organization }) => organization,
  },
  contact: { column: 'contact', variable: 'CONTACT', host: ({ contact }) => contact?.text ?? '' },
  languages: {
    column: 'languages',
    variable: 'LOCALES',
    host: ({ locales }) => withCommas(locales.map((language) => nativeName(language))),
  },
  retention: {
    column: 'retentionDays',
    variable: 'RETENTION_DAYS',
    host: ({ retentionDays }) => String(retentionDays),
  },
};

/** Where the settings come from that the host can decide as well. */
export function originsOf(config: Config, stored: Settings): Record<HostedSetting, SettingOrigin> {
  const origin = (setting: HostedSetting): SettingOrigin => {
    const { column, variable, host } = hosted[setting];
    const set = config.set.includes(variable);
    if (stored[column] !== null) return { kind: 'saved', variable, host: host(config), set };
    return set ? { kind: 'host', variable } : { kind: 'usual' };
  };
  return {
    organization: origin('organization'),
    contact: origin('contact'),
    languages: origin('languages'),
    retention: origin('retention'),
  };
}

/** How emails leave the site. */
export function mailStandingOf(services: Pick<Services, 'config' | 'db'>): MailStanding {
  const { mail } = services.config;
  if (mail.transport === 'mailbox') return { kind: 'mailbox' };
  const { name, address } = siteOf(services).mailFrom;
  return { kind: 'smtp', ...smtpHost(mail.url), from: `${name} <${address}>` };
}
