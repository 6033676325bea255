import { alarm, ink, white } from './colors.ts';
import { box, inCapitals } from './element.ts';
import { field, markAt, noiseAround, photoIn } from './ornaments.ts';
import { display, plain, whenOf, whereOf, withoutWidth, type Part } from './parts.ts';
import type { Area, FitText, Picture } from './picture.ts';
import type { PictureFacts, PictureFormat } from './pictureFacts.ts';

/** The measures of a picture, in pixels. */
interface Frame {
  width: number;
  height: number;
  /** Left free above and below: the apps that show stories lay their buttons over them. */
  top: number;
  bottom: number;
  side: number;
  /** Of the letters of the organization and of the kind of event. */
  head: number;
  title: { largest: number; smallest: number };
  date: number;
  time: number;
  place: number;
  small: number;
  /** Whether place and host stand beside the time or below it. */
  facts: 'beside' | 'below';
  /** Middle and size of the mark in the background, relative to the width. */
  noise: { x: number; y: number; size: number };
  /** What a photograph covers; the rest is the poster's. */
  photo: Area | null;
}

type Format = 'share' | 'square' | 'story';

const frames: Readonly<Record<Format, Frame>> = {
  share: {
    width: 1200,
    height: 630,
    top: 44,
    bottom: 44,
    side: 56,
    head: 34,
    title: { largest: 190, smallest: 56 },
    date: 46,
    time: 84,
    place: 54,
    small: 27,
    facts: 'beside',
    noise: { x: 0.83, y: 0.3, size: 0.82 },
    photo: null,
  },
  square: {
    width: 1080,
    height: 1080,
    top: 60,
    bottom: 60,
    side: 64,
    head: 42,
    title: { largest: 270, smallest: 72 },
    date: 60,
    time: 104,
    place: 66,
    small: 34,
    facts: 'below',
    noise: { x: 0.8, y: 0.42, size: 1.05 },
    photo: null,
  },
  story: {
    width: 1080,
    height: 1920,
    top: 230,
    bottom: 300,
    side: 72,
    head: 46,
    title: { largest: 300, smallest: 80 },
    date: 74,
    time: 140,
    place: 84,
    small: 40,
    facts: 'below',
    noise: { x: 0.82, y: 0.72, size: 1.35 },
    photo: null,
  },
};

/** The same with a photograph: it stands beside the poster, or above it. */
const framesWithPhoto: Readonly<Record<Format, Frame>> = {
  share: {
    ...frames.share,
    head: 28,
    title: { largest: 110, smallest: 38 },
    date: 36,
    time: 60,
    place: 38,
    small: 22,
    facts: 'below',
    photo: { x: 680, y: 0, width: 520, height: 630 },
  },
  square: {
    ...frames.square,
    top: 440,
    bottom: 44,
    head: 34,
    title: { largest: 160, smallest: 50 },
    date: 44,
    time: 76,
    place: 50,
    small: 27,
    facts: 'beside',
    photo: { x: 0, y: 0, width: 1080, height: 410 },
  },
  story: {
    ...frames.story,
    top: 800,
    bottom: 260,
    title: { largest: 200, smallest: 60 },
    date: 60,
    time: 104,
    place: 66,
    small: 36,
    photo: { x: 0, y: 0, width: 1080, height: 760 },
  },
};

/** Which part of a picture a photograph covers; the poster's is above its title. */
export function photoArea(format: PictureFormat): Area {
  switch (format) {
    case 'share':
    case 'square':
    case 'story': {
      const { width, height, photo } = framesWithPhoto[format];
      return photo ?? { x: 0, y: 0, width, height };
    }
    case 'poster-a4':
    case 'poster-letter':
      return { x: 0, y: 0, width: posterPapers[format].width, height: 560 };
  }
}

/** In pixels. */
export const posterPapers = {
  'poster-a4': { width: 1240, height: 1754 },
  'poster-letter': { width: 1275, height: 1650 },
} as const;

/**
 * The picture by which an event is shared: the poster of its page, with what, when, where and who in
 * letters that are still read when a chat shows it as small as a stamp.
 *
 * @param photo a photograph as a data: address, in the shape that {@link photoArea} says
 */
