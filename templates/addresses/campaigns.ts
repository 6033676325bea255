/* Campaigns: what several events belong to. */

const part = encodeURIComponent;

/** The calendar of a campaign's events, to subscribe to. */
export function campaignCalendarAddress(slug: string): string {
  return `/campaigns/${part(slug)}/calendar.ics`;
}
