import { describe, expect, test } from '@jest/globals';
import { cycles, sourceFiles, type SourceFile, type SourceImport } from '../helpers/sourceFiles.ts';

const files = sourceFiles('server', 'db', 'templates');

/** The imports that break a rule, each as "file -> what it imports". */
function breaking(
  within: (file: SourceFile) => boolean,
  forbidden: (found: SourceImport) => boolean,
): string[] {
  return files
    .filter(within)
    .flatMap(({ path, imports }) =>
      imports.filter(forbidden).map(({ from }) => `${path} -> ${from}`),
    );
}

const below = (folder: string) => (file: { path: string }) => file.path.startsWith(`${folder}/`);
const outside = (folder: string) => (file: { path: string }) => !below(folder)(file);
const leadsInto = (folder: string) => (found: SourceImport) => found.from.startsWith(`${folder}/`);
const isPackage = (found: SourceImport) => !/^(?:server|db|templates|test)\//.test(found.from);

/** The rules of each folder: pure functions, which are given the time and whatever else they judge. */
const ruleFiles = {
  actionLists: ['cityNamed', 'days', 'hours', 'likeness', 'readAction', 'readAnswers'],
  announcements: ['announcementCheck', 'announcementProposal', 'announcementReading'],
  challenges: ['proofOfWork', 'waitingPass'],
  endorsements: ['order', 'organizationName', 'states'],
  events: ['endorsementOpening', 'eventChanges', 'signupOpening', 'slug'],
  fields: ['eventIn', 'mailedFields', 'passages', 'speakers'],
  imports: ['dates', 'importDecisions', 'mapping', 'recognizeColumns', 'words'],
  incoming: ['deliveryStatus', 'plainBounce'],
  mail: ['retryPolicy', 'smtpErrors'],
  messages: ['pace', 'states', 'whyHeld'],
  numbers: ['signupDays', 'tallied'],
  organizers: ['digestTime'],
  settings: ['settings'],
  proposals: ['states', 'retained'],
  questions: ['asking', 'question', 'smallCounts', 'storedAnswer'],
  texts: ['textsIn'],
  places: ['cityWords', 'clearCity'],
  outbox: ['addressStanding', 'bounceWeight', 'mayMail', 'reminderTimes', 'statusCode'],
  time: [
    'announcementLine',
    'clock',
    'dateText',
    'lifetime',
    'retentionDay',
    'schedule',
    'series',
    'times',
    'wallTime',
    'zones',
  ],
};

// The rooms of `server/` from the ground up: each knows those before it and none behind it. A feature
// that needs one behind it moves what both need down, or is handed it from above.
const storeys = [
  ['config', 'ground'],
  ['time'],
  ['places'],
  [
    'web',
    'texts',
    'fields',
    'outbox',
    'calendar',
    'pictures',
    'spreadsheets',
    'mail',
    'challenges',
    'audit',
  ],
  ['events', 'series', 'questions'],
  ['campaigns', 'incoming', 'organizers', 'signups', 'imports', 'exports'],
  ['endorsements', 'messages', 'announcements', 'following'],
  ['door', 'numbers', 'unsubscribing', 'privacy', 'settings', 'proposals'],
  ['actionLists', 'followers', 'operations', 'site'],
  ['top'],
];
const rooms = storeys.flat();

/** Files of `server/` itself that everything stands on; the others are the top, where the lists are. */
const ground = [
  'backgroundWorker',
  'config',
  'keptWhileShown',
  'log',
  'memoize',
  'nodeHttp',
  'patterns',
  'services',
  'siteSettings',
  'terminal',
  'version',
  'whenNeeded',
];

function roomOf(path: string): string {
  const [, room = '', file] = path.split('/');
  if (file !== undefined) return room;
  return ground.includes(room.replace('.ts', '')) ? 'ground' : 'top';
}

/** Imports that climb: `services.ts` alone names the types of what it holds. */
function climbing(all: readonly SourceFile[]): string[] {
  return all.filter(below('server')).flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => from.startsWith('server/'))
      .filter(({ from }) => rooms.indexOf(roomOf(from)) > rooms.indexOf(roomOf(path)))
      .filter(({ types }) => !(types && path === 'server/services.ts'))
      .map(({ from, names }) => `${path} -> ${from} ${names}`),
  );
}

describe('the storeys', () => {
  test('hold every room', () => {
    const found = new Set(files.filter(below('server')).map(({ path }) => roomOf(path)));
    // Each once: two of one name would be one room, on whichever storey is found first.
    expect(rooms.toSorted()).toEqual([...found].toSorted());
  });

  test('are climbed by no import, not even of a type', () => {
    expect(climbing(files)).toEqual([]);
    const names = '{ registerAttendee }';
    const from = 'server/signups/registerAttendee.ts';
    const file = (path: string) => ({ path, text: '', imports: [{ from, types: true, names }] });
    expect(climbing([file('server/events/slug.ts')])).toEqual([
      `server/events/slug.ts -> ${from} ${names}`,
    ]);
    expect(climbing([file('server/site/homePage.ts'), file('server/services.ts')])).toEqual([]);
  });
});

