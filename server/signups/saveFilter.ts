import type { NewSavedFilter } from '../../db/schema.ts';
import type { Services } from '../services.ts';

/** Keeps a filter by its name; two may have the same. */
export async function saveFilter(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  filter: Omit<NewSavedFilter, 'id' | 'createdAt'>,
): Promise<void> {
  const createdAt = clock();
  await db.write((store) => store.people.saveFilter({ ...filter, createdAt }));
}

/** Forgets a filter that was kept; one that is gone already is no fault. */
export async function forgetFilter({ db }: Pick<Services, 'db'>, id: number): Promise<void> {
  await db.write((store) => store.people.removeFilter(id));
}
