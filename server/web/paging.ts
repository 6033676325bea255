/** The page of a list that an address asks for. */
export interface Paging {
  /** From 1 on; the last one where the address asks for one beyond it. */
  current: number;
  pages: number;
  /** So many rows stand before it. */
  offset: number;
}

/** Which part of a list of `total` rows, so many a page, is shown. */
export function pagingOf(query: URLSearchParams, total: number, onPage: number): Paging {
  const pages = Math.max(1, Math.ceil(total / onPage));
  const current = Math.min(askedPage(query), pages);
  return { current, pages, offset: (current - 1) * onPage };
}

/**
 * How many rows of a list are counted that may be endless: enough for a choice of pages, and for the
 * page after the one that is asked for.
 */
export function countedRows(query: URLSearchParams, onPage: number): number {
  return Math.max(10_000, (askedPage(query) + 1) * onPage);
}

/** The number of the page that an address asks for, whether there is one or not; the first unless told. */
export function askedPage(query: URLSearchParams): number {
  const asked = query.get('page') ?? '';
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
}
