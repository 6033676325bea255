import type { Endorsement } from '../../db/schema.ts';
import { sharePackAddress } from '../../templates/addresses.ts';
import type { SignedLinks } from '../web/signedLinks.ts';

/**
 * The address of what a co-sponsor passes on. It is another link than that of its own page, since it goes
 * from hand to hand, and is as good as that: links made anew leave both of before without use.
 */
export function packPath(
  links: SignedLinks,
  { publicId, generation }: Pick<Endorsement, 'publicId' | 'generation'>,
): string {
  return sharePackAddress(links.token('share-pack', { publicId, generation }));
}
