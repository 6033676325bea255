import type { Database as Connection, RunResult, Statement } from 'better-sqlite3';
import {
  Column,
  is,
  Param,
  Placeholder,
  SQL,
  Subquery,
  type Query,
  type QueryWithTypings,
} from 'drizzle-orm';
import {
  BetterSQLite3Database,
  BetterSQLiteSession,
  PreparedQuery,
} from 'drizzle-orm/better-sqlite3';
import { NoopCache } from 'drizzle-orm/cache/core';
import { NoopLogger } from 'drizzle-orm/logger';
import { keptStatements } from './keptStatements.ts';
import {
  SQLiteSyncDialect,
  type PreparedQueryConfig,
  type SelectedFieldsOrdered,
} from 'drizzle-orm/sqlite-core';

/*
 * drizzle-orm's queries, with what stays the same from one call to the next found out once. drizzle finds
 * out for every column of every row what kind of thing it is, and for every value how it is bound, which
 * takes several times as long as SQLite itself: of the row of an event, 20 microseconds.
 *
 * And a query is put into words, and given to SQLite, when it is first run: whoever needs one statement of a
 * feature prepares all of them, and a start runs one in ten.
 */

/** drizzle's own database, whose rows are made quickly. */
export function quickDatabase(client: Connection): BetterSQLite3Database {
  const dialect = new LateDialect({ casing: 'snake_case' });
  return new BetterSQLite3Database('sync', dialect, new QuickSession(client, dialect), undefined);
}

type Config = Omit<PreparedQueryConfig, 'statement' | 'run'>;
type Values = Readonly<Record<string, unknown>>;
type Prepare = BetterSQLiteSession<Record<string, never>, Record<string, never>>['prepareQuery'];

class LateDialect extends SQLiteSyncDialect {
  override buildSelectQuery(...given: Parameters<SQLiteSyncDialect['buildSelectQuery']>): SQL {
    const getSQL = () => super.buildSelectQuery(...given);
    return new SQL([{ getSQL, shouldOmitSQLParens: () => true }]);
  }

  override sqlToQuery(...given: Parameters<SQLiteSyncDialect['sqlToQuery']>): QueryWithTypings {
    let made: QueryWithTypings | undefined;
    const query = () => (made ??= super.sqlToQuery(...given));
    return {
      get sql() {
        return query().sql;
      },
      get params() {
        return query().params;
      },
    };
  }
}

/** Statements that are kept, by how they answer: better-sqlite3 asks that of the statement. */
interface Statements {
  inArrays: (text: string) => Statement;
  inObjects: (text: string) => Statement;
}

class QuickSession extends BetterSQLiteSession<Record<string, never>, Record<string, never>> {
  readonly #statements: Statements;

  constructor(connection: Connection, dialect: SQLiteSyncDialect) {
    const prepare = (text: string): Statement => connection.prepare(text);
    const statements = { inArrays: keptStatements(prepare), inObjects: keptStatements(prepare) };
    // What is not made into rows here, drizzle asks for in arrays.
    const client: Connection = Object.create(connection, {
      prepare: { value: statements.inArrays },
    });
    super(client, dialect, undefined);
    this.#statements = statements;
  }

