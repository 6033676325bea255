import Sqlite from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { citiesFileName } from './cities/layout.ts';
import { findCities } from './cities/findCities.ts';
import { citiesMaker } from './cities/citiesMaker.ts';
import type { City, FoundCity, Point } from './cities/city.ts';

export type { City, FoundCity, Point } from './cities/city.ts';

/** How a city is asked for. */
export interface CityQuestion {
  /** Of the reader: cities are named in it where that is known. */
  language: string;
  /** The most that are answered. */
  limit: number;
  /**
   * Asks for those alone that are called just so. To guess what is misspelt takes milliseconds, which nobody
   * notices who typed one city: a list of a thousand would keep everybody waiting for seconds.
   */
  namedOnly?: true;
}

/**
 * The cities of the world, by GeoNames (CC BY 4.0). They are in a file of their own that is made when they
 * are first asked for; until then, and where it cannot be made, no city is known, and nobody is kept waiting.
 */
export interface Cities {
  /**
   * Those that something typed may mean, the likeliest first: as it is called in any language, misspelt, or
   * begun. A country or a province may stand behind a comma. [] where none is like it.
   */
  find(typed: string, question: CityQuestion): FoundCity[];
  byId(id: number, language: string): City | null;
  /** The nearest first. */
  near(point: Point, question: CityQuestion): City[];
  /**
   * Whether cities are known, once that is clear. Begins to make the file where there is none.
   *
   * @param patience the longest that somebody waits for it, in milliseconds
   */
  ready(patience: number): Promise<boolean>;
  /** Ends what makes the file and closes it. */
  close(): void;
}

interface Opened {
  connection: Sqlite.Database;
  questions: ReturnType<typeof findCities>;
}

/**
 * @param directories where the file may lie, the best first: the first that can be written to gets it
 * @param complain is told why there is none, at most once for each try
 */
export function citiesIn(
  directories: readonly string[],
  complain: (error: unknown) => void,
): Cities {
  const maker = citiesMaker(directories, complain);
  let opened: Opened | null = null;

  function open(): Opened | null {
    if (opened !== null) return opened;
    const file = directories
      .map((directory) => join(directory, citiesFileName()))
      .find((one) => existsSync(one) && !maker.isBroken(one));
    if (file === undefined) return null;
    try {
      const connection = new Sqlite(file, { readonly: true, fileMustExist: true });
      opened = { connection, questions: findCities(connection) };
    } catch (error) {
      maker.leave(file, error);
    }
    return opened;
  }

  function ask<Answer>(
    question: (questions: Opened['questions']) => Answer,
    otherwise: Answer,
  ): Answer {
    const known = open();
    if (known === null) {
      maker.begin();
      return otherwise;
    }
    try {
      return question(known.questions);
    } catch (error) {
      // A disk lost a part of it. The program does without, and makes it anew at its next start.
      maker.leave(known.connection.name, error);
      close();
      return otherwise;
    }
  }

  function close(): void {
    opened?.connection.close();
    opened = null;
  }

  return {
    find: (typed, question) => ask((of) => of.find(typed, question), []),
    byId: (id, language) => ask((of) => of.byId(id, language), null),
    near: (point, { language, limit }) => ask((of) => of.near(point, language, limit), []),
    ready: async (patience) => {
      if (open() !== null) return true;
      await maker.made(patience);
      return open() !== null;
    },
    close: () => {
      maker.stop();
      close();
    },
  };
}
