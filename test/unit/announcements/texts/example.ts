import type { SeriesPattern } from '../../../../server/time/series.ts';

/** A text as somebody pastes it, and what a careful person reads in it. */
export interface AnnouncementExample {
  text: string;
  /** When it is pasted; by default a Sunday, November 29, 2026. */
  now?: string;
  /** The zone of the organizer's last event; by default New York. */
  usualZone?: string;
  /** One for each event that the text calls, in its order. */
  events: readonly ExpectedEvent[];
}

/**
 * What is told of an event. A time that nobody tells is told by no field; what is not named here is
 * not judged, but for an end, an arrival, speakers, a link, what to bring and co-sponsors: those are
 * expected to be empty.
 */
export interface ExpectedEvent {
  /** `YYYY-MM-DDTHH:mm`; `YYYY-MM-DD` without an hour, `THH:mm` without a day. */
  start: string;
  zone: string;
  end?: string;
  assembly?: string;
  /** Other zones whose clocks are named, in any order. */
  zones?: readonly string[];
  kind?: string;
  title?: string;
  venue?: string;
  address?: string;
  city?: string;
  host?: string;
  language?: string;
  link?: string;
  bring?: string;
  speakers?: readonly string[];
  coSponsors?: readonly string[];
  andOthers?: boolean;
  /** As the form has it: `18:00 Doors`, and a date on a line of its own before what is on a later day. */
  programme?: string;
  /** The passage that tells what it is; '' where none does. */
  about?: string;
  /** Whether the text says that the hour is still to be announced. */
  hourOpen?: boolean;
  /** The pattern of a series, as in `server/time/series.ts`. */
  series?: SeriesPattern;
}
