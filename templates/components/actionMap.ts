import { html } from '@prairielearn/html';
import type { MapMark, MarkKind } from '../../server/places/mapMarks.ts';
import type { Html, View } from '../view.ts';

/** A map as it is drawn. */
export interface ActionMapProps {
  width: number;
  height: number;
  /** Between two dots of the land. */
  step: number;
  /** A path of dashes without length, each a dot. */
  land: string;
  marks: readonly MapMark[];
  /** Other parts of the world; the one that is shown has no address. */
  parts: readonly { name: string; href: string | null }[];
  /** The same as a file. */
  file: string;
}

/**
 * The map beside the list: its marks lead there, and the list is its text, so that it is hidden from
 * those who listen, and from the tab key. With the script arrow keys go from mark to mark.
 */
export function actionMap(view: View, props: ActionMapProps): Html {
  const { t } = view;
  return html`
    <section class="action-map" aria-labelledby="map">
      <h2 id="map">${t('campaign.places.map.title')}</h2>
      ${
        props.parts.length < 2
          ? ''
          : html`<nav class="action-map__parts" aria-label="${t('campaign.places.map.views')}">
              <ul>
                ${props.parts.map(({ name, href }) =>
                  href === null
                    ? html`<li><a aria-current="page">${name}</a></li>`
                    : html`<li><a href="${href}">${name}</a></li>`,
                )}
              </ul>
            </nav>`
      }
      <div
        class="action-map__frame"
        data-action-map
        data-label="${t('campaign.places.map.title')}"
        data-keys="${t('campaign.places.map.keys')}"
        data-larger="${t('campaign.places.map.larger')}"
        data-smaller="${t('campaign.places.map.smaller')}"
      >
        ${drawnMap(props, { hidden: true })}
      </div>
      ${legend(view, props.marks)}
      <p class="action-map__note">
        ${t('campaign.places.map.hint')}
        <a href="${props.file}">${t('campaign.places.map.file')}</a>.
        ${t('campaign.places.map.source')}
      </p>
    </section>
  `;
}

/** The map alone, for a frame on another site: its marks lead to the page beside that site. */
export function framedMap(view: View, props: ActionMapProps): Html {
  return html`
    <div class="action-map">
      <div class="action-map__frame">${drawnMap(props, { hidden: true, beside: true })}</div>
      ${legend(view, props.marks)}
    </div>
  `;
}

/** Numbers are written where a mark has room for them. */
const leastForNumber = 9;

/** The drawing itself; in the page its colors come of the style. */
function drawnMap(
  { width, height, step, land, marks }: Omit<ActionMapProps, 'parts' | 'file'>,
  { hidden, beside = false }: { hidden: boolean; beside?: boolean },
): Html {
  // What a page says of all its links (base) holds for those of a drawing in some browsers alone.
  const target = beside ? html` target="_blank"` : '';
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    ${hidden ? html`aria-hidden="true" focusable="false"` : ''}
  >
    <path class="land" stroke-dasharray="0 ${step}" d="${land}" />
    ${marks.map(
      (mark) =>
        html`<a href="${mark.href}" tabindex="-1" ${target}>${shapeOf(mark)}${numberOf(mark)}</a>`,
    )}
  </svg>`;
}

/** The map as a file of its own, in ink on paper: it says itself how it looks, and has no links. */
export function mapFile({ width, height, step, land, marks }: ActionMapProps, title: string): Html {
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${title}"
  >
    <title>${title}</title>
    <rect width="100%" height="100%" fill="#fff" />
    <path
      d="${land}"
      fill="none"
      stroke="#8a8a8a"
      stroke-width="3.6"
      stroke-linecap="round"
      stroke-dasharray="0 ${step}"
    />
    <g fill="#d4141e" stroke="#fff" stroke-width="1.5">
      ${marks.filter(({ kind }) => kind !== 'open').map(shapeOf)}
    </g>
    <g fill="#fff" stroke="#111" stroke-width="2">
      ${marks.filter(({ kind }) => kind === 'open').map(shapeOf)}
    </g>
  </svg>`;
}

/** A disk, a square on its corner, a ring: told apart without colors. */
export function shapeOf({
  kind,
  x,
  y,
  radius,
}: Pick<MapMark, 'kind' | 'x' | 'y' | 'radius'>): Html {
  const r = Math.round(radius);
  return kind === 'partner'
    ? html`<path d="M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z" />`
    : html`<circle${kind === 'open' ? html` class="open"` : ''} cx="${x}" cy="${y}" r="${r}" />`;
}

function numberOf({ x, y, radius, count }: MapMark): Html | '' {
  return radius < leastForNumber ? '' : html`<text x="${x}" y="${y}">${count}</text>`;
}

/** What the marks stand for, where there is more than one kind of them. */
function legend({ t }: View, marks: readonly MapMark[]): Html | '' {
  const words: Readonly<Record<MarkKind, string>> = {
    us: t('campaign.places.map.us'),
    partner: t('campaign.places.map.partner'),
    open: t('proposal.open.heading'),
  };
  const kinds = (['us', 'partner', 'open'] as const).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  );
  if (kinds.length === 0 || (kinds.length === 1 && kinds[0] === 'us')) return '';
  return html`<ul class="action-map__legend" aria-label="${t('campaign.places.map.legend')}">
    ${kinds.map(
      (kind) =>
        html`<li>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            ${shapeOf({ kind, x: 10, y: 10, radius: kind === 'partner' ? 9 : 7 })}
          </svg>
          ${words[kind]}
        </li>`,
    )}
  </ul>`;
}
