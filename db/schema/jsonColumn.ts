import { customType } from 'drizzle-orm/sqlite-core';

/**
 * A column of JSON that is read with forbearance: where a row was edited by hand, or damaged, the
 * column costs what stands in it, and never the row, the page or the mails around it.
 *
 * @param isWhole whether a value is of the shape that the program writes
 * @param instead what is read where it is not, or where the text is no JSON
 */
export function jsonColumn<Value, Instead>(
  isWhole: (value: unknown) => value is Value,
  instead: Instead,
) {
  return customType<{ data: Value | Instead; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (text) => {
      const value = parsed(text);
      return isWhole(value) ? value : instead;
    },
  })();
}

/** Facts about an entry or a mail, by name. */
export type Detail = Record<string, string | number | boolean | null>;

/** The column for them; null where there are none. */
export const detailColumn = () => jsonColumn(isDetail, null);

/** Whether a value is an object of JSON, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDetail(value: unknown): value is Detail {
  return (
    isObject(value) && Object.values(value).every((one) => typeof one !== 'object' || one === null)
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
