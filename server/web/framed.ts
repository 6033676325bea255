/*
 * What other sites may show in a frame. These addresses alone may be framed: they show what everybody may
 * see, know nobody, set no cookie and have no form, so that nothing can be made of a press in a frame.
 */

const framePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ');

/** What other sites may fetch: helmet keeps everything else for this one. */
export const sharedHeaders = { 'Cross-Origin-Resource-Policy': 'cross-origin' } as const;

/** The same for data that scripts of other sites read. */
export const dataHeaders = { ...sharedHeaders, 'Access-Control-Allow-Origin': '*' } as const;

/** Headers of a page that any site may frame. */
export const framedHeaders = {
  ...sharedHeaders,
  'Content-Security-Policy': framePolicy,
  // Browsers that know frame-ancestors pass over it; to all others this is no value that they know.
  'X-Frame-Options': 'ALLOWALL',
  'X-Robots-Tag': 'noindex',
} as const;
