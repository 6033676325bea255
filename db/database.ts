import { addressChangeChanges, addressChangeReads } from './addressChanges.ts';
import { browserChanges, browserReads } from './browsers.ts';
import { bounceChanges, bounceReads } from './bounces.ts';
import { bulkChangesOf, bulkReads } from './bulkActions.ts';
import { collectedMailChanges, collectedMailReads } from './collectedMails.ts';
import { drizzleOn, openConnection } from './connection.ts';
import { consistentReads } from './consistentReads.ts';
import { tentatively, type Tentatively } from './tentatively.ts';
import { groupCommit } from './groupCommit.ts';
import { campaignActionReads } from './campaignActions.ts';
import { campaignLetterChanges, campaignLetterReads } from './campaignLetters.ts';
import { campaignPlaceChanges, campaignPlaceReads } from './campaignPlaces.ts';
import { campaignChanges, campaignReads } from './campaigns.ts';
import { followerChanges, followerReads } from './followers.ts';
import { correctionChanges, correctionReads } from './corrections.ts';
import { countReads } from './counts.ts';
import { draftChanges, draftReads } from './drafts.ts';
import { digestChanges, digestReads } from './digests.ts';
import { enterAllSignups, enteringSignups } from './enterSignups.ts';
import { endorsementGroupChanges, endorsementGroupReads } from './endorsementGroups.ts';
import { endorsementLogoChanges, endorsementLogoReads } from './endorsementLogos.ts';
import { endorsementNoteChanges, endorsementNoteReads } from './endorsementNotes.ts';
import { endorsementChanges, endorsementReads } from './endorsements.ts';
import { eventChanges, eventReads } from './events.ts';
import { eventPlaceChanges, eventPlaceReads } from './eventPlaces.ts';
import { eventSourceChanges, eventSourceReads } from './eventSources.ts';
import { keepEventSearches } from './eventSearches.ts';
import { eventTextChanges, eventTextReads } from './eventTexts.ts';
import { followingChanges, followingReads } from './following.ts';
import { furtherTextChanges, furtherTextReads } from './furtherTexts.ts';
import { actionListChanges, actionListReads } from './actionLists.ts';
import { importChanges, importReads } from './imports.ts';
import { mailboxChanges, mailboxReads } from './mailbox.ts';
import { mailRefusalChanges, mailRefusalReads } from './mailRefusals.ts';
import { mappedActionReads } from './mappedActions.ts';
import { messageChanges, messageReads } from './messages.ts';
import { narrowedLists } from './narrowedLists.ts';
import { needChanges, needReads } from './needs.ts';
import { arrivalChanges, arrivalReads } from './arrivals.ts';
import { noticeReads } from './notices.ts';
import { organizerChanges, organizerReads } from './organizers.ts';
import { rightsChanges, rightsReads } from './rights.ts';
import { wayInChanges, wayInReads } from './waysIn.ts';
import { keepOrganizations } from './organizations.ts';
import { outboxChanges, outboxReads } from './outbox.ts';
import { answerChanges, answerReads } from './answers.ts';
import { questionChanges, questionReads } from './questions.ts';
import { peopleChanges, peopleReads } from './people.ts';
import { pictureChanges, pictureReads } from './pictures.ts';
import { proposalChanges, proposalReads } from './proposals.ts';
import { recipientMailReads } from './recipientMails.ts';
import { reminderChanges, reminderReads } from './reminders.ts';
import { retentionChanges, retentionReads } from './retention.ts';
import { seriesChanges, seriesReads } from './series.ts';
import { watchShown, type ShownReads } from './shown.ts';
import { siteLogoChanges, siteLogoReads } from './siteLogo.ts';
import { siteSettingChanges, siteSettingReads } from './siteSettings.ts';
import { signupNoteChanges, signupNoteReads } from './signupNotes.ts';
import { sheetChanges, sheetReads } from './sheets.ts';
import { signupLines, type SignupLineWords } from './signupLines.ts';
import { signupRows, type SignupRow, type WantedSignups } from './signupRows.ts';
import { signupChanges, signupReads } from './signups.ts';
import { signupTallyReads } from './signupTallies.ts';
import { snapshotsOf } from './snapshots.ts';
import { auditChanges, auditReads } from './audit.ts';
import type { Drizzle } from './connection.ts';
import { upkeepOf, type Upkeep } from './upkeep.ts';
import { together, whenAsked } from './whenAsked.ts';

