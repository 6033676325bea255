import type { Reply } from './routes.ts';

/**
 * A mail may do nothing but be read, in a frame of ours; its links open in another window, outside
 * of these bounds.
 */
const htmlPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The HTML part of a mail, for a frame of ours. */
export function framedMail(html: string): Reply {
  return {
    kind: 'content',
    type: 'text/html; charset=utf-8',
    // A link that opened inside the frame would meet pages that refuse to be framed.
    body: html.replace(/<head>/i, '<head><base target="_blank">'),
    headers: { 'Content-Security-Policy': htmlPolicy },
  };
}
