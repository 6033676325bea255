import type { Services } from '../services.ts';
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

/**
 * The HTML part of a mail, for a frame of ours. Such a frame fetches nothing: the pictures of the site that
 * the mail names are put into it.
 */
export function framedMail({ db }: Pick<Services, 'db'>, html: string): Reply {
  const inside = (whole: string, bytes: Buffer | undefined) =>
    bytes ? `src="data:image/jpeg;base64,${bytes.toString('base64')}"` : whole;
  const body = html
    // A link that opened inside the frame would meet pages that refuse to be framed.
    .replace(/<head>/i, '<head><base target="_blank">')
    .replaceAll(/src="cid:(\w+)-(\d{1,4})@logo"/g, (whole, hash: string, width: string) =>
      inside(whole, db.siteLogo.file(hash, Number(width), 'jpeg')),
    )
    .replaceAll(
      /src="https?:[^"]*\/pictures\/(\w+)\/(\d{1,4})\.jpg"/g,
      (whole, hash: string, width: string) =>
        inside(whole, db.pictures.file(hash, Number(width), 'jpeg')),
    );
  return {
    kind: 'content',
    type: 'text/html; charset=utf-8',
    body,
    headers: { 'Content-Security-Policy': htmlPolicy },
  };
}
