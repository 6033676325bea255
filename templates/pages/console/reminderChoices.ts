/** The hours in which the reminder of the day before can be sent: none wakes anybody. */
export const dayReminderHours = [7, 8, 9, 10, 11, 12, 14, 16, 18, 20] as const;

/** Minutes before the start. */
export const soonReminderMinutes = [30, 60, 120, 180, 240, 360] as const;
export const joiningLinkMinutes = [5, 10, 15, 30, 60] as const;

/** An hour as clocks of the reader show it. */
export interface HourChoice {
  hour: number;
  /** `10:00 AM`, `10:00` */
  time: string;
}
