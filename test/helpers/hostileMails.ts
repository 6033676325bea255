/** Mails that keep a parser busy, fill its stack or make it throw, by what is wrong with them. */
export const hostileMails: Readonly<Record<string, Buffer>> = {
  'three thousand parts within each other': Buffer.from(
    `${Array.from({ length: 3000 }, (_, depth) => nested(depth)).join('')}\r\nx\r\n`,
  ),
  'three thousand parts beside each other': flat('--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'),
  'three thousand parts without a header': flat('--b\r\n'),
  'a hundred thousand header fields': Buffer.from(`${'X: y\r\n'.repeat(100_000)}\r\nx`),
  'a sender of four hundred thousand names': Buffer.from(`From: ${'a,'.repeat(400_000)}\r\n\r\nx`),
  'the same in a mail within the mail': Buffer.from(
    `Content-Type: message/rfc822\r\n\r\nFrom: ${'a,'.repeat(400_000)}\r\n\r\nx`,
  ),
};

function nested(depth: number): string {
  return `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`;
}

function flat(part: string): Buffer {
  return Buffer.from(
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(3000)}--b--\r\n`,
  );
}
