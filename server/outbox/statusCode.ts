/** After a reply code, after "#" or in brackets: there it is a status and no version or address. */
const marked =
  /(?:\b[45]\d\d[ -]+#?|#|\[|\(#?|Status(?: code)?:\s*)([45]\.\d{1,3}\.\d{1,3})(?![\d.])/i;
const alone = /(?<![\w.])([45]\.\d{1,3}\.\d{1,3})(?![\w.]\d|\d)/;
/** A reply code of SMTP where no status stands beside it. */
const replyCode = /(?:^|[\s'"(<:;])([45])\d\d(?=[\s'"-]+\D)/m;

/**
 * The status of RFC 3463 that a text names, such as a server's reply; where there is only a reply
 * code of SMTP, its class (`5.0.0`); '' where there is neither.
 */
export function statusIn(text: string): string {
  const status = marked.exec(text)?.[1] ?? alone.exec(text)?.[1];
  if (status !== undefined) return status;
  const kind = replyCode.exec(text)?.[1];
  return kind === undefined ? '' : `${kind}.0.0`;
}
