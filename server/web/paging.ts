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
  const asked = query.get('page') ?? '';
  const wanted = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const pages = Math.max(1, Math.ceil(total / onPage));
  const current = Math.min(wanted, pages);
  return { current, pages, offset: (current - 1) * onPage };
}
