import { anyOf } from '../../server/patterns.ts';

/** What is no page of its own: files, feeds, frames, and what only leads on. */
export const elsewhere = new RegExp(
  anyOf(
    /\.(?:ics|csv|txt|atom|ico|json|webmanifest|svg|png|jpg|pdf|js)$|\/passkey-options$/,
    /^\/(?:challenge|healthz|metrics|console|calendar|past|oembed)$/,
    /^\/drafts\/:token\/./,
    // The same question as of every other text in a further language.
    /\/questions\/languages\/:language\/removal$/,
    // The pages of the questions of an event, for those of a campaign.
    /^\/console\/campaigns\/:slug\/questions\/(?:languages|:id\/answers)(?:\/|$)/,
    // Those of an event, for a campaign.
    /\/campaigns\/:slug\/endorsements\/(?:texts|received)$/,
    // A file for translators.
    /\/languages\/:language\/file$/,
    /\/door\/people$/,
    // What the page of a sheet asks for, and a photograph itself.
    /\/sheet\/(?:people|photos\/:photo\/image)$/,
    // A list has to be sent first: test/browser/imports.test.ts looks at them.
    /\/import\/:id(?:\/(?:problems|left-out))?$/,
    // Where the team was once.
    /^\/console\/organizers(?:\/|$)/,
    /\/(?:html|preview|attachments)(?:\/|$)|^\/logo\/|\/:file$|^\/embed\//,
  ),
);
