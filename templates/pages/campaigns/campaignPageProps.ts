import type { CampaignState } from '../../../db/schema.ts';
import type { CampaignDays } from '../../../server/time/campaignDays.ts';
import type { ListedEvent } from '../../components/eventList.ts';
import type { PictureFile } from '../../addresses.ts';
import type { ShownPicture } from '../../components/picture.ts';
import type { PageParts } from '../../layout.ts';
import type { ColorName } from '../../palette.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { TextsAsRead } from '../../textsAsRead.ts';
import type { ActionPlacesProps, LookedForCity } from './actionPlacesProps.ts';
import type { CoSponsorsProps } from '../events/coSponsors.ts';

/** What the page of a campaign shows. */
export interface CampaignPageProps extends TextsAsRead {
  slug: string;
  title: string;
  state: CampaignState;
  /** In which languages there is something to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
  /** Paragraphs. */
  facts: readonly string[];
  demands: readonly string[];
  /** With their `#`. */
  hashtags: readonly string[];
  callers: readonly string[];
  /** An email address; '' for none. */
  contact: string;
  bring: string;
  /** null where it has no day of its own. */
  days: CampaignDays | null;
  /** Its last day has ended everywhere, or organizers have archived it. */
  over: boolean;
  /** "84 actions in 31 countries, 12 of them called by others"; null while there is none. */
  counted: string | null;
  /** Its own colour; null for that of the site. */
  color: ColorName | null;
  /** Where the campaign looks for somebody who organizes an action; null while nobody can propose one. */
  proposing: { cities: readonly LookedForCity[] } | null;
  /** Where its actions are; null while none is coming. */
  places: ActionPlacesProps | null;
  coming: readonly ListedEvent[];
  past: readonly ListedEvent[];
  /** Whether one can sign up for updates. */
  takesFollowers: boolean;
  /** Who co-sponsors the whole. */
  coSponsors: CoSponsorsProps;
  /** By which it is shared: in which language, and what changes with it. */
  sharedPicture: {
    files: Readonly<Record<'share' | 'square' | 'story', PictureFile>>;
    language: TextLanguage;
    version: string;
    alt: string;
  };
  /** What organizers gave it as a picture. */
  picture: ShownPicture | null;
}