/** Everything that can be asked, by feature. Answers are of what is committed. */
export type Reads = ReturnType<typeof allReads>;

/** What a write may use: every question and every change. */
export type Store = ReturnType<typeof wholeStore>;

/** One open database file. Changes go through `write` and `mark` and through nothing else. */
export interface Database extends Reads, Upkeep {
  /** Whether what everybody may see has changed. */
  shown: ShownReads;
  /**
   * Runs a synchronous job in a transaction; resolves with its result once it is on the disk.
   *
   * @throws what the job threw; its changes are then undone and nobody else's.
   */
  write<Result>(job: (store: Store) => Result): Promise<Result>;
  /**
   * Writes down how far the outbox has been worked off; resolves once that outlives this process. A power
   * cut takes back the last fraction of a second: those mails go out once more. `version` stays as it is.
   *
   * @throws as `write` does.
   */
  mark<Result>(job: (outbox: Store['outbox']) => Result): Promise<Result>;
  /** Has a listener told of every write that reached the disk, by this process. */
  onCommit(listener: () => void): void;
  /** How long a write that begins now would wait for those before it, in milliseconds. */
  expectedWait(): number;
  /** Asks several questions about one and the same state; cheaper, too, than one by one. */
  read<Result>(job: () => Result): Result;
  /** Whether the job of a write is running: what it has changed so far may yet be taken back. */
  isWriting(): boolean;
  /** A value that differs whenever anything was committed, by this process or another. */
  version(): string;
  /**
   * Writes what nobody reads, to see whether the file can be written: without a disk, or a new `version`.
   *
   * @throws the database's error, on a full disk for example
   */
  tryWrite(): Promise<void>;
  /** The lines of a CSV file of sign-ups, see {@link signupLines}. */
  signupLines(eventId: number, words: SignupLineWords): Generator<string>;
  /** Sign-ups of one or several events for any other file, see {@link signupRows}. */
  signupRows(ofEvents: readonly WantedSignups[]): Generator<readonly SignupRow[]>;
  /** Folds the WAL into the file and closes it. Later writes are refused. */
  close(): void;
}

function allReads(drizzle: Drizzle) {
  return whenAsked({
    campaigns: () => campaignReads(drizzle),
    campaignActions: () => campaignActionReads(drizzle),
    followers: () => followerReads(drizzle),
    campaignLetters: () => campaignLetterReads(drizzle),
    mappedActions: () => mappedActionReads(drizzle),
    campaignPlaces: () => campaignPlaceReads(drizzle),
    proposals: () => proposalReads(drizzle),
    following: () => followingReads(drizzle),
    events: () => eventReads(drizzle),
    narrowedEvents: () => narrowedLists(drizzle),
    series: () => seriesReads(drizzle),
    drafts: () => draftReads(drizzle),
    eventTexts: () => eventTextReads(drizzle),
    furtherTexts: () => furtherTextReads(drizzle),
    eventPlaces: () => eventPlaceReads(drizzle),
    eventSources: () => eventSourceReads(drizzle),
    signups: () => signupReads(drizzle),
    signupTallies: () => signupTallyReads(drizzle),
    people: () => peopleReads(drizzle),
    bulk: () => bulkReads(drizzle),
    questions: () => questionReads(drizzle),
    answers: () => answerReads(drizzle),
    addressChanges: () => addressChangeReads(drizzle),
    signupNotes: () => signupNoteReads(drizzle),
    corrections: () => correctionReads(drizzle),
    endorsements: () => endorsementReads(drizzle),
    endorsementGroups: () => endorsementGroupReads(drizzle),
    endorsementLogos: () => endorsementLogoReads(drizzle),
    endorsementNotes: () => endorsementNoteReads(drizzle),
    organizers: () => organizerReads(drizzle),
    rights: () => rightsReads(drizzle),
    waysIn: () => wayInReads(drizzle),
    browsers: () => browserReads(drizzle),
    digests: () => digestReads(drizzle),
    imports: () => importReads(drizzle),
    actionLists: () => actionListReads(drizzle),
    messages: () => messageReads(drizzle),
    needs: () => needReads(drizzle),
    arrivals: () => arrivalReads(drizzle),
    notices: () => noticeReads(drizzle),
    outbox: () => outboxReads(drizzle),
    reminders: () => reminderReads(drizzle),
    collectedMails: () => collectedMailReads(drizzle),
    recipientMails: () => recipientMailReads(drizzle),
    audit: () => auditReads(drizzle),
    mailbox: () => mailboxReads(drizzle),
    mailRefusals: () => mailRefusalReads(drizzle),
    bounces: () => bounceReads(drizzle),
    retention: () => retentionReads(drizzle),
    pictures: () => pictureReads(drizzle),
    sheets: () => sheetReads(drizzle),
    counts: () => countReads(drizzle),
    siteSettings: () => siteSettingReads(drizzle),
    siteLogo: () => siteLogoReads(drizzle),
  });
}