describe('who may import whom', () => {
  test('only db/ knows the database libraries', () => {
    const libraries = ['drizzle-orm', 'better-sqlite3'];
    expect(breaking(outside('db'), ({ from }) => libraries.includes(from))).toEqual([]);
    expect(
      files
        .filter(below('db'))
        .some(({ imports }) => imports.some(({ from }) => libraries.includes(from))),
    ).toBe(true);
  });

  test('only server/calendar/ writes calendar files', () => {
    expect(breaking(outside('server/calendar'), ({ from }) => from === 'ics')).toEqual([]);
  });

  test('only server/pictures/ draws', () => {
    const libraries = ['satori', 'sharp', 'pdfkit', 'svg-to-pdfkit', 'qr', 'fontkit'];
    expect(breaking(outside('server/pictures'), ({ from }) => libraries.includes(from))).toEqual(
      [],
    );
    // They are read where pictures are made, and not when the program starts.
    expect(
      breaking(
        ({ path }) => path !== 'server/pictures/drawingProcess.ts',
        ({ from }) => from === 'server/pictures/drawPicture.ts',
      ),
    ).toEqual([]);
  });

  test('only server/mail/ sends mail', () => {
    expect(breaking(outside('server/mail'), ({ from }) => from === 'nodemailer')).toEqual([]);
  });

  test('db/ knows neither what the program does nor what people see', () => {
    expect(breaking(below('db'), leadsInto('server'))).toEqual([]);
    expect(breaking(below('db'), (found) => leadsInto('templates')(found) && !found.types)).toEqual(
      [],
    );
  });

  test('templates take nothing but templates, and types', () => {
    const allowed = ['@prairielearn/html', 'i18next', 'markdown-it', 'node:crypto', 'node:fs'];
    expect(
      breaking(below('templates'), (found) => {
        if (found.types || found.from.startsWith('templates/')) return false;
        return !(isPackage(found) && allowed.includes(found.from));
      }),
    ).toEqual([]);
  });

  test('the program never imports its tests', () => {
    expect(breaking(() => true, leadsInto('test'))).toEqual([]);
  });

  describe('rules', () => {
    const rules = Object.entries(ruleFiles).flatMap(([folder, names]) =>
      names.map((name) => `server/${folder}/${name}.ts`),
    );
    const worldly =
      /^(?:express|pino|nodemailer|db\/database\.ts|server\/services\.ts|server\/web\/)/;

    test('are each where the list says', () => {
      const known = new Set(files.map(({ path }) => path));
      expect(rules.filter((path) => !known.has(path))).toEqual([]);
    });

    test('know neither HTTP nor the database', () => {
      expect(
        breaking(
          ({ path }) => rules.includes(path),
          ({ from, types }) => !types && worldly.test(from),
        ),
      ).toEqual([]);
    });
  });

  test('no file leads back to itself, not even by a type', () => {
    expect(cycles(files)).toEqual([]);
    const pair = (path: string, from: string): SourceFile => ({
      path,
      text: '',
      imports: [{ from, types: true, names: '' }],
    });
    expect(cycles([pair('a', 'b'), pair('b', 'c'), pair('c', 'b')])).toEqual(['b -> c -> b']);
  });
});

describe('what the code does not do', () => {
  test('ask the clock anywhere but where the program begins', () => {
    const asking = /\bDate\.now\b|\bnew Date\(\)|\bDateTime\.(?:now|local|utc)\(\)/;
    const entrances = ['server/main.ts', 'server/cli.ts'];
    const found = files.filter(({ path, text }) => asking.test(text) && !entrances.includes(path));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('write in a route, or hand a verb the time', () => {
    const writing = files.filter(
      ({ path, text }) => below('server')({ path }) && text.includes('.write('),
    );
    expect(
      writing.filter(({ path }) => /[rR]outes\.ts$/.test(path)).map(({ path }) => path),
    ).toEqual([]);
    // A function of a write is given its moment; a verb, which makes the write, reads it itself.
    const given = /^export (?:async )?function \w+\([^)]*\bnow: number[^)]*\): Promise</m;
    expect(writing.filter(({ text }) => given.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('put style or script into a page', () => {
    const found = files.filter(
      ({ path, text }) =>
        below('templates')({ path }) &&
        !below('templates/emails')({ path }) &&
        /\sstyle="|\son[a-z]+="|<style\b/.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('what a start reads', () => {
  /** All that is read before the first request: what is imported when needed is not. */
  const read = (start: string): Set<string> => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const seen = new Set<string>();
    const waiting = [start];
    for (const path of waiting) {
      if (seen.has(path)) continue;
      seen.add(path);
      for (const { from, types, names } of byPath.get(path)?.imports ?? [])
        if (!types && names !== 'import()') waiting.push(from);
    }
    return seen;
  };

  test('is nothing of the console, and no package that a site at rest has no use for', () => {
    const found = read('server/main.ts');
    expect(found).toContain('server/frontRoutes.ts');
    const console = /(?:^|\/)consoleRoutes\.ts$|^templates\/consoleLayout\.ts$/;
    const late = ['nodemailer', 'mailparser', 'prom-client', 'node:http', 'markdown-it'];
    expect([...found].filter((path) => console.test(path) || late.includes(path))).toEqual([]);
  });

  test('is all of it where the console is opened', () => {
    const found = [...read('server/consoleRoutes.ts')];
    const routes = found.filter((path) => path.endsWith('consoleRoutes.ts'));
    expect(routes.length).toBeGreaterThan(3);
  });
});

describe('what is read at a glance', () => {
  const all = [...files, ...sourceFiles('test')].map(({ path, text }) => ({
    path,
    lines: text.trimEnd().split('\n'),
  }));

  test('is a file of at most 300 lines', () => {
    expect(all.filter(({ lines }) => lines.length > 300).map(({ path }) => path)).toEqual([]);
  });

  test('is a line of at most 110 columns, also where the formatter breaks none', () => {
    const long = all.flatMap(({ path, lines }) =>
      lines.flatMap((line, index) => (line.length > 110 ? [`${path}:${index + 1}`] : [])),
    );
    expect(long).toEqual([]);
  });
});
