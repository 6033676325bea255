import { photoArea, posterPapers } from './announcement.ts';
import { display, plain, stacked, whenOf, whereOf, withoutWidth } from './parts.ts';
import { alarm, ink, white } from './colors.ts';
import { box, inCapitals } from './element.ts';
import { codeAt, field, markAt, noiseAround, photoIn } from './ornaments.ts';
import type { FitText, Picture } from './picture.ts';
import type { PictureFacts } from './pictureFacts.ts';
import { mapAt, mapWords } from './posterMap.ts';

const side = 84;
const head = 52;
const sizes = { date: 84, time: 150, place: 88, small: 38 };
const code = { size: 330, gap: 56 };

/**
 * A poster for paper: the colour above, as far as the title needs it; below it black on white, which any
 * printer prints, the facts and a code that leads to the page.
 */
export async function posterPicture(
  format: keyof typeof posterPapers,
  facts: PictureFacts,
  photo: string | null,
  squares: readonly boolean[][],
  fit: FitText,
): Promise<Picture> {
  const { width, height } = posterPapers[format];
  const { colors } = facts;
  const inner = width - 2 * side;
  const beside = inner - code.size - code.gap;

  const told = { ...facts, time: `${facts.time} ${facts.until}`.trim() };
  const when = await whenOf({ ...sizes, time: facts.until === '' ? 150 : 118 }, beside, told, fit);
  const where = await whereOf(sizes, beside, facts, fit);
  const rule = 8;
  const space = 30;
  const { map } = facts;
  const words = map === null ? null : await mapWords(map, inner, fit);
  const mapHeight = map === null ? 0 : Math.round((inner * map.height) / map.width);
  const mapped = words === null ? 0 : mapHeight + words.height + 2 * space;
  const factsHeight = Math.max(when.height + where.height + rule + 4 * space, code.size + 260);
  const paperHeight = mapped + factsHeight;
  const fieldHeight = height - paperHeight;
  const invitation = await fit(facts.invitation, {
    width: code.size,
    height: 110,
    largest: 54,
    smallest: 30,
    style: { ...display, lineHeight: 1 },
  });
  const address = await fit(facts.address, {
    width: code.size,
    height: 120,
    largest: 28,
    smallest: 20,
    style: { ...plain, wordBreak: 'break-word' },
  });
  const called = stacked(
    invitation,
    { height: code.size, element: box({ height: code.size }) },
    address,
  );

  const name = await fit(inCapitals(facts.organization), {
    width: inner - 90,
    height: head * 1.3,
    largest: head,
    smallest: head / 2,
    style: { ...display, lineHeight: 1.1 },
  });
  const campaign = await fit(facts.campaign, {
    width: inner,
    height: 110,
    largest: 40,
    smallest: 30,
    style: plain,
  });
  const stamp = await fit(inCapitals(facts.stamp?.text ?? ''), {
    width: inner * 0.8,
    height: 150,
    largest: 130,
    smallest: 60,
    style: { ...display, lineHeight: 1 },
  });
  const gap = 40;
  const area = photo === null ? null : photoArea(format);
  const top = area === null ? side : area.height + 48;
  const above = top + head * 1.3 + gap;
  const others = [campaign, stamp].reduce((sum, part) => sum + (part ? part.height + gap : 0), 0);
  const stampPad = stamp === null ? 0 : 32;
  const title = await fit(inCapitals(facts.title), {
    width: inner,
    height: fieldHeight - above - others - stampPad - side * 0.8,
    largest: 360,
    smallest: photo === null && map === null ? 90 : 60,
    style: { ...display, letterSpacing: '-0.005em' },
  });
  return {
    width,
    height,
    below:
      field(0, 0, width, height, white) +
      `<clipPath id="field"><rect x="0" y="0" width="${width}" height="${fieldHeight}"/></clipPath>` +
      `<g clip-path="url(#field)">${field(0, 0, width, fieldHeight, colors.field)}` +
      `${noiseAround(width * 0.84, fieldHeight * 0.62, width * 1.15, colors.noise)}</g>` +
      photoIn(photo, area) +
      markAt(side, top + head * 0.14, head, colors.letters) +
      (map === null
        ? ''
        : mapAt(map, { x: side, y: fieldHeight + space, width: inner, height: mapHeight })) +
      codeAt(
        squares,
        width - side - code.size,
        fieldHeight + mapped + space + (invitation?.height ?? 0) + 4,
        code.size,
      ),
    content: box(
      { width, height },
      box(
        { height: fieldHeight, padding: `${top}px ${side}px 0`, color: colors.letters, gap },
        box({ height: head * 1.3, marginLeft: 98 }, name?.element ?? null),
        campaign?.element ?? null,
        stamp === null
          ? null
          : box(
              {
                alignSelf: 'flex-start',
                padding: '16px 40px',
                color: white,
                background: facts.stamp?.kind === 'cancelled' ? alarm : ink,
              },
              withoutWidth(stamp.element),
            ),
        box({ flexGrow: 1, justifyContent: 'center' }, title?.element ?? null),
      ),
      words === null
        ? null
        : box(
            { height: mapped, padding: `${mapHeight + 2 * space}px ${side}px 0`, color: ink },
            words.element,
          ),
      box(
        {
          flexDirection: 'row',
          gap: code.gap,
          height: factsHeight,
          color: ink,
          padding: `${space}px ${side}px`,
        },
        box(
          { width: beside, gap: space },
          when.element,
          box({ borderTop: `${rule}px solid ${ink}`, paddingTop: space }, where.element),
        ),
        box({ width: code.size }, called.element),
      ),
    ),
  };
}
