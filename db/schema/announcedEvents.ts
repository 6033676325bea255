import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/* What events are to everybody, in the words of their columns. */

type Columns<Name extends string> = Readonly<Record<Name, SQLWrapper>>;

/** What everybody may see. Written out and not bound: it is what the partial indexes are of. */
export function announced({ state }: Columns<'state'>): SQL {
  return sql`${state} <> 'draft'`;
}

/** What everybody may see, or could see before it was taken back. */
export function everAnnounced({ state, publishedAt }: Columns<'state' | 'publishedAt'>): SQL {
  return sql`(${state} <> 'draft' or ${publishedAt} is not null)`;
}

/**
 * When there was last news of an event for those who want to come: an instant. It is the later one of two,
 * and written without a comma, at which drizzle-kit would take the expression of an index apart.
 */
export function news(event: Columns<'publishedAt' | 'createdAt' | 'scheduledAt'>): SQL {
  const { publishedAt, createdAt, scheduledAt } = event;
  return sql`case when ${publishedAt} > ${scheduledAt} then ${publishedAt}
    when ${publishedAt} is null and ${createdAt} > ${scheduledAt} then ${createdAt}
    else ${scheduledAt} end`;
}
