import type { OccurrenceQuestion } from '../../../server/events/scheduleForm.ts';
import type { EventField } from '../../../server/fields/eventFields.ts';
import type { ZoneChoiceGroup } from '../../../server/time/zones.ts';
import type { FormState } from '../../forms.ts';
import type { CityQuestion } from './eventFormCity.ts';
import type { HourChoice } from './reminderChoices.ts';
import { type FormPart } from './eventFormPart.ts';
import type { EventPreview } from './eventFormPreview.ts';
import type { DatesAhead } from './seriesScope.ts';
import type { RepeatProps } from './eventFormRepeat.ts';
import type { AnnouncementAsRead } from './newEventAnnouncement.ts';

export type EventFormSubject =
  | { kind: 'new' }
  | {
      kind: 'edit';
      slug: string;
      title: string;
      /** Once announced, an event keeps its address. */
      announced: boolean;
      /** Nobody but organizers sees it yet. */
      isDraft: boolean;
      /** `updatedAt` of the event that the form shows. */
      seenAt: number;
      seatsTaken: number;
      /** How many other dates of its series lie ahead; null where it is of none. */
      series: DatesAhead | null;
    };

/** A form that somebody has typed into and not saved. */
export interface UnsavedForm {
  id: string;
  /** Its title, '' where it has none yet. */
  title: string;
  by: string;
  when: string;
}

export interface EventFormProps {
  subject: EventFormSubject;
  /** The fields of each part, from top to bottom. */
  fields: Readonly<Record<FormPart, readonly EventField[]>>;
  form: FormState;
  /** 'first' asks only for what an event cannot do without. */
  step: 'first' | 'all';
  /** Under which it is kept while it is typed, and how often it was. */
  keeping: { id: string; version: number };
  /** What else organizers have typed about the event and not saved. */
  unsaved: readonly UnsavedForm[];
  /** What each part holds, in short. */
  inShort: (part: FormPart) => string;
  /** What has just been done, as a sentence. */
  done: string | null;
  campaigns: readonly { slug: string; title: string }[];
  zones: readonly ZoneChoiceGroup[];
  /** Zones that can be ticked for the announcement: those chosen and those used before. */
  announcedChoices: readonly { zone: string; place: string }[];
  /** Which city is meant by the one that was typed. */
  city: CityQuestion | null;
  /** For each time that clocks show twice: which is meant? */
  questions: Partial<Record<'start' | 'end' | 'assembly', OccurrenceQuestion>>;
  /** In which the reminder of the day before can be sent. */
  reminderHours: readonly HourChoice[];
  repeat: RepeatProps;
  preview: EventPreview | null;
  /** What somebody else saved meanwhile and saving would overwrite: names of parts. */
  overwritten: readonly string[];
  /** What was read from the announcement that filled the form in. */
  announcement?: AnnouncementAsRead;
}
