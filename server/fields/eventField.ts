import type { z } from 'zod';
import type { Campaign, Event, EventKind } from '../../db/schema.ts';
import type { EventChangeInMail } from '../../templates/emails/eventChange.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { Schedule } from '../time/schedule.ts';
import type { FieldProblem } from '../web/parseForm.ts';

/** What can be chosen in the form. */
export interface Offered {
  campaigns: readonly Pick<Campaign, 'id' | 'slug'>[];
  languages: readonly TextLanguage[];
}

/** Where a text can be told under a heading of its own. */
export type Telling = 'page' | 'mails' | 'calendar' | 'own-page' | 'last-reminder';

/** One field that organizers fill in about an event: a column of it, or a part of its schedule. */
export type EventFieldDefinition = ColumnField | ScheduleField;

type ColumnField = {
  [Name in keyof Event]: Inputs &
    Control & {
      /** The column, which is also the part that the audit log names. */
      name: Name;
      /** Reads what was typed into its one input. */
      form: (offered: Offered) => z.ZodType<Event[Name]>;
      /** How it stands in its input, where that is not its value as a text. */
      typed?: (event: Event, offered: Offered) => string;
      /** Which kinds of event have it, and what is said at it for the others; null: all have it. */
      kinds: { have: readonly EventKind[]; otherwise: FieldProblem['key'] } | null;
      /** Where it is told under the heading `event.<name>`; null: in words of its own, or nowhere. */
      told: readonly Telling[] | null;
      /** As what a change is mailed to everybody who counts on the event; null: it is not mailed. */
      mailed: Extract<ChangePart, Name | 'place'> | null;
      /** A change is mailed only of what had been told before. */
      reliedOn?: true;
      /** Whether its text can stand in further languages beside the event's own. */
      translated?: true;
    };
}[keyof Event];

/** It is read together with the others of the schedule. */
type ScheduleField = {
  [Name in keyof Schedule]: Inputs & { name: Name; control: 'own' } & (
      | { mailed: null }
      /** Its instant is what is compared, and whether the hour is announced. */
      | {
          mailed: Extract<ChangePart, Name>;
          compared: readonly ('startsAt' | 'endsAt' | 'assemblyAt' | 'startPrecision')[];
        }
    );
}[keyof Schedule];

type ChangePart = EventChangeInMail['part'];

interface Inputs {
  /** The names of its inputs from top to bottom, where it is not its own name. */
  inputs?: readonly [string, ...string[]];
}

/** How it is typed. Its label, and its hint where it has one, are texts of `console.eventForm`. */
type Control =
  /** One line. */
  | { control: 'line'; hint: boolean; optional: boolean }
  /** Several lines, which may be empty. */
  | { control: 'text'; hint: boolean; rows: number }
  /** A box to tick. */
  | { control: 'box'; hint: boolean }
  /** As drawn by hand in `templates/pages/console/eventForm*.ts`. */
  | { control: 'own' };
