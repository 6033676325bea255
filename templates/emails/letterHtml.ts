import { html, unsafeHtml } from '@prairielearn/html';
import { directionOf, type Direction } from '../languages.ts';
import { paletteOf, type Palette, type Tones } from '../palette.ts';
import type { Html } from '../view.ts';
import type { Block, Frame, Letter, LogoInMail, MailFact, Phrase } from './letter.ts';
import { phraseText } from './letter.ts';

const paper = '#fbf8f2';
const ink = '#15110e';

const letterStyle = [
  `max-width: 600px; margin: 0 auto; background: ${paper}; color: ${ink};`,
  "font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;",
  'font-size: 17px; line-height: 1.5;',
].join(' ');
const headlineStyle = [
  "margin: 0; font-family: 'Arial Narrow', 'Roboto Condensed', 'Helvetica Neue', Arial, sans-serif;",
  'font-stretch: condensed; font-size: 46px; line-height: 1; font-weight: 800;',
  'letter-spacing: -0.5px; overflow-wrap: anywhere;',
].join(' ');
const aboutStyle = 'margin: 12px 0 0; font-size: 20px; line-height: 1.3; font-weight: 700;';
const smallPrintStyle = [
  `margin: 0 24px; padding: 16px 0 32px; border-top: 4px solid ${ink};`,
  'font-size: 14px; line-height: 1.5;',
].join(' ');
const loudStyle = 'font-size: 21px; line-height: 1.35; font-weight: 700;';

/**
 * The HTML part, of the poster's family: one strong bar, a large headline, the facts below. No font and
 * nothing else is fetched but the event's picture, where it has one; the styles stand at the elements,
 * because many programs drop the rest, and the dark ones follow in a style sheet for those that keep it.
 */
export function letterHtml({ language, t, site }: Frame, letter: Letter): Html {
  const palette = paletteOf(site.color);
  const link = linkIn(palette);
  const direction = directionOf(language);
  const logoBeside = site.logoInMail ? logo(site.logoInMail, direction) : '';
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${phraseText(letter.headline)}</title>
        ${styleSheet(palette, barOf(letter, palette.dark, '#000000'))}
      </head>
      <body class="paper" style="margin: 0; padding: 0; background: ${paper}; color: ${ink};">
        <div style="display: none; max-height: 0; overflow: hidden;">${letter.preview}</div>
        <div class="paper" dir="${direction}" style="${letterStyle}">
          <div class="bar" style="${barStyle(barOf(letter, palette.light, ink))}">
            <p style="margin: 0 0 24px; font-size: 15px; font-weight: 700;">
              ${logoBeside}<bdi>${site.organization}</bdi>
            </p>
            <h1 style="${headlineStyle}">${phrase(letter.headline)}</h1>
            ${
              letter.about === undefined
                ? ''
                : html`<p style="${aboutStyle}">${phrase(letter.about)}</p>`
            }
          </div>
          <div style="padding: 8px 24px 24px;">
            ${letter.blocks.map((block) => (block === null ? '' : blockHtml(block, { palette, direction })))}
          </div>
          <div class="rule" style="${smallPrintStyle}">
            ${letter.smallPrint.map(
              (text) => html`<p class="soft" style="margin: 0 0 10px; color: #5b5149;">${text}</p>`,
            )}
            <p style="margin: 0 0 10px;">${link(`${site.baseUrl}/`, t('mail.allEvents'))}</p>
            ${
              site.contact === null
                ? ''
                : html`<p style="margin: 0 0 10px;">
                    ${link(site.contact.href, t('layout.contact'))}
                  </p>`
            }
            <p style="margin: 0;">${link(site.choicesUrl, t('mail.choices'))}</p>
          </div>
        </div>
      </body>
    </html> `;
}

/** On white, as it was made, in the dark as well; the name stands beside it. */
function logo({ contentId, width, height }: LogoInMail, direction: Direction): Html {
  const beside = direction === 'rtl' ? 'left' : 'right';
  const style = `vertical-align: middle; margin-${beside}: 12px; padding: 4px; background: #ffffff;`;
  return html`<img
    src="cid:${contentId}"
    width="${width}"
    height="${height}"
    alt=""
    style="${style}"
  />`;
}

