import { freshForm, type FormState } from '../../forms.ts';
import type { EndorsementLine, StandingOnDesk } from './endorsements.ts';
import type { EventOnDesk } from './eventTabs.ts';
import type { AuditDay } from '../../components/auditList.ts';

export interface ListingOnDesk {
  listedAs: string;
  website: string;
  city: string;
  statement: string;
}

/** The forms of the page; one of them may have come back with problems. */
export type FormOnDesk = 'decline' | 'correction' | 'listing' | 'withdrawal';

export interface EndorsementPageProps {
  event: EventOnDesk;
  id: number;
  organization: string;
  standing: StandingOnDesk;
  source: 'request' | 'organizer';
  listing: ListingOnDesk;
  /** The correction that waits. */
  proposed: ListingOnDesk | null;
  contactName: string;
  /** Null for what was added at the desk, and after the day on which contacts are deleted. */
  email: string | null;
  note: string;
  duplicates: readonly EndorsementLine[];
  trail: readonly AuditDay[];
  /** When it last changed, in epoch milliseconds: only what was seen is approved. */
  seen: number;
  /** The form that was not accepted. */
  refused: { form: FormOnDesk; state: FormState } | null;
  /** What was done a moment ago, as a sentence. */
  done: string | null;
}

/** One of the forms as it was typed, or fresh with what it starts from. */
export function formFor(
  { refused }: EndorsementPageProps,
  form: FormOnDesk,
  values: Readonly<Record<string, string>> = {},
): FormState {
  return refused?.form === form ? refused.state : freshForm(values);
}
