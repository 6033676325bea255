/**
 * A mail may do nothing but be read, in a frame of ours; its links open in another window, outside
 * of these bounds.
 */
export const htmlPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
