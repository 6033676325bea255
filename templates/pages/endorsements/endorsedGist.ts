import type { EndorsedAddress } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html } from '../../view.ts';
import { html } from '@prairielearn/html';

/** What organizations co-sponsor, as their pages name it. */
export interface EndorsedGist {
  kind: 'event' | 'campaign';
  at: EndorsedAddress;
  title: string;
  /** Of the title. */
  language: TextLanguage;
}

/** Its title, in its own language. */
export function endorsedTitle({ title, language }: EndorsedGist): Html {
  return html`<span lang="${language}">${nameText(title)}</span>`;
}
