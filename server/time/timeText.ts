/** An instant in the words of one zone and language. */
export interface TimeText {
  /** IANA name. */
  zone: string;
  /** `New York`, `Nueva York` */
  place: string;
  /** `Sunday, January 21, 2024` */
  date: string;
  /** `2:30 PM`, `14:30`; on a day on which it could be mistaken `1:30 AM EDT`, `01:30 (UTC−04:00)`. */
  time: string;
  /** Whether the time says itself which clocks it means. */
  marked: boolean;
  /** `ET` where readers know the zone so, else its place, as it is beside a marked time. */
  zoneLabel: string;
  /** `UTC−05:00` */
  offset: string;
  /** `2024-01-21T14:30:00-05:00`, for `<time datetime>`. */
  iso: string;
}

/** A day in the words of one language. It is one of its zone's, and is told in no other. */
export interface DayText extends Pick<TimeText, 'zone' | 'place' | 'date'> {
  /** `2024-01-21`, for `<time datetime>`. */
  iso: string;
}

/** All that a page says about when an event is: its own time first, then the viewer's. */
export type EventTimes = HourTimes | DayTimes;

/** Of an event whose hour is announced. */
export interface HourTimes {
  precision: 'hour';
  start: TimeText;
  end: TimeText | null;
  assembly: TimeText | null;
  /** The announcement line. */
  announced: string;
  /** What that line says beside the event's own time; '' where nothing. */
  elsewhere: string;
  /** The viewer's own clocks; null when their zone is unknown or shows what the event's zone shows. */
  viewer: {
    start: TimeText;
    end: TimeText | null;
    /** Whether the event starts on another date for the viewer than where it takes place. */
    otherDate: boolean;
  } | null;
}

/** Of an event whose hour is still to be announced. */
export interface DayTimes {
  precision: 'day';
  /** The first day. */
  start: DayText;
  /** The last day; null where it is the first. */
  end: DayText | null;
  assembly: null;
  announced: string;
  elsewhere: '';
  viewer: null;
  /** `Time to be announced` */
  hourOpen: string;
}