interface Bar {
  ground: string;
  letters: string;
}

/** The head of the letter, in its tone. */
function barOf({ tone }: Letter, { block, onBlock }: Tones, black: string): Bar {
  return tone === 'red'
    ? { ground: block, letters: onBlock }
    : { ground: black, letters: '#ffffff' };
}

function barStyle({ ground, letters }: Bar): string {
  return `background: ${ground}; color: ${letters}; padding: 20px 24px 24px;`;
}

function linkIn({ light }: Palette): (href: string, text: string) => Html {
  return (href, text) =>
    html`<a class="link" style="color: ${light.accent};" href="${href}">${text}</a>`;
}

function buttonStyle({ light }: Palette): string {
  return [
    `display: inline-block; background: ${light.block}; color: ${light.onBlock};`,
    'padding: 14px 22px; font-weight: 700; text-decoration: none;',
  ].join(' ');
}

/** In literals and colours of our own: `html` would escape the quotation marks inside. */
const styleSheet = ({ dark }: Palette, bar: Bar) =>
  unsafeHtml(`<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.paper { background: #14110f !important; color: #f7f2ea !important; }
.bar { background: ${bar.ground} !important; color: ${bar.letters} !important; }
.button { background: ${dark.block} !important; color: ${dark.onBlock} !important; }
.soft { color: #bdb2a7 !important; }
.link { color: ${dark.accent} !important; }
.rule, .quote { border-color: #f7f2ea !important; }
}
</style>`);

/** How a letter looks. */
interface Look {
  palette: Palette;
  direction: Direction;
}

function blockHtml(block: Block, { palette, direction }: Look): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p style="margin: 20px 0 0;">${block.text}</p>`;
    case 'facts':
      return html`<dl style="margin: 0;">
        ${block.facts.map((fact) => (fact === null ? '' : factHtml(fact)))}
      </dl>`;
    case 'button':
      return html`<p style="margin: 28px 0 0;">
        <a class="button" href="${block.href}" style="${buttonStyle(palette)}">${block.label}</a>
      </p>`;
    case 'link':
      return html`<p style="margin: 16px 0 0;">${linkIn(palette)(block.href, block.label)}</p>`;
    case 'prose':
      return html`<div lang="${block.language}" dir="auto">${block.html}</div>`;
    case 'picture':
      return html`<img
        src="${block.src}"
        width="${block.width}"
        height="${block.height}"
        alt="${block.description}"
        lang="${block.language}"
        style="display: block; width: 100%; max-width: ${block.width}px; height: auto; margin: 20px 0 0;"
      />`;
    case 'quote':
      return html`<p style="margin: 24px 0 0; font-weight: 700;">${block.label}</p>
        <blockquote
          class="quote"
          ${block.language === undefined ? '' : html`lang="${block.language}"`}
          dir="auto"
          style="margin: 8px 0 0; ${quoteStyle(direction)}"
        >
          <span style="white-space: pre-line;">${block.text}</span>
        </blockquote>`;
  }
}

/** Programs for mails know left and right, and few of them where a line begins. */
function quoteStyle(direction: Direction): string {
  const start = direction === 'rtl' ? 'right' : 'left';
  return `padding-${start}: 16px; border-${start}: 4px solid ${ink};`;
}

function factHtml({ label, loud = [], lines }: MailFact): Html {
  return html`<dt
      class="soft"
      style="margin: 20px 0 0; color: #5b5149; font-size: 14px; font-weight: 700;"
    >
      ${label}
    </dt>
    <dd style="margin: 2px 0 0;">
      ${loud.map((line) => html`<div style="${loudStyle}">${phrase(line)}</div>`)}
      ${lines.map((line) => html`<div>${phrase(line)}</div>`)}
    </dd>`;
}

function phrase(value: Phrase): Html {
  if (typeof value === 'string') return html`${value}`;
  if ('own' in value) return html`${value.own}`;
  return value.language === null
    ? html`<bdi style="white-space: pre-line;">${value.text}</bdi>`
    : html`<bdi lang="${value.language}" style="white-space: pre-line;">${value.text}</bdi>`;
}
