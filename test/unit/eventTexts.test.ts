import { describe, expect, test } from '@jest/globals';
import { isSlug, slugFrom } from '../../server/events/slug.ts';
import { readSpeakers, speakerLines } from '../../server/fields/speakers.ts';
import { growthOf, isProportional } from '../helpers/growth.ts';

describe('the address of an event', () => {
  test.each([
    ['Online panel: the struggle in Argentina', 'online-panel-the-struggle-in-argentina'],
    ['¡Acción en Ñuñoa — 24/1!', 'accion-en-nunoa-24-1'],
    ['Workers’ Voice', 'workers-voice'],
    ['New', 'event-2024-01-24'],
    ['مظاهرة', 'event-2024-01-24'],
    ['✊', 'event-2024-01-24'],
  ])('for “%s” is proposed as %s', (title, slug) => {
    expect(slugFrom(title, 'event-2024-01-24')).toBe(slug);
    expect(isSlug(slug)).toBe(true);
  });

  test('is never longer than fits', () => {
    expect(isSlug(slugFrom('pan '.repeat(100), 'x'))).toBe(true);
  });
});

describe('the speakers of an event', () => {
  test('are read one a line, the role behind a dash', () => {
    expect(readSpeakers('Ada Example — welder\n\nBo-Example\nCy Example - a - b\n')).toEqual([
      { name: 'Ada Example', role: 'welder' },
      { name: 'Bo-Example', role: '' },
      { name: 'Cy Example', role: 'a - b' },
    ]);
  });

  test('cost no more than in proportion to their length', async () => {
    for (const piece of [' ', ' -', '\u00a0- ']) {
      const growth = await growthOf(4000, (count) => readSpeakers(`Ada${piece.repeat(count)}x`));
      expect(isProportional(growth)).toBe(true);
    }
  });

  test('come back as they were typed', () => {
    const typed = 'Ada Example — welder\nBo Example';
    expect(speakerLines(readSpeakers(typed))).toBe(typed);
  });
});
