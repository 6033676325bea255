import { describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { calendarChange, changedParts, joinedChanges } from '../../server/events/eventChanges.ts';
import { nowhere } from '../../server/events/eventPlace.ts';
import { detailColumns, detailsOf } from '../../server/events/eventDetails.ts';
import { buildSchedule } from '../../server/time/schedule.ts';

function schedule(startLocal: string, zone = 'America/New_York') {
  const built = buildSchedule({ zone, startLocal, announcedZones: [] });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.schedule;
}

const event: Event = {
  ...detailColumns({
    slug: 'action',
    kind: 'in-person',
    language: 'en',
    campaignId: null,
    title: 'An example action',
    color: null,
    host: 'Example Collective',
    summary: '',
    description: '',
    schedule: schedule('2024-01-24T16:00'),
    venue: 'Example Square',
    address: '',
    city: 'New York City',
    joinUrl: '',
    joinNote: '',
    speakers: [{ name: 'Ada Example', role: '' }],
    programme: [],
    bring: '',
    accessibility: '',
    accessFeatures: '',
    postalCode: '',
    region: '',
    meetingPoints: '',
    phone: '',
    spokenLanguages: '',
    signupsOpen: true,
    confirmAddress: false,
    capacity: 5,
    endorsementsOpen: false,
    endorsementsContinue: false,
    dayReminderHour: 10,
    soonReminderMinutes: null,
    joiningLinkMinutes: 15,
    senderName: '',
    replyTo: '',
    confirmation: '',
    thanks: '',
    place: nowhere,
  }),
  seriesId: null,
  slug: 'action',
  id: 1,
  state: 'published',
  seatsTaken: 0,
  seatsBeyond: 0,
  crowdUntil: null,
  endorsementOrder: 'alphabetical',
  sequence: 0,
  scheduledAt: 0,
  textsChangedAt: null,
  questionsChangedAt: null,
  countsPlaces: false,
  previousStartsAt: null,
  previousDay: null,
  cancellationNote: '',
  cancelledAt: null,
  originUid: null,
  originUrl: null,
  publishedAt: 0,
  createdAt: 0,
  updatedAt: 0,
  purgedAt: null,
};

const withChanges = (changes: Partial<Event>): Event => ({ ...event, ...changes });
const details = detailsOf(event);

describe('an edit', () => {
  test('that changes nothing has no parts', () => {
    expect(changedParts(event, details)).toEqual([]);
    expect(changedParts(event, { ...details, slug: null })).toEqual([]);
  });

  test('names its parts in the order of the form', () => {
    expect(
      changedParts(event, {
        ...details,
        capacity: null,
        title: 'Another title',
        speakers: [],
        schedule: schedule('2024-01-24T17:00'),
      }),
    ).toEqual(['title', 'start', 'speakers', 'capacity']);
  });

  test.each<[string, Partial<Event>]>([
    ['a description', { description: 'Other words' }],
    ['what to bring', { bring: 'A whistle' }],
    ['the speakers', { speakers: [] }],
    ['the joining link', { joinUrl: 'https://example.org/join' }],
    ['the announced zones', { announcedZones: ['America/New_York', 'Asia/Kolkata'] }],
    ['the name of the zone alone', { zone: 'America/Toronto' }],
    ['the seats', { capacity: 7 }],
  ])('of %s shows in no calendar', (_what, changes) => {
    expect(calendarChange(event, withChanges(changes))).toBeNull();
  });

  test('of time and place tells what was known before', () => {
    expect(
      calendarChange(
        event,
        withChanges({ startsAt: event.startsAt + 1, endsAt: 2, venue: 'Other' }),
      ),
    ).toEqual({ startsAt: event.startsAt, endsAt: null, venue: 'Example Square' });
  });

  test('of the zone tells the times in the zone they were announced in', () => {
    expect(calendarChange(event, withChanges({ startsAt: 1, zone: 'America/Chicago' }))).toEqual({
      startsAt: event.startsAt,
      zone: 'America/New_York',
    });
  });
});

const relied = {
  meetingPoints: 'Example Station',
  phone: '555 0100',
  spokenLanguages: 'Spanish, interpreted into English',
  accessFeatures: 'stepFree captions',
  accessibility: 'Ring the bell.',
};

describe('what somebody relies on', () => {
  const announced = withChanges(relied);

  test.each<[string, Partial<Event>, Partial<Event>]>([
    ['a meeting point', { meetingPoints: 'Example Square' }, { meetingPoints: 'Example Station' }],
    ['the phone number', { phone: '' }, { phone: '555 0100' }],
    [
      'the interpreter',
      { spokenLanguages: 'Spanish' },
      { spokenLanguages: relied.spokenLanguages },
    ],
    ['a way in', { accessFeatures: 'captions' }, { accessFeatures: 'stepFree captions' }],
    ['words on access', { accessibility: 'Two steps.' }, { accessibility: 'Ring the bell.' }],
  ])('is told of when it is otherwise: %s', (_what, changes, before) => {
    expect(calendarChange(announced, { ...announced, ...changes })).toEqual(before);
  });

  test('is not, when it is told for the first time, or when more helps than before', () => {
    expect(calendarChange(event, announced)).toBeNull();
    const accessFeatures = 'stepFree captions hearingLoop';
    expect(calendarChange(announced, { ...announced, accessFeatures })).toBeNull();
  });

  test('is no change any more once it is back, with more besides', () => {
    const { accessFeatures } = relied;
    const back = { ...announced, accessFeatures: 'stepFree captions hearingLoop' };
    expect(joinedChanges({ accessFeatures }, {}, back)).toBeNull();
  });
});

describe('edits that are collected', () => {
  test('tell what was known before the first one', () => {
    expect(
      joinedChanges({ title: 'A' }, { title: 'B', city: 'X' }, withChanges({ title: 'C' })),
    ).toEqual({
      title: 'A',
      city: 'X',
    });
  });

  test('leave out what is again as it was', () => {
    expect(joinedChanges({ title: event.title, venue: 'Before' }, { title: 'B' }, event)).toEqual({
      venue: 'Before',
    });
  });

  test('that take everything back are no change', () => {
    expect(joinedChanges({ title: event.title, endsAt: null }, { title: 'B' }, event)).toBeNull();
  });

  test('keep the zone of a time that moved, and of nothing else', () => {
    const zone = 'America/Chicago';
    expect(joinedChanges({ startsAt: 1, zone }, {}, event)).toEqual({ startsAt: 1, zone });
    expect(joinedChanges({ startsAt: event.startsAt, zone }, {}, event)).toBeNull();
  });
});
