import type { Services } from '../services.ts';

/**
 * Notes that somebody takes the audit log out as a file: it names people. Without the note there is no
 * file.
 *
 * @param reason what for, in their own words
 */
export async function noteAuditExport(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  organizerId: number,
  reason: string,
): Promise<void> {
  const now = clock();
  await db.write((store) =>
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'audit-exported',
      detail: { reason },
    }),
  );
}
