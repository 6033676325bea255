import { anyOf } from '../../server/patterns.ts';

/** What is no page of its own: files, feeds, frames, and what only leads on. */
export const elsewhere = new RegExp(
  anyOf(
    /\.(?:ics|csv|txt|atom|ico|json|svg|png|jpg|pdf)$/,
    /^\/(?:challenge|healthz|metrics|console|calendar|past)$/,
    /^\/drafts\/:token\/./,
    /\/(?:html|preview|attachments)(?:\/|$)|^\/logo\/|\/:file$/,
  ),
);
