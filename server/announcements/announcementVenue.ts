import { asField, calm, type FoundText } from './announcementTexts.ts';
import type { ZoneMention } from './announcementZones.ts';
import { streetAddress, venueNoun } from './eventWords.ts';
import { regionsByLetters } from './regions.ts';
import { readMark } from './spans.ts';
import type { Span } from './spans.ts';

/** Where an event takes place, as far as the text tells. */
export interface Whereabouts {
  venue: FoundText | null;
  address: FoundText | null;
  city: FoundText | null;
  /** The mention of a city or region whose clocks hold; null where none is told. */
  place: ZoneMention | null;
}

const whereLabel = new RegExp(
  [
    '^[^\\p{L}\\n]{0,8}(?:where|location|venue|place|address|meeting point|lugar|donde|direccion',
    'punto de encuentro|ou|lieu|adresse|onde|local|endereco)\\s?:\\s*',
  ].join('|'),
  'iu',
);
const pin = /^[\s•*]*(?:📍|📌|🏛️?|🗺️?)\s*/u;
const at = new RegExp(
  [
    '\\b(?:at|outside|in front of|from|in|frente a(?:l| la)?|en(?: el| la| los| las)?',
    'afuera de(?:l| la)?|desde|au|aux|devant(?: le| la| les)?|dans(?: le| la)?|chez',
    'em frente (?:ao?|a)|na|em',
    '(?:a|sur) la|no(?= (?:sindicato|centro|teatro|parque|largo|auditorio|cine|campus|clube|museu',
    'salao)))\\s(?:the )?',
  ].join('|'),
  'gi',
);
const named = new RegExp(
  [
    "\\b(?:at|outside|en(?: el| la)?|frente a(?:l| la)?)\\s(?:the )?(\\p{Lu}[\\p{L}’'-]+",
    "(?: (?:(?:de|del|la|of|the|y)\\s)*\\p{Lu}[\\p{L}’'-]+){0,5})",
  ].join(''),
  'u',
);

/**
 * Reads where an event takes place.
 *
 * @param rest the folded text with marks over all that was read but the places
 * @param places all places of the part that belong to no time
 */
export function whereaboutsIn(
  original: string,
  rest: string,
  part: Span,
  places: readonly ZoneMention[],
): Whereabouts {
  const here = places.filter(({ place }) => place !== undefined && !place.topic);
  const cities = here.filter(({ place }) => place?.kind === 'city');
  const regions = here.filter(({ place }) => place?.kind === 'region');
  const labelled = labelledLine(rest, part);
  const inLine = cities.find(
    ({ from }) => labelled !== null && from >= labelled.from && from < labelled.to,
  );
  const city = inLine ?? cities[0] ?? null;
  const chunks = chunksOf(rest, labelled ?? part, here);
  const address = chunks.find((one) => streetAddress.test(clean(rest, one)) && !isTime(rest, one));
  const others = chunks.filter((one) => one !== address && isName(rest, one));
  const venues = others.filter((one) => venueNoun.test(clean(rest, one)));
  const venue =
    venues.find((one) => isPlaced(rest, part, one, city)) ??
    venues.find((one) => one.from > part.from + 3 || labelled !== null) ??
    (city === null ? undefined : others.find((one) => leadsTo(rest, one, city))) ??
    venues[0] ??
    (labelled === null ? namedAt(rest, part) : others[0]) ??
    null;
  const town = city === null && venue !== null ? townBehind(rest, venue, others) : null;
  return {
    venue: venue === null ? null : venueField(original, rest, venue),
    address: address === undefined ? null : asField(original, address),
    city:
      city === null ? (town === null ? null : asField(original, town)) : asField(original, city),
    place: city ?? regions[0] ?? null,
  };
}

/** Whether a name stands where people write a place: behind "at", before the city, after the day. */
function isPlaced(rest: string, part: Span, one: Span, city: Span | null): boolean {
  const before = rest.slice(Math.max(part.from, one.from - 16), one.from);
  if (
    /\b(?:at|outside|in|en|frente a)(?: the| el| la| los| las|l)?\s*$|\b(?:au|devant|na|no|em)\s*$/i.test(
      before,
    )
  )
    return true;
  if (city !== null && leadsTo(rest, one, city)) return true;
  return rest.slice(part.from, one.from).includes(readMark);
}

function leadsTo(rest: string, one: Span, city: Span): boolean {
  return (
    one.to <= city.from &&
    /^[\s,(.–—|-]*$/.test(rest.slice(one.to, city.from)) &&
    /^\p{Lu}/u.test(clean(rest, one)) &&
    rest.slice(0, one.from).includes(readMark)
  );
}

/** "Town Hall, Huddersfield": a town that is in no list of ours; whose clocks it has is asked. */
function townBehind(rest: string, venue: Span, others: readonly Span[]): Span | null {
  const next = others.find(({ from }) => from >= venue.to);
  if (next === undefined || !/^,\s*$/.test(rest.slice(venue.to, next.from))) return null;
  const name = clean(rest, next);
  const isTown = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}$/u.test(name);
  return isTown &&
    !venueNoun.test(name) &&
    !/Room|Floor|Building|Lobby|Entrance|Piso|Planta|Aula/.test(name)
    ? next
    : null;
}

