/** What an answer to an invitation says, before anybody has checked that it is true. */
export type CalendarReply =
  | {
      kind: 'reply';
      uid: string;
      sequence: number;
      /** The address that answers, as it stands in the answer; compare without regard to case. */
      address: string;
      /** Whom the answer is for: the address that the invitation named, or null where none stands. */
      organizer: string | null;
      participation: 'accepted' | 'declined' | 'tentative';
    }
  | { kind: 'ignored'; reason: IgnoredReply };

export type IgnoredReply =
  | 'too-large'
  | 'not-a-calendar'
  /** A COUNTER proposal, a forwarded REQUEST, a REFRESH and the like. */
  | 'not-a-reply'
  | 'not-one-event'
  | 'not-one-attendee'
  | 'no-answer';

/** In UTF-16 code units; an answer to an invitation of ours has some thousand. */
const longestReply = 100_000;

const participations: Record<string, 'accepted' | 'declined' | 'tentative' | undefined> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/**
 * Reads the text/calendar part of an answer from somebody's calendar program: METHOD:REPLY, one
 * event, one attendee. RFC 5546 3.2.3. It says nothing about who sent it; the caller holds UID,
 * address and token against what is stored. Anything that is not such an answer is ignored with a
 * reason, never an error.
 */
export function readReply(file: string): CalendarReply {
  if (file.length > longestReply) return { kind: 'ignored', reason: 'too-large' };
  const lines = file
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .flatMap((line) => readLine(line) ?? []);
  const begins = lines.filter((line) => line.name === 'BEGIN');
  if (begins[0]?.value.toUpperCase() !== 'VCALENDAR') {
    return { kind: 'ignored', reason: 'not-a-calendar' };
  }
  const methods = lines.filter((line) => line.name === 'METHOD');
  if (methods.length !== 1 || methods[0]?.value.toUpperCase() !== 'REPLY') {
    return { kind: 'ignored', reason: 'not-a-reply' };
  }
  const events = begins.filter((line) => line.value.toUpperCase() === 'VEVENT');
  const uids = lines.filter((line) => line.name === 'UID');
  const [uid] = uids;
  if (events.length !== 1 || uids.length !== 1 || uid === undefined || uid.value === '') {
    return { kind: 'ignored', reason: 'not-one-event' };
  }
  const attendees = lines.filter((line) => line.name === 'ATTENDEE');
  const [attendee] = attendees;
  const address = attendee === undefined ? null : addressOf(attendee.value);
  if (attendees.length !== 1 || attendee === undefined || address === null) {
    return { kind: 'ignored', reason: 'not-one-attendee' };
  }
  const participation = participations[attendee.parameters.get('PARTSTAT')?.toUpperCase() ?? ''];
  if (participation === undefined) return { kind: 'ignored', reason: 'no-answer' };
  const sequence = Number(lines.find((line) => line.name === 'SEQUENCE')?.value ?? 0);
  return {
    kind: 'reply',
    uid: uid.value,
    sequence: Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0,
    address,
    organizer: organizerOf(lines),
    participation,
  };
}

interface ContentLine {
  name: string;
  parameters: Map<string, string>;
  value: string;
}

const lineShape = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^":;]*))*):(.*)$/;
const parameterShape = /;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^":;]*))/g;

function readLine(line: string): ContentLine | null {
  const [, name, parameters, value] = lineShape.exec(line) ?? [];
  if (name === undefined || parameters === undefined || value === undefined) return null;
  return {
    name: name.toUpperCase(),
    parameters: new Map(
      [...parameters.matchAll(parameterShape)].map(([, key, quoted, plain]) => [
        (key ?? '').toUpperCase(),
        quoted ?? plain ?? '',
      ]),
    ),
    value: value.trim(),
  };
}

function organizerOf(lines: ContentLine[]): string | null {
  const organizer = lines.find((line) => line.name === 'ORGANIZER');
  return organizer === undefined ? null : addressOf(organizer.value);
}

function addressOf(value: string): string | null {
  const address = value.replace(/^mailto:/i, '');
  if (address === value || !address.includes('@')) return null;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
