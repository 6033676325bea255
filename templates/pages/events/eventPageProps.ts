import type { CalendarLinks } from '../../../server/calendar/links.ts';
import type { Passage } from '../../../server/fields/passages.ts';
import type { Question } from '../../../server/questions/question.ts';
import type { ShownProgramme } from '../../../server/fields/shownProgramme.ts';
import type { DayText, EventTimes, TimeText } from '../../../server/time/times.ts';
import type { PictureFile } from '../../addresses.ts';
import type { ShownPicture } from '../../components/picture.ts';
import type { FormState } from '../../forms.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html } from '../../view.ts';
import type { CoSponsorsProps } from './coSponsors.ts';
import type { DraftViewer } from './draftStrip.ts';
import type { EventGist } from './eventGist.ts';

/**
 * What an event still offers. How many seats are free it does not tell: a number that falls by one
 * tells whoever watches it that an address was new.
 */
export type EventState =
  | { kind: 'open' }
  | { kind: 'waiting-list' }
  | { kind: 'closed' }
  | { kind: 'past' }
  | { kind: 'cancelled'; note: string };

/**
 * What a page tells of an event, in whichever time zone somebody reads it: its `times` name no zone of a
 * viewer. What is written of it alone is written once for each.
 */
export interface EventTold extends EventGist, CoSponsorsProps {
  state: EventState;
  /** The languages in which there are texts of it, that of the original first. */
  languages: readonly TextLanguage[];
  /** Who calls it, each by name. */
  organizers: readonly string[];
  /** One or two sentences; empty where there are none. */
  summary: string;
  /** Rendered from Markdown, already safe. */
  descriptionHtml: Html | null;
  /** What happens when; null where nobody said. */
  programme: ShownProgramme | null;
  /** What organizers gave it as a picture. */
  picture: ShownPicture | null;
  speakers: readonly { name: string; role: string; portrait: ShownPicture | null }[];
  passages: readonly Passage[];
  /** Of its address, what is told apart to machines alone; '' where it is not known. */
  postal: { code: string; region: string; country: string };
  campaign: { slug: string; title: string; language: TextLanguage } | null;
  /** The series of which it is one date, where others are announced. */
  series: { slug: string; dates: number } | null;
  /** null where no calendar can show the event. */
  calendarLinks: Omit<CalendarLinks, 'microsoft365'> | null;
  /** The start that was announced first, where it is another one now. */
  movedFrom: TimeText | DayText | null;
  /** The picture by which it is shared, in the language in which its texts are read. */
  sharedPicture: {
    version: string;
    language: TextLanguage;
    alt: string;
    share: PictureFile;
    square: PictureFile;
  };
  /** A sign-up counts only once its address is confirmed. */
  confirmAddress: boolean;
  /** The day on which what attendees told is deleted, in words. */
  retentionDate: string;
  /** Who looks at it before it is public; null for everybody once it is. */
  draftFor: DraftViewer | null;
}

export interface EventPageProps {
  told: EventTold;
  /** With those of the viewer. */
  times: EventTimes;
  /** What organizers ask of those who sign up. */
  asked: readonly Question[];
  signUpForm: FormState;
}
