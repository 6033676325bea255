import { html } from '@prairielearn/html';
import { inLanguage } from '../addresses.ts';
import { asset } from '../assets.ts';
import { isRightToLeft } from '../textLanguages.ts';
import type { Html, View } from '../view.ts';

export interface FramedPage {
  title: string;
  /** The path of the page of ours that tells the same. */
  canonicalPath: string;
  body: Html;
}

/**
 * A page for a frame on another site: no menu, no form, and every link opens beside the site around it. It
 * tells that site how high it is.
 */
export function framedPage(view: View, { title, canonicalPath, body }: FramedPage): Html {
  const { site, language } = view;
  return html`<!doctype html>
    <html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <base target="_blank" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <script src="${asset('embedded.js')}" async></script>
        <link rel="stylesheet" href="${asset('cacerola.css', site.color)}" />
        <link rel="canonical" href="${site.baseUrl}${inLanguage(canonicalPath, language)}" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
