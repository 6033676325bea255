import { pages } from '../browser/pageList.ts';
import type { TestApp } from './app.ts';
import type { Campaign } from './campaign.ts';
import { formsOfPage, type PageForm } from './formsOfPages.ts';
import { signedInOrganizer } from './organizer.ts';

/** A form that strangers meet, or organizers alone. */
export interface MetForm extends PageForm {
  /** A Cookie header for whom it is. */
  cookie: string;
}

/** What ends a session or somebody's life with the site; it is tried after everything else. */
const final = /sign-out|removal|deletion|cancellation|withdrawal|erasure|stop$/;

/** Every form of every page there is, each address once, those that end something last. */
export async function allForms(app: TestApp, campaign: Campaign): Promise<MetForm[]> {
  const organizer = await signedInOrganizer(app.services);
  const found = new Map<string, MetForm>();
  for (const { at, onConsole, sent } of Object.values(pages)) {
    const cookie = onConsole ? organizer : '';
    const address = at(campaign);
    const visitor = app.visitor(cookie === '' ? {} : { Cookie: cookie });
    const answer = sent
      ? await visitor.post(address, sent)
      : await visitor.get(address).set('Accept', 'text/html');
    for (const form of formsOfPage(answer.text))
      if (!found.has(form.action)) found.set(form.action, { ...form, cookie });
  }
  return [...found.values()].toSorted(
    (one, other) => Number(final.test(one.action)) - Number(final.test(other.action)),
  );
}
