import express, { type Request, type RequestHandler } from 'express';

/** What a mail program sends when its reader presses "unsubscribe" (RFC 8058, section 3.2). */
const field = 'List-Unsubscribe';
const press = 'One-Click';

/** Far more than that takes, in either of the two forms. */
const largest = '4kb';

const oneClicks = new WeakSet<Request>();

/**
 * Recognizes the request of a mail program that unsubscribes its reader: it comes without cookies
 * and says nothing of an origin, so that the check for forms of other sites would refuse it. What
 * lets it pass instead is its body, of which it can do nothing but this, and later the token in its
 * address. To be mounted at the address of that one route.
 *
 * The body may be `multipart/form-data` or urlencoded.
 */
export function recognizeOneClick(): readonly RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: largest }),
    async (request, _response, next) => {
      const type = request.headers['content-type'] ?? '';
      if (Buffer.isBuffer(request.body) && (await isPress(request.body, type))) {
        oneClicks.add(request);
        request.body = Buffer.from(`${field}=${press}`);
      }
      next();
    },
  ];
}

/** Whether a request was recognized as such a press. */
export function isOneClick(request: Request): boolean {
  return oneClicks.has(request);
}

async function isPress(body: Buffer, type: string): Promise<boolean> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'Content-Type': type },
    }).formData();
    return form.get(field) === press;
  } catch {
    return false;
  }
}