  override prepareQuery<T extends Config>(...given: Parameters<Prepare>): PreparedQuery<T> {
    const [, fields, , , mapper] = given;
    // Rows that hold objects, of several tables: drizzle says only afterwards which of them can be missing.
    if (mapper || fields?.some(({ path }) => path.length !== 1))
      return super.prepareQuery<T>(...given);
    return late(() => new QuickQuery<T>(this.#statements, given, fields ? rowMaker(fields) : null));
  }
}

function late<T extends Config>(make: () => PreparedQuery<T>): PreparedQuery<T> {
  let made: PreparedQuery<T> | undefined;
  const query = () => (made ??= make());
  const queries: PreparedQuery<T> = Object.create(PreparedQuery.prototype, {
    run: { value: (values?: Values) => query().run(values) },
    get: { value: (values?: Values) => query().get(values) },
    all: { value: (values?: Values) => query().all(values) },
    values: { value: (values?: Values) => query().values(values) },
    getQuery: { value: () => query().getQuery() },
    joinsNotNullableMap: { writable: true },
  });
  return queries;
}

class QuickQuery<T extends Config> extends PreparedQuery<T> {
  readonly #statement: Statement;
  readonly #inArrays: () => Statement;
  readonly #bound: (values: Values) => unknown[];
  readonly #makeRow: RowMaker | null;

  /** @param makeRow null where nothing is asked for that would have to be made of what SQLite answers */
  constructor(statements: Statements, given: Parameters<Prepare>, makeRow: RowMaker | null) {
    const [query, fields, method, inArrays, mapper, metadata, cached] = given;
    const askedInArrays = () => statements.inArrays(query.sql).raw();
    const statement = makeRow === null ? statements.inObjects(query.sql) : askedInArrays();
    const [logger, cache] = [new NoopLogger(), new NoopCache()];
    super(statement, query, logger, cache, metadata, cached, fields, method, inArrays, mapper);
    this.#statement = statement;
    this.#inArrays = askedInArrays;
    this.#bound = binder(query);
    this.#makeRow = makeRow;
  }

  override run(values: Values = {}): RunResult {
    return this.#statement.run(...this.#bound(values));
  }

  override get(values: Values = {}): T['get'] {
    const row = this.#statement.get(...this.#bound(values));
    return row === undefined ? undefined : this.#made(row);
  }

  override all(values: Values = {}): T['all'] {
    const rows = this.#statement.all(...this.#bound(values));
    const makeRow = this.#makeRow;
    const made: T['all'] =
      makeRow === null ? rows : Reflect.apply(Array.prototype.map, rows, [makeRow]);
    return made;
  }

  override values(values: Values = {}): T['values'] {
    return this.#inArrays().all(...this.#bound(values));
  }

  /** Of which type a row is, drizzle says by the fields that were asked for. */
  #made(row: unknown): T['get'] {
    const makeRow = this.#makeRow;
    const made: T['get'] = makeRow === null ? row : Reflect.apply(makeRow, undefined, [row]);
    return made;
  }
}

type RowMaker = (row: readonly unknown[]) => Record<string, unknown>;

/** Makes rows as drizzle's `mapResultRow` does. */
function rowMaker(fields: SelectedFieldsOrdered): RowMaker {
  const names = fields.map(({ path: [name = ''] }) => name);
  const decoders = fields.map(({ field }) => decoderOf(field));
  // A copy of what has every property has them all in one place, from the first to the last row.
  const empty: Record<string, unknown> = JSON.parse(
    JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))),
  );
  return (row) => {
    const made = { ...empty };
    for (let place = 0; place < names.length; place += 1) {
      const value = row[place];
      const decoder = decoders[place];
      made[names[place] ?? ''] =
        value === null || !decoder ? value : decoder.mapFromDriverValue(value);
    }
    return made;
  };
}

type Field = SelectedFieldsOrdered[number]['field'];

/** What reads a value of the database, or says how one is bound. */
interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

/** null where a value is taken as it is. */
function decoderOf(field: Field): Decoder | null {
  if (is(field, Column))
    return field.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : field;
  const text = is(field, SQL) ? field : is(field, Subquery) ? field._.sql : field.sql;
  // drizzle keeps it to itself.
  const decoder: Decoder = Reflect.get(text, 'decoder');
  return decoder;
}

/** Puts values in their places, as drizzle's `fillPlaceholders` does. */
function binder({ params, sql }: Query): (values: Values) => unknown[] {
  const makers = params.map((param): ((values: Values) => unknown) => {
    if (is(param, Placeholder)) return (values) => named(values, param.name);
    if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
    const { encoder, value } = param;
    return (values) => {
      const given = named(values, value.name);
      // As drizzle binds a value that is there from the beginning: JSON of nothing would be a text.
      return given === null ? null : encoder.mapToDriverValue(given);
    };
  });
  function named(values: Values, name: string): unknown {
    const value = values[name];
    if (value === undefined && !(name in values)) throw new Error(`No ${name} for ${sql}`);
    return value;
  }
  return (values) => makers.map((make) => make(values));
}
