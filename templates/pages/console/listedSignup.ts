import type { SignupQuestion } from '../../../db/schema.ts';
import type { BulkOnConsole } from './bulkNotices.ts';
import type { EventOnConsole } from './eventTabs.ts';
import type { PeopleFilterProps } from './peopleFilter.ts';
import type { SavedFiltersProps } from './savedFilters.ts';
import type { Mailing } from './signupMailing.ts';
import type { AccessStanding, AnsweredBefore } from './signupsAccess.ts';
import type { ToldAnswer } from './toldAnswers.ts';

export type SignupStanding = 'unconfirmed' | 'confirmed' | 'waiting' | 'cancelled';

/** One sign-up in the list of the console. */
export interface ListedSignup {
  id: number;
  name: string;
  /** Null: they were written down without one. */
  email: string | null;
  companions: number;
  answers: Readonly<Record<SignupQuestion, string>>;
  /** What they answered to the questions of the event. */
  told: readonly ToldAnswer[];
  state: SignupStanding;
  /** Place in the waiting list, from 1; null for everybody else. */
  place: number | null;
  /** When they signed up, in words. */
  when: string;
  /** When their calendar answered that they are not coming, in words; null where they cancelled, too. */
  declined: string | null;
  mailing: Mailing;
  access: AccessStanding;
  tags: readonly string[];
  /** Whether somebody marked that they came. */
  came: boolean;
}

export interface SignupsPageProps {
  event: EventOnConsole;
  signups: readonly ListedSignup[];
  /** People, companions included, and sign-ups, by state. */
  counts: Record<SignupStanding, { people: number; signups: number }>;
  /** How many sign-ups count although their calendar says no. */
  declined: number;
  /** Whether the event asks questions of its own. */
  asks: boolean;
  capacity: number | null;
  filter: PeopleFilterProps;
  /** The one state to which the list is narrowed; null for all. */
  state: SignupStanding | null;
  saved: SavedFiltersProps;
  /** What is being done to many, or was just done. */
  bulks: readonly BulkOnConsole[];
  /** How many wait for an answer to what they need. */
  unanswered: number;
  answered: AnsweredBefore | null;
  /** How many match the filter. */
  total: number;
  page: number;
  pages: number;
  done: string | null;
}
