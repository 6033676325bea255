import { z } from 'zod';
import { holdReasons } from './schema/messages.ts';
import { bulkKinds } from './schema/bulkActions.ts';

/** An action that says all with who, when and about whom. */
const plain = <Action extends string>(action: Action) =>
  z.object({ action: z.literal(action), detail: z.null().catch(null) });

/**
 * An action that is told with more: counts and names of things, never of people. A detail that is
 * damaged is read as null; what `catch` stands at, no words need.
 */
const told = <Action extends string, Shape extends z.ZodRawShape>(action: Action, detail: Shape) =>
  z.object({ action: z.literal(action), detail: z.object(detail).nullable().catch(null) });

const people = { attendees: z.number() };
/** Of which campaign a proposal is, for which city, and its number. */
const ofProposal = { campaign: z.string(), city: z.string(), proposal: z.number().catch(0) };
const rows = { rows: z.number() };
/** A file of people, and what for in the words of whoever took it; '' where nobody asked. */
const takenRows = { ...rows, reason: z.string().catch('') };
const ofMessage = { message: z.number().catch(0), ...people };
/** The id of the organizer whom it is about. */
const aboutOrganizer = { organizer: z.number() };
/** The same, with what they may be from then on; '' in entries of before there were roles. */
const withRole = { ...aboutOrganizer, role: z.string().catch('') };
const ended = { sessions: z.number() };

