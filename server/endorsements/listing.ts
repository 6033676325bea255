import type { Endorsement, Listing } from '../../db/schema.ts';

/** How an organization stands on the list, or will once it is approved. */
export function listingOf({ listedAs, website, city, statement }: Endorsement): Listing {
  return { listedAs, website, city, statement };
}

/** Whether two listings show the same. */
export function sameListing(one: Listing, other: Listing): boolean {
  return (
    one.listedAs === other.listedAs &&
    one.website === other.website &&
    one.city === other.city &&
    one.statement === other.statement
  );
}