export async function announcementPicture(
  format: Format,
  facts: PictureFacts,
  photo: string | null,
  fit: FitText,
): Promise<Picture> {
  const frame = (photo === null ? frames : framesWithPhoto)[format];
  const { width, height, top, bottom, side, head } = frame;
  const { colors } = facts;
  const inner = widthOfText(frame) - 2 * side;
  const gap = Math.round(head * 0.7);

  const header = await headOf(frame, inner, facts, fit);
  const below =
    frame.facts === 'beside'
      ? await factsBeside(frame, inner, facts, fit)
      : await factsBelow(frame, inner, facts, fit);
  const title = await fit(inCapitals(facts.title), {
    width: inner,
    height: height - top - bottom - header.height - 2 * gap - below.height,
    ...frame.title,
    style: { ...display, letterSpacing: '-0.005em' },
  });
  const mark = Math.round(head * 0.78);
  return {
    width,
    height,
    below:
      field(0, 0, width, height, colors.field) +
      noiseAround(
        width * frame.noise.x,
        height * frame.noise.y,
        width * frame.noise.size,
        colors.noise,
      ) +
      photoIn(photo, frame.photo) +
      markAt(side, top + (header.height - mark) / 2, mark, colors.letters),
    content: box(
      {
        width,
        height,
        padding: `${top}px ${width - side - inner}px ${bottom}px ${side}px`,
        color: colors.letters,
        gap,
      },
      header.element,
      box({ flexGrow: 1, justifyContent: 'center' }, title?.element ?? null),
      below.element,
    ),
  };
}

/** A photograph beside the text takes width from it, one above does not. */
function widthOfText({ width, photo }: Frame): number {
  return photo !== null && photo.x > 0 ? photo.x : width;
}

/** Who runs the site, and what kind of event it is or what became of it. */
async function headOf(
  { head, small }: Frame,
  inner: number,
  { organization, kind, stamp, colors: { field: ground, letters } }: PictureFacts,
  fit: FitText,
): Promise<Part> {
  const size = Math.round(stamp === null ? small : head * 1.75);
  const colors =
    stamp === null
      ? { background: letters, color: ground }
      : { background: stamp.kind === 'cancelled' ? alarm : ink, color: white };
  const tag = await fit(stamp === null ? kind : inCapitals(stamp.text), {
    width: inner * 0.5,
    height: size * 1.5,
    largest: size,
    smallest: size / 2,
    style: stamp === null ? plain : { ...display, lineHeight: 1 },
  });
  const markWidth = Math.round(head * 0.78 * 1.5 + head * 0.4);
  const height = Math.round(Math.max(head * 1.35, (tag?.height ?? 0) + size * 0.3));
  const name = await fit(inCapitals(organization), {
    width: inner * 0.48 - markWidth,
    height,
    largest: head,
    smallest: head * 0.6,
    style: { ...display, lineHeight: 1.1 },
  });
  return {
    height,
    element: box(
      { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', height },
      box({ marginLeft: markWidth }, name?.element ?? null),
      tag === null
        ? null
        : box(
            { ...colors, padding: `${size * 0.12}px ${size * 0.45}px` },
            withoutWidth(tag.element),
          ),
    ),
  };
}

async function factsBeside(
  frame: Frame,
  inner: number,
  facts: PictureFacts,
  fit: FitText,
): Promise<Part> {
  const between = 48;
  const left = Math.round((inner - between) * 0.53);
  const when = await whenOf(frame, left, facts, fit);
  const where = await whereOf(frame, inner - between - left, facts, fit);
  const rule = 6;
  const height = Math.max(when.height, where.height) + rule + 14;
  const column = (width: number, part: Part) =>
    box({ width, borderTop: `${rule}px solid currentcolor`, paddingTop: 14 }, part.element);
  return {
    height,
    element: box(
      { flexDirection: 'row', gap: between, height },
      column(left, when),
      column(inner - between - left, where),
    ),
  };
}

async function factsBelow(
  frame: Frame,
  inner: number,
  facts: PictureFacts,
  fit: FitText,
): Promise<Part> {
  const when = await whenOf(frame, inner, facts, fit);
  const where = await whereOf(frame, inner, facts, fit);
  const rule = 8;
  const space = Math.round(frame.small * 0.7);
  const part = (one: Part) =>
    box({ borderTop: `${rule}px solid currentcolor`, paddingTop: space }, one.element);
  return {
    height: when.height + where.height + 2 * (rule + space) + space,
    element: box({ gap: space }, part(when), part(where)),
  };
}
