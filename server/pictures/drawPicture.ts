import Pdf from 'pdfkit';
import { encodeQR } from 'qr';
import satori from 'satori';
import sharp from 'sharp';
import svgToPdf from 'svg-to-pdfkit';
import type { FocusPoint } from '../../db/schema.ts';
import { announcementPicture, photoArea } from '../../templates/pictures/announcement.ts';
import type { Picture } from '../../templates/pictures/picture.ts';
import type { PictureFacts, PictureFormat } from '../../templates/pictures/pictureFacts.ts';
import { posterPicture } from '../../templates/pictures/poster.ts';
import { fitTexts } from './fitText.ts';
import { fontsOfTexts, type LoadedFont } from './fonts.ts';
import type { Photograph } from './pictureJob.ts';

// One picture at a time is made, and no picture twice.
sharp.concurrency(1);
sharp.cache(false);

/** Draws a picture of an event, as PNG or, for a poster, as PDF. */
export async function drawPicture(
  format: PictureFormat,
  facts: PictureFacts,
  photograph: Photograph | null,
): Promise<Uint8Array> {
  const texts = Object.values(facts).filter((value) => typeof value === 'string');
  const beside = [facts.stamp?.text ?? '', ...Object.values(facts.map?.words ?? {}), '…'];
  const { fonts, drawable } = fontsOfTexts([...texts, ...beside]);
  const shown = drawableFacts(facts, drawable);
  const fit = fitTexts(fonts);
  const photo = photograph && (await croppedPhoto(photograph, format, facts));
  switch (format) {
    case 'share':
    case 'square':
    case 'story':
      return toRaster(
        await svgOf(await announcementPicture(format, shown, photo, fit), fonts),
        photo,
      );
    case 'poster-a4':
    case 'poster-letter': {
      const code = encodeQR(facts.link, 'raw', { ecc: 'medium', border: 4 });
      const picture = await posterPicture(format, shown, photo, code, fit);
      return toPdf(await svgOf(picture, fonts), format, facts);
    }
  }
}

/** Without what no font can show. An event whose title none can is told by who calls it. */
function drawableFacts(facts: PictureFacts, drawable: (text: string) => string): PictureFacts {
  const { colors, stamp, link, photo, map, ...texts } = facts;
  const shown = { ...texts };
  for (const name of namesOf(texts)) shown[name] = drawable(texts[name]);
  const title = shown.title || shown.host || shown.organization || shown.kind;
  return {
    ...shown,
    colors,
    link,
    photo,
    map,
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
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  const start = `<svg ${names} width="${width}" height="${height}"`;
  const inner = texts.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  return `${start} viewBox="0 0 ${width} ${height}">${below}${inner}</svg>`;
}

/**
 * A few colors make a poster small, JPEG a photograph: WhatsApp shows no preview picture of 600 kB and more.
 */
async function toRaster(svg: string, photo: string | null): Promise<Uint8Array> {
  const picture = sharp(Buffer.from(svg));
  return photo === null
    ? picture.png({ palette: true, colours: 64, effort: 7 }).toBuffer()
    : picture.flatten().jpeg({ quality: 80, mozjpeg: true }).toBuffer();
}

/** Black and white where the event does not take place. */
async function croppedPhoto(
  { bytes, focus }: Photograph,
  format: PictureFormat,
  { stamp }: PictureFacts,
): Promise<string> {
  const area = photoArea(format);
  const { width, height } = await sharp(bytes).metadata();
  const scale = Math.min(width / area.width, height / area.height);
  const crop = { width: Math.floor(area.width * scale), height: Math.floor(area.height * scale) };
  const [across, down] = focusShare(focus);
  const photo = sharp(bytes)
    .extract({
      ...crop,
      left: Math.floor((width - crop.width) * across),
      top: Math.floor((height - crop.height) * down),
    })
    .resize({ width: area.width, height: area.height });
  const shown = stamp?.kind === 'cancelled' ? photo.grayscale() : photo;
  const jpeg = await shown.jpeg({ quality: 90 }).toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

/** How far to the right and down a focus is: 0, a half or 1. */
function focusShare(focus: FocusPoint): [number, number] {
  const at = (start: string, end: string) =>
    focus.includes(start) ? 0 : focus.includes(end) ? 1 : 0.5;
  return [at('left', 'right'), at('top', 'bottom')];
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
