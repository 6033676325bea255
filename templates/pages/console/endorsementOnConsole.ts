import type { LogosOfOrganization } from '../../../db/endorsementLogos.ts';
import { freshForm, type FormState } from '../../forms.ts';
import type { EndorsementLine, StandingOnConsole, UndoOnConsole } from './endorsements.ts';
import type { EndorsementsFrame } from './endorsementsFrame.ts';
import type { AuditDay } from '../../components/auditList.ts';

export interface ListingOnConsole {
  listedAs: string;
  website: string;
  city: string;
  statement: string;
}

/** The forms of the page; one of them may have come back with problems. */
export type FormOnConsole =
  'decline' | 'correction' | 'listing' | 'withdrawal' | 'note' | 'logo' | 'logo-refusal';

export interface EndorsementPageProps {
  of: EndorsementsFrame;
  id: number;
  organization: string;
  standing: StandingOnConsole;
  source: 'request' | 'organizer';
  listing: ListingOnConsole;
  /** The correction that waits. */
  proposed: ListingOnConsole | null;
  contactName: string;
  /** Null for what was added in the console, and after the day on which contacts are deleted. */
  email: string | null;
  note: string;
  duplicates: readonly EndorsementLine[];
  audit: readonly AuditDay[];
  /** When it last changed, in epoch milliseconds: only what was seen is approved. */
  seen: number;
  /** The form that was not accepted. */
  refused: { form: FormOnConsole; state: FormState } | null;
  /** What was done a moment ago, as a sentence. */
  done: string | null;
  undo: UndoOnConsole | null;
  logos: LogosOfOrganization;
  /** The largest file of a logo, in millions of bytes. */
  largestLogo: number;
  /** What organizers noted, the oldest first. */
  notes: readonly { id: number; text: string; by: string; day: string }[];
  /** The whole address of what it passes on; null while its name is not public. */
  pack: string | null;
  /** Whether it can be reminded to confirm; the day on which it was, in words. */
  remindable: boolean;
  reminded: string | null;
}

/** One of the forms as it was typed, or fresh with what it starts from. */
export function formFor(
  { refused }: EndorsementPageProps,
  form: FormOnConsole,
  values: Readonly<Record<string, string>> = {},
): FormState {
  return refused?.form === form ? refused.state : freshForm(values);
}
