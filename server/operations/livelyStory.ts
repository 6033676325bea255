import type { Services } from '../services.ts';

/** The services in the days of the story, and who acts in it. */
export interface Story {
  services: Services;
  organizerId: number;
  /** Lets time pass, in milliseconds, and every email go that is due by then. */
  pass: (milliseconds: number) => Promise<void>;
}
