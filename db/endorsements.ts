import type { Drizzle } from './connection.ts';

export function endorsementReads(_drizzle: Drizzle) {
  return {};
}

export function endorsementChanges(_drizzle: Drizzle) {
  return {};
}
