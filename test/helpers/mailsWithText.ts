/** Mails with a text put where programs that read mail look, by the place. */
export const mailsWithText: Readonly<Record<string, (text: string) => string>> = {
  'the body': (text) => mail('text/plain; charset=utf-8', text),
  'an HTML body': (text) => mail('text/html; charset=utf-8', text),
  'the body of a report': (text) =>
    mail(
      'text/plain; charset=utf-8',
      `Hi. This is the qmail-send program at example.org.\r\n${text}`,
    ),
  'the subject': (text) => head(`Subject: ${oneLine(text)}`),
  'the sender': (text) => head(`From: ${oneLine(text)}`),
  'the recipients': (text) => head(`To: ${oneLine(text)}`),
  'the domain of the sender': (text) => head(`From: <ada@${oneLine(text)}>`),
  'the type': (text) => head(`Content-Type: ${oneLine(text)}`),
  'a parameter of the type': (text) => head(`Content-Type: text/plain; a="${oneLine(text)}"`),
  'a header that nobody knows': (text) => head(`X-Example: ${oneLine(text)}`),
  references: (text) => head(`References: ${oneLine(text)}\r\nMessage-ID: ${oneLine(text)}`),
  'the names of headers': (text) => head(text),
  'a calendar': (text) =>
    mail('text/calendar; method=REPLY', `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n${text}`),
  'a line of a calendar': (text) =>
    mail('text/calendar; method=REPLY', `BEGIN:VCALENDAR\r\nATTENDEE;${oneLine(text)}:x`),
  'a delivery status': (text) =>
    mail('message/delivery-status', `Reporting-MTA: dns; x\r\n\r\nAction: failed\r\n${text}`),
  'a reply of a server': (text) =>
    mail(
      'message/delivery-status',
      `Reporting-MTA: dns; x\r\n\r\nAction: failed\r\nDiagnostic-Code: smtp; ${oneLine(text)}`,
    ),
  'a copy of a mail': (text) => mail('message/rfc822', `Subject: x\r\n\r\n${text}`),
  'the parts of a mail': (text) =>
    mail(
      'multipart/mixed; boundary=b',
      text.replaceAll('x', '').replace(/^|.{1,9}/gsu, '--b\r\n\r\n'),
    ),
  'parts within parts': (text) => nested(text.length),
  'mails within mails': (text) => 'Content-Type: message/rfc822\r\n\r\n'.repeat(text.length / 40),
};

function mail(type: string, body: string): string {
  return `From: ada@example.org\r\nSubject: x\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
}

function head(line: string): string {
  return `${line}\r\n${mail('text/plain', 'x')}`;
}

/** Folded, since a line of a mail that ends before its header does begins another one. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, '\r\n ');
}

/** A mail of so many characters whose every part holds another part. */
function nested(length: number): string {
  const open = (depth: number) =>
    `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`;
  let text = '';
  for (let depth = 0; text.length < length; depth += 1) text += open(depth);
  return text;
}