function wholeStore(drizzle: Drizzle, reads: Reads, tentatively: Tentatively) {
  return whenAsked({
    tentatively: () => tentatively,
    campaigns: () => ({ ...reads.campaigns, ...campaignChanges(drizzle) }),
    campaignActions: () => reads.campaignActions,
    followers: () => ({ ...reads.followers, ...followerChanges(drizzle) }),
    campaignLetters: () => ({ ...reads.campaignLetters, ...campaignLetterChanges(drizzle) }),
    mappedActions: () => reads.mappedActions,
    campaignPlaces: () => ({ ...reads.campaignPlaces, ...campaignPlaceChanges(drizzle) }),
    proposals: () => ({ ...reads.proposals, ...proposalChanges(drizzle) }),
    following: () => ({ ...reads.following, ...followingChanges(drizzle) }),
    events: () => ({ ...reads.events, ...eventChanges(drizzle) }),
    narrowedEvents: () => reads.narrowedEvents,
    series: () => ({ ...reads.series, ...seriesChanges(drizzle) }),
    drafts: () => ({ ...reads.drafts, ...draftChanges(drizzle) }),
    eventTexts: () => ({ ...reads.eventTexts, ...eventTextChanges(drizzle) }),
    furtherTexts: () => ({ ...reads.furtherTexts, ...furtherTextChanges(drizzle) }),
    eventPlaces: () => ({ ...reads.eventPlaces, ...eventPlaceChanges(drizzle) }),
    eventSources: () => ({ ...reads.eventSources, ...eventSourceChanges(drizzle) }),
    signups: () => ({ ...reads.signups, ...signupChanges(drizzle) }),
    signupTallies: () => reads.signupTallies,
    people: () => ({ ...reads.people, ...peopleChanges(drizzle) }),
    bulk: () => ({ ...reads.bulk, ...bulkChangesOf(drizzle) }),
    questions: () => ({ ...reads.questions, ...questionChanges(drizzle) }),
    answers: () => ({ ...reads.answers, ...answerChanges(drizzle) }),
    addressChanges: () => ({ ...reads.addressChanges, ...addressChangeChanges(drizzle) }),
    signupNotes: () => ({ ...reads.signupNotes, ...signupNoteChanges(drizzle) }),
    corrections: () => ({ ...reads.corrections, ...correctionChanges(drizzle) }),
    endorsements: () => ({ ...reads.endorsements, ...endorsementChanges(drizzle) }),
    endorsementGroups: () => ({ ...reads.endorsementGroups, ...endorsementGroupChanges(drizzle) }),
    endorsementLogos: () => ({ ...reads.endorsementLogos, ...endorsementLogoChanges(drizzle) }),
    endorsementNotes: () => ({ ...reads.endorsementNotes, ...endorsementNoteChanges(drizzle) }),
    organizers: () => ({ ...reads.organizers, ...organizerChanges(drizzle) }),
    rights: () => ({ ...reads.rights, ...rightsChanges(drizzle) }),
    waysIn: () => ({ ...reads.waysIn, ...wayInChanges(drizzle) }),
    browsers: () => ({ ...reads.browsers, ...browserChanges(drizzle) }),
    digests: () => ({ ...reads.digests, ...digestChanges(drizzle) }),
    imports: () => ({ ...reads.imports, ...importChanges(drizzle) }),
    actionLists: () => ({ ...reads.actionLists, ...actionListChanges(drizzle) }),
    messages: () => ({ ...reads.messages, ...messageChanges(drizzle) }),
    outbox: () => ({ ...reads.outbox, ...outboxChanges(drizzle) }),
    collectedMails: () => ({ ...reads.collectedMails, ...collectedMailChanges(drizzle) }),
    recipientMails: () => reads.recipientMails,
    needs: () => ({ ...reads.needs, ...needChanges(drizzle) }),
    arrivals: () => ({ ...reads.arrivals, ...arrivalChanges(drizzle) }),
    notices: () => reads.notices,
    reminders: () => ({ ...reads.reminders, ...reminderChanges(drizzle) }),
    audit: () => ({ ...reads.audit, ...auditChanges(drizzle) }),
    mailbox: () => ({ ...reads.mailbox, ...mailboxChanges(drizzle) }),
    mailRefusals: () => ({ ...reads.mailRefusals, ...mailRefusalChanges(drizzle) }),
    bounces: () => ({ ...reads.bounces, ...bounceChanges(drizzle) }),
    pictures: () => ({ ...reads.pictures, ...pictureChanges(drizzle) }),
    sheets: () => ({ ...reads.sheets, ...sheetChanges(drizzle) }),
    counts: () => reads.counts,
    siteSettings: () => ({ ...reads.siteSettings, ...siteSettingChanges(drizzle) }),
    siteLogo: () => ({ ...reads.siteLogo, ...siteLogoChanges(drizzle) }),
    retention: () => ({ ...reads.retention, ...retentionChanges(drizzle) }),
  });
}

