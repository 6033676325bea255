import type { Message } from '../../server/mail/message.ts';
import type { SendResult, Transport } from '../../server/mail/transport.ts';

export const accepted: SendResult = { kind: 'accepted', reply: '250 OK' };

/** A way out that keeps the messages and answers as it is told. */
export function testTransport(
  answer: (message: Message) => SendResult | Promise<SendResult> = () => accepted,
  concurrency = 1,
): Transport & { messages: Message[] } {
  const messages: Message[] = [];
  return {
    messages,
    concurrency,
    interval: 0,
    longest: 60_000,
    send: async (message) => {
      messages.push(message);
      return answer(message);
    },
    close: async () => {},
  };
}

/** Takes every mail and remembers for whom. */
export function collecting(): Transport & { to: string[] } {
  const to: string[] = [];
  return {
    ...testTransport(({ to: { address } }) => {
      to.push(address);
      return accepted;
    }, 3),
    to,
  };
}

/** Waits for something that another part of the program does, five seconds at most. */
export async function until(condition: () => boolean): Promise<void> {
  for (let rounds = 0; rounds < 500; rounds += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('That never happened.');
}
