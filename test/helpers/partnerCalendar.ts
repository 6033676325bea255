/** A calendar as a partner publishes it. */
export const calendar = (...entries: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', ...entries, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
/** An action in Mexico City, on the afternoon of January 24, 2024. */
export const entry = (uid: string, title: string, more: readonly string[] = []) =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20240101T000000Z',
    `SUMMARY:${title}`,
    'DTSTART;TZID=America/Mexico_City:20240124T170000',
    'LOCATION:Embassy of Argentina\\, Mexico City',
    `URL:https://partner.example.org/${uid}`,
    ...more,
    'END:VEVENT',
  ].join('\r\n');
