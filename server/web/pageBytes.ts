import { transcode } from 'node:buffer';
import { htmlText } from '../../templates/htmlText.ts';
import type { Html } from '../../templates/view.ts';

/** The bytes of a page, in UTF-8 and without its indents. */
export function pageBytes(html: Html): Buffer {
  return utf8Of(htmlText(html));
}

/** Room for the code units of a page, used again for the next. */
const codeUnits = Buffer.alloc(64 * 1024);

/**
 * Node writes a text as UTF-8 character by character, which takes ten times as long as to write down its
 * code units and have those transcoded at once.
 */
function utf8Of(text: string): Buffer {
  if (text.length * 2 > codeUnits.length) return Buffer.from(text);
  const written = codeUnits.write(text, 'utf16le');
  try {
    return transcode(codeUnits.subarray(0, written), 'utf16le', 'utf8');
  } catch {
    // Half a character stands in it, which becomes U+FFFD.
    return Buffer.from(text);
  }
}
