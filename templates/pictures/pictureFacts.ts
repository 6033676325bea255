import type { MapMark, MarkKind } from '../../server/places/mapMarks.ts';
import type { PosterColors } from './colors.ts';

/** The map of a campaign's actions on its poster. */
export interface PictureMap {
  width: number;
  height: number;
  /** Between two dots of the land. */
  step: number;
  land: string;
  marks: readonly Pick<MapMark, 'kind' | 'x' | 'y' | 'radius'>[];
  /** What each kind of mark stands for, and of which day the map is. */
  words: Readonly<Record<MarkKind | 'asOf', string>>;
}

/** What a picture of an event says, in the words of one language. */
export interface PictureFacts {
  /** The collective that runs the site. */
  organization: string;
  colors: PosterColors;
  /** Across the picture, where the event is not what it was announced as: "Canceled", "New date". */
  stamp: { kind: 'cancelled' | 'moved'; text: string } | null;
  /** "In person" */
  kind: string;
  /** Empty where it belongs to none. */
  campaign: string;
  /** Which photograph is part of it, and how it is cropped; empty for none. */
  photo: string;
  /** Where the actions of a campaign are; on its posters alone. */
  map: PictureMap | null;
  title: string;
  date: string;
  time: string;
  /** "– 4:00 PM"; empty where no end was announced for the same day. */
  until: string;
  zone: string;
  /** The other time zones in which it is announced: "11:30 AM PT"; empty where there are none. */
  otherZones: string;
  /** When it was first announced for, where it has moved; otherwise empty. */
  before: string;
  place: string;
  /** Street and city, as far as they were announced. */
  placeMore: string;
  /** "Called by Left Voice" */
  host: string;
  /** Of the event's page, as one would type it. */
  address: string;
  /** The same in full, for the QR code. */
  link: string;
  /** What the address is for: "Sign up:" */
  invitation: string;
}

/** The pictures that are made of an event. */
export const pictureFormats = ['share', 'square', 'story', 'poster-a4', 'poster-letter'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
