import type { HtmlSafeString } from '@prairielearn/html';
import type { RoleOfTeam } from '../db/schema.ts';
import type { SiteNeed } from '../server/web/may.ts';
import type { Language } from './languages.ts';
import type { TextLanguage } from './textLanguages.ts';
import type { Translate } from './translate.ts';

/** A piece of HTML in which every value has been escaped. */
export type Html = HtmlSafeString;

/** What every page knows beside its own props: who looks, in which language and zone, and when. */
export interface View {
  language: Language;
  /** Those that the site offers, its own first. */
  languages: readonly Language[];
  /**
   * In which the viewer reads what organizers wrote, the dearest first. On a page for everybody, those of
   * them in which there is something to read.
   */
  reads: readonly TextLanguage[];
  t: Translate;
  /** The IANA zone that the viewer chose (or the script reported); null when nothing is known. */
  viewerZone: string | null;
  /** Epoch milliseconds at which the page is made. */
  now: number;
  site: Site;
  /** Path and query of this page: where the language links lead and the zone form returns. */
  path: string;
  /** The organizer who is signed in, on pages of the console; null on every public page. */
  organizer: ViewingOrganizer | null;
  /** Whether mails go to the mailbox in the browser instead of an SMTP server. */
  demonstration: boolean;
  /** Whether forms for everybody are guarded against robots at the moment. */
  challenge: boolean;
  /** Of the program; shown to organizers. */
  version: string;
}

/** Who of the team looks at a page, and what they may do: a page offers nothing else. */
export interface ViewingOrganizer {
  name: string;
  role: RoleOfTeam;
  may: readonly SiteNeed[];
}

/** Whether the organizer who looks at a page may do what is needed beyond a single event. */
export function viewerMay({ organizer }: Pick<View, 'organizer'>, need: SiteNeed): boolean {
  return organizer?.may.includes(need) ?? false;
}

/** An email address or a page, as it is read and as it is linked to. */
export interface Contact {
  text: string;
  href: string;
}

export interface Site {
  /** The collective that runs this site; the name in the header and the mails. */
  organization: string;
  /** The picture beside the name: in which widths there are files of it; null where there is none. */
  logo: { hash: string; width: number; height: number; widths: readonly number[] } | null;
  /** Public address of the site, without a trailing slash. */
  baseUrl: string;
  /** How to write to the organizers; null where nobody named a way. */
  contact: Contact | null;
  /** The one colour, `#rrggbb`; null for the usual red. `palette.ts` makes its tones. */
  color: string | null;
  /** The IANA zone that the site lives in; null where nobody said it. */
  zone: string | null;
  /** Whether there is a page about the collective, and an imprint on it. */
  about: boolean;
  imprint: boolean;
}
