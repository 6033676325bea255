import { describe, expect, test } from '@jest/globals';
import { consoleRoutes } from '../../server/consoleRoutes.ts';
import { publicRoutes } from '../../server/publicRoutes.ts';
import { allRoutes } from '../helpers/allRoutes.ts';
import { projectFile } from '../helpers/sourceFiles.ts';

describe('routes', () => {
  test('stand in the list of the console where they lie below it, and nowhere else', () => {
    const below = ({ path }: { path: string }) => /^\/console(?:\/|$)/.test(path);
    expect(publicRoutes.filter(below)).toEqual([]);
    expect(consoleRoutes.filter((route) => !below(route))).toEqual([]);
  });

  const doors = allRoutes.map(({ method, path, role }) => ({
    door: `${method} ${path}`,
    path,
    role,
  }));

  test('each says who may use it, and no two are the same', () => {
    for (const { door, role } of doors)
      expect({ door, role: ['anyone', 'link', 'organizer', 'host'].includes(role) }).toEqual({
        door,
        role: true,
      });
    expect(new Set(doors.map(({ door }) => door)).size).toBe(doors.length);
  });

  test('the organizers’ console is for organizers, but for the way in', () => {
    const open = doors.filter(
      ({ path, role }) => path.startsWith('/console') && role !== 'organizer',
    );
    const waysIn = /^\/console\/(?:sign-in|passkey-options$|passkey-sign-in$)/;
    expect(open.filter(({ path }) => !waysIn.test(path))).toEqual([]);
    const elsewhere = doors.filter(
      ({ path, role }) => role === 'organizer' && !path.startsWith('/console'),
    );
    expect(elsewhere).toEqual([]);
  });

  test('what stands behind a link is behind a link', () => {
    const tokens = doors.filter(({ path }) => /^\/(?:signups|endorsements)\/:token/.test(path));
    expect(tokens.filter(({ role }) => role !== 'link')).toEqual([]);
  });
});

test('the license is the one in the file', () => {
  expect(JSON.parse(projectFile('package.json'))).toMatchObject({ license: 'AGPL-3.0-or-later' });
  expect(projectFile('LICENSE')).toContain('GNU AFFERO GENERAL PUBLIC LICENSE');
});