/** Every action that the audit log knows, with its detail; `server/audit/` has the words for them. */
const deeds = z.discriminatedUnion('action', [
  plain('event-created'),
  /** The parts that were changed, with spaces between them. */
  told('event-edited', { parts: z.string() }),
  /** The code of the language, and the parts that were changed, with spaces between them. */
  told('event-translated', { language: z.string(), parts: z.string() }),
  told('event-translation-removed', { language: z.string() }),
  /** On the first date: how many there are. */
  told('series-made', { dates: z.number() }),
  plain('event-published'),
  plain('event-unpublished'),
  plain('draft-link-made'),
  plain('draft-link-revoked'),
  told('event-cancelled', { ...people, organizations: z.number().catch(0) }),
  told('event-deleted', { slug: z.string() }),
  told('event-recomputed', {
    /** The start before and now, in epoch milliseconds. */
    before: z.number().nullable(),
    now: z.number().nullable(),
    tzdataBefore: z.string().nullable().catch(null),
    tzdata: z.string(),
    /** The names of the times that moved, with spaces between them. */
    times: z.string().catch(''),
  }),
  told('changes-sent-now', people),
  told('crowd-expected', { hours: z.number() }),
  plain('crowd-ended'),
  /** What its link carries. */
  told('source-named', { source: z.string() }),
  told('source-renamed', { source: z.string() }),
  told('source-removed', { source: z.string() }),
  /** The words of the question. */
  told('question-added', { question: z.string() }),
  told('question-edited', { question: z.string() }),
  told('question-removed', { question: z.string() }),
  told('question-archived', { question: z.string() }),
  told('questions-translated', { language: z.string() }),
  told('questions-translation-removed', { language: z.string() }),
  /** The words of the question. */
  told('answers-removed', { question: z.string(), ...rows }),
  told('contacts-exported', takenRows),
  plain('picture-saved'),
  plain('picture-removed'),
  plain('sheet-photo-added'),
  plain('sheet-photo-removed'),
  plain('signup-unconfirmed'),
  plain('signup-confirmed'),
  plain('signup-waiting'),
  plain('signup-promoted'),
  plain('signup-changed'),
  plain('signup-address-changed'),
  plain('signup-cancelled'),
  plain('signup-declined'),
  plain('signup-accepted'),
  plain('signup-erased'),
  /** By an organizer: by hand, at the door, from a sheet or a file; and whether there was a seat left. */
  told('signup-entered', { origin: z.string(), seat: z.string() }),
  /** An organizer gave somebody a seat who waited, or had not confirmed; in their turn, or beyond it. */
  told('signup-seated', { seat: z.string() }),
  /** The parts that were corrected, with spaces between them; what they were goes with the sign-up. */
  told('signup-corrected', { parts: z.string() }),
  /** It took up another sign-up of the same person. */
  plain('signup-merged'),
  plain('signup-link-resent'),
  plain('signup-note-added'),
  plain('signup-note-edited'),
  plain('signup-note-removed'),
  plain('signup-access-answered'),
  plain('signup-access-reopened'),
  plain('signup-came'),
  plain('signup-came-undone'),
  /** What was done to many at once, by the name of the deed, and to how many. */
  told('people-changed', { kind: z.enum(bulkKinds), ...people }),
  told('people-change-undone', { kind: z.enum(bulkKinds), ...people }),
  /** As what: a profile, or `problems` for rows of an import that have errors. */
  told('signups-exported', {
    ...takenRows,
    profile: z.string().catch(''),
    format: z.string().catch(''),
    /** Of how many events at once. */
    events: z.number().catch(1),
  }),
  /** A list from elsewhere: how many it brought, and how many it changed. */
  told('import-written', { entered: z.number(), changed: z.number() }),
  /** How many are as before, and how many stayed since somebody had changed them. */
  told('import-undone', { undone: z.number(), kept: z.number() }),
  plain('endorsement-requested'),
  plain('endorsement-requested-again'),
  plain('endorsement-confirmed'),
  plain('endorsement-corrected'),
  plain('endorsement-correction-proposed'),
  plain('endorsement-correction-approved'),
  plain('endorsement-correction-declined'),
  plain('endorsement-approved'),
  plain('endorsement-declined'),
  plain('endorsement-listing-edited'),
  plain('endorsement-withdrawn'),
  plain('endorsement-added'),
  plain('endorsement-decision-undone'),
  plain('endorsement-noted'),
  plain('endorsement-note-removed'),
  plain('endorsement-reminded'),
  plain('endorsement-groups-changed'),
  plain('endorsement-logo-saved'),
  plain('endorsement-logo-proposed'),
  plain('endorsement-logo-approved'),
  plain('endorsement-logo-declined'),
  plain('endorsement-logo-removed'),
  plain('endorsement-link-renewed'),
  told('endorsements-reordered', { order: z.string() }),
  told('endorsements-exported', takenRows),
  told('campaign-endorsement-groups-changed', { slug: z.string() }),
  told('campaign-endorsements-reordered', { slug: z.string() }),
  told('campaign-endorsements-exported', { slug: z.string(), ...takenRows }),
  /** The codes of the languages in which it is written, with spaces between them. */
  told('message-sent', { ...ofMessage, languages: z.string().catch('') }),
  /** When it is to go, and on whose clocks that was said. */
  told('message-scheduled', { message: z.number().catch(0), sendAt: z.number(), zone: z.string() }),
  told('message-unscheduled', { message: z.number().catch(0) }),
  /** Why it did not go at its time. */
  told('message-held', { message: z.number().catch(0), because: z.enum(holdReasons) }),
  told('message-paused', ofMessage),
  told('message-resumed', ofMessage),
  told('message-stopped', ofMessage),
  told('message-finished', ofMessage),
  told('mail-sent-again', { mail: z.number() }),
  told('address-failing', { status: z.string() }),
  plain('address-trusted'),
  plain('report-counted'),
  plain('report-personal'),
  told('organizer-invited', withRole),
  told('organizer-rights-changed', withRole),
  told('organizer-removed', aboutOrganizer),
  plain('organizer-signed-in'),
  told('organizer-sessions-ended', ended),
  told('organizer-signed-out-everywhere', ended),
  /** What for; '' in entries of before that was asked. */
  told('audit-exported', { reason: z.string().catch('') }),
  plain('code-app-added'),
  plain('code-app-removed'),
  plain('recovery-codes-made'),
  plain('passkey-added'),
  plain('passkey-removed'),
  told('sign-in-link-printed', aboutOrganizer),
  /** The parts that were changed, with spaces between them. */
  told('settings-changed', { parts: z.string() }),
  plain('welcome-skipped'),
  told('site-translated', { language: z.string(), parts: z.string() }),
  told('site-translation-removed', { language: z.string() }),
  told('campaign-created', { slug: z.string() }),
  /** Whose calendar or list of actions a campaign follows. */
  told('feed-followed', { slug: z.string(), feed: z.string() }),
  told('feed-left', { slug: z.string(), feed: z.string() }),
  told('campaign-edited', { slug: z.string(), parts: z.string() }),
  told('campaign-opened', { slug: z.string() }),
  told('campaign-closed', { slug: z.string() }),
  told('campaign-picture-saved', { slug: z.string() }),
  told('campaign-picture-removed', { slug: z.string() }),
  told('campaign-archived', { slug: z.string() }),
  told('campaign-update-sent', { slug: z.string(), followers: z.number() }),
  told('follower-erased', { slug: z.string() }),
  /** How many events joined it and how many left it. */
  told('campaign-events-chosen', { slug: z.string(), joined: z.number(), left: z.number() }),
  told('campaign-translated', { slug: z.string(), language: z.string(), parts: z.string() }),
  told('campaign-translation-removed', { slug: z.string(), language: z.string() }),
  told('proposal-made', ofProposal),
  told('proposal-made-again', ofProposal),
  told('proposal-confirmed', ofProposal),
  told('proposal-corrected', ofProposal),
  told('proposal-answered', ofProposal),
  told('proposal-withdrawn', ofProposal),
  told('proposal-asked', ofProposal),
  told('proposal-accepted', ofProposal),
  told('proposal-joined', ofProposal),
  told('proposal-declined', ofProposal),
  told('proposal-decision-undone', ofProposal),
  told('proposal-erased', ofProposal),
  told('campaign-letter-sent', {
    campaign: z.string(),
    audience: z.string(),
    people: z.number(),
  }),
  /** When it is to go, in UTC (ISO 8601). */
  told('campaign-letter-scheduled', {
    campaign: z.string(),
    sendAt: z.number(),
    zone: z.string(),
  }),
  told('campaign-letter-unscheduled', { campaign: z.string() }),
  told('campaign-letter-held', { campaign: z.string() }),
  told('city-looked-for', { campaign: z.string(), city: z.string() }),
  told('city-no-longer-looked-for', { campaign: z.string(), city: z.string() }),
  /** A list of actions: how many events it made; how many were deleted again, and how many stayed. */
  told('actions-imported', { campaign: z.string(), events: z.number() }),
  told('actions-import-undone', { campaign: z.string(), events: z.number(), kept: z.number() }),
  told('places-suggested', { campaign: z.string(), places: z.number() }),
  told('personal-data-removed', {
    signups: z.number(),
    mails: z.number(),
    endorsements: z.number().optional(),
    organizers: z.number().optional(),
    forms: z.number().optional(),
    lists: z.number().optional(),
    followers: z.number().optional(),
    proposals: z.number().optional(),
  }),
  plain('traces-removed'),
]);

type Known = z.infer<typeof deeds>;

export type AuditAction = Known['action'];

export const auditActions: readonly AuditAction[] = deeds.options.map(
  ({ shape }) => shape.action.value,
);

/** What was done, to be written: each action with its detail, and no other. */
export type AuditDeed = Whole<Known>;

type Whole<Deed extends Known> = Deed extends { detail: null }
  ? { action: Deed['action']; detail?: null }
  : Deed extends Known
    ? { action: Deed['action']; detail: NonNullable<Deed['detail']> }
    : never;

/** What was done, as it is read: without its detail where that was damaged. */
export type ReadDeed =
  | Known
  /** Nothing that this version knows; `written` is what stands in the row. */
  | { action: 'unknown'; written: string; detail: null };

/** Reads what was done from the columns of a row. */
export function readDeed(action: string, detail: unknown): ReadDeed {
  const read = deeds.safeParse({ action, detail });
  return read.success ? read.data : { action: 'unknown', written: action, detail: null };
}
