import Pdf from 'pdfkit';
import { encodeQR } from 'qr';
import satori from 'satori';
import sharp from 'sharp';
import svgToPdf from 'svg-to-pdfkit';
import { announcementPicture } from '../../templates/pictures/announcement.ts';
import type { Picture } from '../../templates/pictures/picture.ts';
import type { PictureFacts, PictureFormat } from '../../templates/pictures/pictureFacts.ts';
import { posterPicture } from '../../templates/pictures/poster.ts';
import { fitTexts } from './fitText.ts';
import { fontsOfTexts, type LoadedFont } from './fonts.ts';

// One picture at a time is made, and no picture twice.
sharp.concurrency(1);
sharp.cache(false);

/** Draws a picture of an event, as PNG or, for a poster, as PDF. */
export async function drawPicture(format: PictureFormat, facts: PictureFacts): Promise<Uint8Array> {
  const texts = Object.values(facts).filter((value) => typeof value === 'string');
  const { fonts, drawable } = fontsOfTexts([...texts, facts.stamp?.text ?? '', '…']);
  const shown = drawableFacts(facts, drawable);
  const fit = fitTexts(fonts);
  switch (format) {
    case 'share':
    case 'square':
    case 'story':
      return toPng(await svgOf(await announcementPicture(format, shown, fit), fonts));
    case 'poster-a4':
    case 'poster-letter': {
      const code = encodeQR(facts.link, 'raw', { ecc: 'medium', border: 4 });
      const picture = await posterPicture(format, shown, code, fit);
      return toPdf(await svgOf(picture, fonts), format, facts);
    }
  }
}

/** Without what no font can show. An event whose title none can is told by who calls it. */
function drawableFacts(facts: PictureFacts, drawable: (text: string) => string): PictureFacts {
  const { color, stamp, link, ...texts } = facts;
  const shown = { ...texts };
  for (const name of namesOf(texts)) shown[name] = drawable(texts[name]);
  const title = shown.title || shown.host || shown.organization || shown.kind;
  return {
    ...shown,
    color,
    link,
    title,
    host: title === shown.host ? '' : shown.host,
    stamp: stamp && { ...stamp, text: drawable(stamp.text) },
  };
}

function namesOf<Key extends string>(record: Readonly<Record<Key, string>>): Key[] {
  const isName = (name: string): name is Key => name in record;
  return Object.keys(record).filter(isName);
}

/** One SVG without text: every letter is a path, so that no font of the machine matters. */
async function svgOf(picture: Picture, fonts: readonly LoadedFont[]): Promise<string> {
  const { width, height, below, content } = picture;
  const texts = await satori(content, { width, height, fonts: [...fonts] });
  const start = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`;
  const inner = texts.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  return `${start} viewBox="0 0 ${width} ${height}">${below}${inner}</svg>`;
}

/** A few colors make it small: WhatsApp shows no preview picture of 600 kB and more. */
async function toPng(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, effort: 7 }).toBuffer();
}

/** In points of a 72nd of an inch. */
const papers = { 'poster-a4': [595.28, 841.89], 'poster-letter': [612, 792] } as const;

async function toPdf(
  svg: string,
  format: keyof typeof papers,
  { title, host, organization }: PictureFacts,
): Promise<Uint8Array> {
  const [width, height] = papers[format];
  const document = new Pdf({
    size: [width, height],
    margin: 0,
    info: { Title: title, Author: host, Creator: organization },
    displayTitle: true,
  });
  const pieces: Buffer[] = [];
  const written = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
  // Without a size of its own it is fitted to the paper by its viewBox.
  svgToPdf(document, svg.replace(/ width="\d+" height="\d+"/, ''), 0, 0, { width, height });
  document.end();
  return written;
}