function labelledLine(rest: string, part: Span): Span | null {
  for (let from = part.from; from < part.to;) {
    const end = rest.indexOf('\n', from);
    const to = end === -1 || end > part.to ? part.to : end;
    const line = rest.slice(from, to);
    const match = whereLabel.exec(line) ?? pin.exec(line);
    if (match !== null && match[0].trim() !== '') return { from: from + match[0].length, to };
    from = to + 1;
  }
  return null;
}

const divider = `,;|·•\\n()${readMark}–—!?`;
const chunk = new RegExp(
  [
    `[^${divider}]+?(?=$|[${divider}]|:\\s| - |\\s/\\s`,
    '|(?<!\\b(?:Av|Avda|St|Dr|Bv|Cl|No|Sta|Sto))\\.(?:\\s|$))|\\.',
  ].join(''),
  'g',
);

/** The pieces of a part that stand for themselves, with the cities out of them. */
function chunksOf(rest: string, { from, to }: Span, places: readonly ZoneMention[]): Span[] {
  const chunks: Span[] = [];
  const text = rest.slice(from, to);
  for (const match of text.matchAll(chunk)) {
    if (chunks.length > 200) break;
    const span = { from: from + match.index, to: from + match.index + match[0].length };
    for (const piece of withoutPlaces(span, places)) {
      let start = piece.from;
      const words = rest.slice(piece.from, piece.to);
      for (const lead of [...words.matchAll(at)].slice(-5))
        if (/\p{L}{3}/u.test(words.slice(lead.index + lead[0].length)))
          start = Math.max(start, piece.from + lead.index + lead[0].length);
      const end = / (?:to|a|al|hasta) [A-Z]/.exec(rest.slice(start, piece.to))?.index;
      const stop = end === undefined ? piece.to : start + end;
      if (/\p{L}/u.test(rest.slice(start, stop))) chunks.push({ from: start, to: stop });
    }
  }
  return chunks;
}

function withoutPlaces(span: Span, places: readonly ZoneMention[]): Span[] {
  const inside = places.filter(
    ({ from, to, place }) => from >= span.from && to <= span.to && place?.kind === 'city',
  );
  const pieces: Span[] = [];
  let from = span.from;
  for (const place of inside) {
    pieces.push({ from, to: place.from });
    from = place.to;
  }
  return [...pieces, { from, to: span.to }];
}

function clean(rest: string, { from, to }: Span): string {
  return calm(
    rest
      .slice(from, to)
      .replace(/^[^\p{L}\p{N}"“«(]+|[\s,:./]+$/gu, '')
      .replace(/^(?:the|el|la) (?=[A-Z])/i, ''),
  );
}

/** "PICNIC IN THE PARK CANCELLED DUE TO WEATHER" */
const isNews = new RegExp(
  [
    '\\b(?:cancell?ed|postponed|rescheduled|moved|due to',
    'cancelad[oa]|suspendid[oa]|pospuest[oa]|aplazad[oa]|annule|reporte|adiad[oa])\\b',
  ].join('|'),
  'i',
);

/** A name has a capital, and is no sentence. */
function isName(rest: string, chunk: Span): boolean {
  const text = clean(rest, chunk);
  return (
    (/\p{Lu}/u.test(text) || /^(?:the )?(?:embassy|consulate|embajada|consulado)$/.test(text)) &&
    text.split(/\s+/).length <= 8 &&
    !isNews.test(text) &&
    regionsByLetters[text] === undefined
  );
}

function isTime(rest: string, { from }: Span): boolean {
  return rest[from - 1] === readMark;
}

/** "at Example Hall", where no word says what kind of place it is. */
function namedAt(rest: string, part: Span): Span | null {
  const text = rest.slice(part.from, part.to);
  const match = named.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const from = part.from + match.index + match[0].length - name.length;
  return { from, to: from + name.length };
}

function venueField(original: string, rest: string, { from, to }: Span): FoundText | null {
  const text = rest.slice(from, to);
  const lead = /^[^\p{L}\p{N}"“«(]*(?:the |el )?/iu.exec(text)?.[0].length ?? 0;
  const tail =
    /(?:[\s,:.-]|\b(?:at|on|in|by|the|el|al?|en|de))*$/i.exec(text.slice(lead))?.[0].length ?? 0;
  return asField(original, { from: from + lead, to: to - tail });
}
