import { describe, expect, test } from '@jest/globals';
import {
  addressInFile,
  mostActions,
  readCampaignFile,
} from '../../server/campaigns/campaignFile.ts';

const moment = (local: string, instant: string) => ({ local, occurrence: 'only', instant });

const action = {
  uid: 'event-1-abc@example.org',
  sequence: 2,
  changed: '2024-01-02T00:00:00.000Z',
  url: 'https://example.org/events/one',
  calendar: 'https://example.org/events/one/event.ics',
  state: 'announced',
  kind: 'in-person',
  language: 'en',
  title: 'One',
  summary: '',
  description: '',
  called_by: ['Example Collective'],
  zone: 'America/New_York',
  precision: 'hour',
  start: moment('2024-01-24T16:00', '2024-01-24T21:00:00.000Z'),
  end: null,
  arrival: null,
  announced_zones: [],
  place: null,
  meeting_points: '',
  bring: '',
  accessibility: '',
  access_features: [],
  spoken_languages: '',
  phone: '',
  cancellation_note: '',
  co_sponsorship: null,
  translations: { es: { title: 'Uno' } },
};

const campaign = {
  format: 'cacerola-campaign',
  version: 1,
  generator: 'Cacerola 0.1.0',
  url: 'https://example.org/campaigns/one',
  changed: '2024-01-02T00:00:00.000Z',
  language: 'en',
  title: 'One day',
  facts: ['What it is about'],
  first_day: '2024-01-24',
  last_day: null,
  called_by: ['Example Collective'],
  demands: [],
  hashtags: ['#Example'],
  contact: null,
  bring: '',
  state: 'open',
  translations: {},
  co_sponsors: [{ name: 'Example Union', website: 'https://union.example.org', city: null }],
  co_sponsorship: null,
  actions: [action],
};

const read = (data: unknown) => readCampaignFile(JSON.stringify(data));
const faulty = (data: unknown) => {
  const outcome = read(data);
  return outcome.kind === 'faulty' ? outcome.where : outcome.kind;
};

describe('the file of a campaign', () => {
  test('is read as it was written', () => {
    expect(read(campaign)).toEqual({ kind: 'campaign', campaign });
  });

  test.each([
    'https://xn--e1afmkfd.xn--p1ai/',
    'http://192.0.2.7:8080/',
    'https://a_b.example.org./',
  ])('may name an organization at %s', (website) => {
    const named = { ...campaign, co_sponsors: [{ name: 'One', website, city: null }] };
    expect(read(named)).toEqual({ kind: 'campaign', campaign: named });
    expect(addressInFile(website)).toBe(website);
  });

  test('is written without an address that nobody would read', () => {
    expect(addressInFile(`https://example.org/${'a'.repeat(2000)}`)).toBeNull();
    expect(addressInFile(null)).toBeNull();
  });

  test('of before says nothing of who can co-sponsor the whole', () => {
    const { co_sponsorship: _, ...before } = campaign;
    expect(read(before)).toEqual({ kind: 'campaign', campaign });
  });

  test('may say more than is known of it', () => {
    const outcome = read({ ...campaign, weather: 'rain', actions: [{ ...action, mood: 'good' }] });
    expect(outcome).toEqual({ kind: 'campaign', campaign });
  });

  test.each([
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['another list', '[]'],
    ['a calendar', 'BEGIN:VCALENDAR'],
    ['another format', '{"format":"other","version":1}'],
  ])('is told from %s', (_, text) => {
    expect(readCampaignFile(text)).toEqual({ kind: 'other' });
  });

  test('of a later version is not guessed at', () => {
    expect(read({ ...campaign, version: 2 })).toEqual({ kind: 'later', version: 2 });
  });

  test.each([
    ['title', { ...campaign, title: '' }],
    ['first_day', { ...campaign, first_day: '2024-02-30' }],
    [
      'actions[0].start.local',
      {
        ...campaign,
        actions: [{ ...action, start: moment('tomorrow', '2024-01-24T21:00:00.000Z') }],
      },
    ],
    ['actions[0].url', { ...campaign, actions: [{ ...action, url: 'javascript:alert(1)' }] }],
    [
      'co_sponsors[0].website',
      {
        ...campaign,
        co_sponsors: [{ name: 'One', website: 'javascript:alert(1)', city: null }],
      },
    ],
    [
      'actions[1].place.latitude',
      {
        ...campaign,
        actions: [
          action,
          {
            ...action,
            place: {
              venue: '',
              address: '',
              city: '',
              postal_code: '',
              region: '',
              country: 'AR',
              latitude: 91,
              longitude: 0,
            },
          },
        ],
      },
    ],
    [
      'actions',
      {
        ...campaign,
        actions: Array.from({ length: mostActions + 1 }, () => action),
      },
    ],
  ])('says where it is wrong: %s', (where, data) => {
    expect(faulty(data)).toBe(where);
  });
});
