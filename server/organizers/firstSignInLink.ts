import { firstLanguage } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import type { Services } from '../services.ts';
import { addressKey } from '../web/emailAddress.ts';
import { openLink, signInUrl } from './signInLink.ts';
import { siteOf } from '../siteSettings.ts';

/** Of the organizer whom nobody invited. The domain is reserved (RFC 2606): no mail reaches it. */
export const demonstrationAddress = 'organizer@example.org';

/**
 * A link to print for whoever starts the program outside production: works once, in any browser.
 * Makes an organizer for the demonstration where there is none yet.
 *
 * @returns the whole address of the link
 */
export async function firstSignInLink(services: Services): Promise<string> {
  const { clock } = services;
  const now = clock();
  const language = siteOf(services).locales[0] ?? firstLanguage;
  const signIn = await services.db.write((store) => {
    const first = store.rights.team().find(({ rights }) => rights.role === 'owner')?.organizer;
    const organizer =
      first ??
      store.organizers.insert(
        {
          name: translator(language)('cli.demonstrationOrganizer'),
          email: demonstrationAddress,
          emailKey: addressKey(demonstrationAddress),
          language,
          invitedAt: now,
        },
        { role: 'owner' },
      );
    store.audit.append({
      at: now,
      by: 'host',
      action: 'sign-in-link-printed',
      detail: { organizer: organizer.id },
    });
    return openLink(store, organizer.id, 'printed', now);
  });
  return signInUrl(services, signIn);
}
