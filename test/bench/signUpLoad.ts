import autocannon from 'autocannon';
import { eventSignUpsAddress } from '../../templates/addresses.ts';
import { encodeForm } from '../helpers/app.ts';

/** What came of people who signed up at once. */
export interface SignUpLoad {
  /** Answers a second. */
  rate: number;
  /** In milliseconds. */
  p99: number;
}

let people = 0;

/** An address of somebody who has never signed up. */
export function newPerson(): { name: string; email: string } {
  people += 1;
  return { name: `Example ${people}`, email: `example${process.pid}-${people}@example.org` };
}

/**
 * Has new people sign up at a server over some connections, each of which asks again once it is
 * answered.
 *
 * @param slug of the event
 * @param rate so many a second at most, of all together; as fast as they are answered by default
 * @throws when anybody is answered with anything but 303
 */
export async function signUpLoad(
  url: string,
  connections: number,
  seconds: number,
  slug = 'panel',
  rate?: number,
): Promise<SignUpLoad> {
  const result = await autocannon({
    ...(rate === undefined ? {} : { overallRate: rate }),
    url: `${url}${eventSignUpsAddress(slug)}`,
    connections,
    duration: seconds,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    requests: [{ setupRequest: (request) => ({ ...request, body: encodeForm(newPerson()) }) }],
  });
  if (result['3xx'] !== result.requests.total || result.errors > 0)
    throw new Error(`Not everybody was signed up: ${JSON.stringify(result.statusCodeStats)}`);
  return { rate: result.requests.total / result.duration, p99: result.latency.p99 };
}
