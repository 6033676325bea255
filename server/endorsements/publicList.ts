import type { Reads } from '../../db/database.ts';
import type { OrganizationLogo } from '../../db/endorsementLogos.ts';
import type { Endorsement, GroupKind } from '../../db/schema.ts';
import { firstLanguage, localeOf, perLanguage, type Language } from '../../templates/languages.ts';
import { spokenBeside, type TextLanguage } from '../../templates/textLanguages.ts';
import { translator } from '../../templates/translate.ts';
import type { EndorsedList } from './endorsed.ts';
import { groupName, inParts } from './groups.ts';

/** One organization as it stands on the public list; website and city are null where not told. */
export interface PublicEndorsement {
  name: string;
  /** As the same organization is found by; see `organizationName.ts`. */
  nameKey: string;
  website: string | null;
  city: string | null;
  statement: string | null;
  logo: OrganizationLogo | null;
}

/** A part of the list below its own heading; 'rest' is who stands in no group, after all others. */
export interface PublicPart {
  kind: GroupKind | 'rest';
  heading: string;
  listed: PublicEndorsement[];
}

/** Who co-sponsors something, in the order of the page, and since when (epoch milliseconds) it is so. */
export interface PublicEndorsements {
  listed: PublicEndorsement[];
  /** The same in its groups; empty where nobody is in one. */
  parts: PublicPart[];
  asOf: number | null;
}

/** The public list of an event or a campaign: what organizers approved, and no contact of anybody. */
export function publicEndorsements(
  db: Pick<Reads, 'endorsements' | 'endorsementGroups' | 'endorsementLogos'>,
  { owner, order, language: original }: EndorsedList,
  language: Language,
): PublicEndorsements {
  const approved = db.endorsements.listed(owner);
  const groups = db.endorsementGroups.ofOwner(owner);
  const logos = db.endorsementLogos.listed(owner);
  const t = translator(language);
  const parts = inParts(inOrder(approved, order, language), groups).map(
    ({ group, listed }): PublicPart => ({
      kind: group?.kind ?? 'rest',
      heading:
        group === null ? t('event.coSponsors.heading') : groupName(group, language, original, t),
      listed: listed.map((one) => ({
        name: one.listedAs,
        nameKey: one.nameKey,
        website: one.website || null,
        city: one.city || null,
        statement: one.statement || null,
        logo: logos.get(one.id) ?? null,
      })),
    }),
  );
  return {
    listed: parts.flatMap(({ listed }) => listed),
    parts: parts.some(({ kind }) => kind !== 'rest') ? parts : [],
    asOf: approved.length === 0 ? null : db.endorsements.listChangedAt(owner),
  };
}

type Placed = Pick<Endorsement, 'listedAs' | 'position'>;

/**
 * Alphabetical as a language sorts, or in the organizers' order; what they have not placed comes
 * after what they have, alphabetically.
 */
export function inOrder<Listed extends Placed>(
  listed: readonly Listed[],
  order: EndorsedList['order'],
  language: TextLanguage,
): Listed[] {
  const { compare } = collator(spokenBeside(language, firstLanguage));
  return listed
    .map((one) => ({ one, place: order === 'chosen' ? placeOf(one) : 0, name: sortName(one) }))
    .sort((a, b) => a.place - b.place || compare(a.name, b.name))
    .map(({ one }) => one);
}

const collator = perLanguage(
  (language) => new Intl.Collator(localeOf(language), { numeric: true }),
);

/** Signs in front would come before every letter, and an apostrophe would part a word. */
function sortName({ listedAs }: Placed): string {
  return listedAs.replace(/^[^\p{L}\p{N}]+(?=.)/u, '').replace(/['’]/g, '');
}

function placeOf({ position }: Placed): number {
  return position ?? Number.MAX_SAFE_INTEGER;
}
