import type { Drizzle } from './connection.ts';

export function organizerReads(_drizzle: Drizzle) {
  return {};
}

export function organizerChanges(_drizzle: Drizzle) {
  return {};
}