/**
 * Opens a database file and brings it to the newest migration. `:memory:` gives one that is gone
 * when it is closed.
 *
 * @throws when the file cannot be opened or migrated.
 */
export function openDatabase(file: string): Database {
  const connection = openConnection(file);
  const drizzle = drizzleOn(connection);
  enterAllSignups(connection, drizzle);
  const snapshots = snapshotsOf(connection);
  const reads = allReads(drizzle);
  const store = wholeStore(drizzle, reads, tentatively(connection));
  keepEventSearches(connection);
  keepOrganizations(connection);
  const shown = watchShown(connection);

  let commits = 0;
  const listeners: (() => void)[] = [];
  const { write, writeSoon, expectedWait, stop } = groupCommit(connection, () => {
    commits += 1;
    entering.soon();
    for (const listener of listeners) listener();
  });
  const dataVersion = connection.prepare('PRAGMA data_version').pluck();
  const entering = enteringSignups(drizzle, writeSoon);

  let writing = false;
  const own: Omit<Database, keyof Reads> = {
    shown,
    write: (job) =>
      write(() => {
        writing = true;
        try {
          return job(store);
        } finally {
          writing = false;
        }
      }),
    onCommit: (listener) => {
      listeners.push(listener);
    },
    expectedWait,
    mark: (job) => writeSoon(() => job(store.outbox)),
    tryWrite: () =>
      writeSoon(() => {
        const written = Number(connection.pragma('user_version', { simple: true }));
        connection.pragma(`user_version = ${(written + 1) % 1_000_000}`);
      }),
    read: consistentReads(connection),
    isWriting: () => writing,
    version: () => `${commits}.${String(dataVersion.get())}`,
    signupLines: (eventId, words) => signupLines(snapshots, eventId, words),
    signupRows: (ofEvents) => signupRows(snapshots, ofEvents),
    ...upkeepOf(connection, snapshots),
    close: () => {
      snapshots.closeAll();
      entering.stop();
      stop();
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.close();
    },
  };
  return together(reads, own);
}
