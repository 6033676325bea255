import type { Database } from '../db/database.ts';
import type { SiteSettings } from '../db/schema.ts';
import type { StoredLogo } from '../db/siteLogo.ts';
import { isLanguage, type Language } from '../templates/languages.ts';
import type { Contact, Site } from '../templates/view.ts';
import { contactOf, type Config } from './config.ts';

/** What of the site can be changed at `/console/settings`, in the order of the page. */
export const settingParts = [
  'organization',
  'color',
  'contact',
  'about',
  'imprint',
  'privacy',
  'languages',
  'zone',
  'retention',
  'quiet',
] as const;
export type SettingPart = (typeof settingParts)[number];

/** A part of every day, in minutes of the day; it ends on the next one where it ends before it begins. */
export interface QuietTime {
  from: number;
  until: number;
}

/** The site as it holds at this moment: what organizers decided, else what the host set. */
export interface CurrentSite {
  organization: string;
  /** null where there is none. */
  logo: StoredLogo | null;
  contact: Contact | null;
  /** `#rrggbb`; null for the usual red. */
  color: string | null;
  /** Markdown; '' where there is none. */
  about: string;
  imprint: string;
  privacy: string;
  /** The languages offered, the first being the default. */
  locales: readonly Language[];
  /** Days after its end that an event's personal data are kept. */
  retentionDays: number;
  /** When no optional email leaves; null for never. */
  quiet: QuietTime | null;
  /** The zone that the site lives in; null where nobody said it. */
  zone: string | null;
  mailFrom: Config['mailFrom'];
  /** When organizers last changed it, in epoch milliseconds; 0 where they never did. */
  updatedAt: number;
}

interface Asked {
  config: Config;
  db: Pick<Database, 'siteSettings' | 'siteLogo' | 'shown' | 'isWriting'>;
}

/** As they were read last, with the version and the host's settings that they were read with. */
const known = new WeakMap<Asked['db'], { version: number; config: Config; site: CurrentSite }>();

/**
 * The settings of the site that hold now. This alone knows which of two values comes first: what the
 * environment has is the default, what organizers saved comes before it. Asked with every request and
 * every email, so that a change holds at once; they are read again when they have changed.
 */
export function siteOf({ config, db }: Asked): CurrentSite {
  const before = known.get(db);
  try {
    const version = db.shown.version({ kind: 'site' });
    if (before?.version === version && before.config === config) return before.site;
    const site = current(config, db.siteSettings.current(), db.siteLogo.current());
    // What a write has done so far may yet be taken back, and nothing would tell of it.
    if (!db.isWriting()) known.set(db, { version, config, site });
    return site;
  } catch (error) {
    // A page that says what is wrong with the database is still the site's.
    if (before?.config === config) return before.site;
    if (error instanceof Error && 'code' in error) return current(config, undefined);
    throw error;
  }
}

const inView = new WeakMap<CurrentSite, Site>();

/** What stands around every page and every email; the same one until it changes. */
export function siteInView(asked: Asked): Site {
  const site = siteOf(asked);
  const known = inView.get(site) ?? shownSite(asked.config, site);
  inView.set(site, known);
  return known;
}

/** The same as long as nobody can ask the database: as the host set it. */
export function hostsSite(config: Config): Site {
  return shownSite(config, current(config, undefined));
}

function shownSite({ baseUrl }: Config, site: CurrentSite): Site {
  const { organization, logo, contact, color, zone, about, imprint } = site;
  return {
    organization,
    logo,
    baseUrl,
    contact,
    color,
    zone,
    about: about !== '' || imprint !== '',
    imprint: imprint !== '',
  };
}

function current(
  config: Config,
  saved: SiteSettings | undefined,
  logo: StoredLogo | null = null,
): CurrentSite {
  const organization = saved?.organization ?? config.organization;
  const { mailFrom } = config;
  const { quietFrom, quietUntil } = saved ?? {};
  return {
    organization,
    logo,
    contact: typeof saved?.contact === 'string' ? contactOf(saved.contact) : config.contact,
    color: saved?.color ?? null,
    about: saved?.about ?? '',
    imprint: saved?.imprint ?? '',
    privacy: saved?.privacy ?? '',
    locales: offeredIn(saved?.languages) ?? config.locales,
    retentionDays: saved?.retentionDays ?? config.retentionDays,
    quiet:
      typeof quietFrom === 'number' && typeof quietUntil === 'number'
        ? { from: quietFrom, until: quietUntil }
        : null,
    zone: saved?.zone ?? null,
    // A sender that the host named otherwise than the collective stays as named.
    mailFrom:
      mailFrom.name === config.organization ? { ...mailFrom, name: organization } : mailFrom,
    updatedAt: saved?.updatedAt ?? 0,
  };
}

/** The languages in the words of the database; null where there is none that this version speaks. */
function offeredIn(written: string | null | undefined): readonly Language[] | null {
  const languages = (written ?? '').split(',').filter((one) => isLanguage(one));
  return languages.length === 0 ? null : languages;
}
