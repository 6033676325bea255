import { html } from '@prairielearn/html';
import type { Html, View } from '../view.ts';

export interface NavigationItem {
  href: string;
  label: string;
  current?: boolean;
  /** How many wait there; zero is not shown. */
  count?: number;
  /** What is counted cannot wait. */
  alarm?: boolean;
}

/** The parts of one thing, side by side ("Overview", "Sign-ups", "Co-sponsors"). */
export function tabs(label: string, items: readonly NavigationItem[]): Html {
  return html`
    <nav class="tabs" aria-label="${label}">
      <ul>
        ${items.map((item) => html`<li>${navigationLink(item)}</li>`)}
      </ul>
    </nav>
  `;
}

/** Tabs that are looked for less often, under a heading of their own. */
export interface NavigationGroup {
  label: string;
  items: readonly NavigationItem[];
}

export interface TabsBelow {
  /** What the button says while none of them is the page that is shown. */
  label: string;
  groups: readonly NavigationGroup[];
}

/** Tabs of which some are opened by a button at their end; where one of those is shown it has its name. */
export function tabsWithMore(
  label: string,
  items: readonly NavigationItem[],
  more: TabsBelow,
): Html {
  const shown = more.groups.flatMap((group) => group.items).find(({ current }) => current === true);
  return html`
    <nav class="tabs tabs--more" aria-label="${label}">
      <ul>
        ${items.map((item) => html`<li>${navigationLink(item)}</li>`)}
      </ul>
      <details class="tabs__more">
        <summary>
          ${
            shown === undefined
              ? more.label
              : html`<span class="visually-hidden">${more.label}: </span>${shown.label}`
          }
        </summary>
        <div class="tabs__below">
          ${more.groups.map(
            (group) =>
              html`<p>${group.label}</p>
                <ul>
                  ${group.items.map((item) => html`<li>${navigationLink(item)}</li>`)}
                </ul>`,
          )}
        </div>
      </details>
    </nav>
  `;
}

export function navigationLink(item: NavigationItem): Html {
  return html`<a href="${item.href}" ${item.current === true ? html`aria-current="page"` : ''}
    >${item.label}${
      item.count === undefined || item.count === 0
        ? ''
        : html` <span class="count ${item.alarm === true ? 'count--alarm' : ''}"
            >${item.count}</span
          >`
    }</a
  >`;
}

export interface Crumb {
  href: string;
  label: string;
}

/** The way from the start to the page that holds this one. */
export function breadcrumbs(view: View, crumbs: readonly Crumb[]): Html {
  if (crumbs.length === 0) return html``;
  return html`
    <nav class="breadcrumbs" aria-label="${view.t('layout.breadcrumbs')}">
      <ol>
        ${crumbs.map(
          (crumb) =>
            html`<li>
              <a href="${crumb.href}"><bdi>${crumb.label}</bdi></a>
            </li>`,
        )}
      </ol>
    </nav>
  `;
}

/** What can be done with a list: search at the start, exports and new things at the end. */
export function toolbar(start: Html | '', end: Html | '' = ''): Html {
  return html`
    <div class="toolbar">
      <div class="toolbar__start">${start}</div>
      <div class="toolbar__end">${end}</div>
    </div>
  `;
}

export interface SearchOptions {
  action: string;
  /** What was searched for. */
  query: string;
  label: string;
  /** Name of the part of the query; `q` unless told. */
  name?: string;
  /** What else the address keeps saying. */
  hidden?: Readonly<Record<string, string>>;
}

/** A search by GET: the address can be kept and shared. */
export function searchForm(view: View, options: SearchOptions): Html {
  return html`
    <form class="search" method="get" action="${options.action}" role="search">
      <label class="visually-hidden" for="search-field">${options.label}</label>
      <input
        id="search-field"
        name="${options.name ?? 'q'}"
        type="search"
        value="${options.query}"
        placeholder="${options.label}"
      />
      ${Object.entries(options.hidden ?? {}).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <button class="button button--quiet" type="submit">${view.t('forms.search')}</button>
    </form>
  `;
}

export interface PaginationOptions {
  /** The page that is shown, from 1. */
  page: number;
  pages: number;
  /** Whether there are more pages than anybody counted. */
  more?: boolean;
  hrefOf: (page: number) => string;
}

/** The way through a list of several pages; nothing when there is only one. */
export function pagination(
  view: View,
  { page, pages, more = false, hrefOf }: PaginationOptions,
): Html {
  if (pages <= 1) return html``;
  return html`
    <nav class="pagination" aria-label="${view.t('layout.pages')}">
      ${
        page > 1
          ? html`<a class="button button--quiet" rel="prev" href="${hrefOf(page - 1)}"
              >${view.t('layout.previousPage')}</a
            >`
          : ''
      }
      <span>${view.t(more ? 'layout.pageOfMore' : 'layout.pageOf', { page, pages })}</span>
      ${
        page < pages
          ? html`<a class="button button--quiet" rel="next" href="${hrefOf(page + 1)}"
              >${view.t('layout.nextPage')}</a
            >`
          : ''
      }
    </nav>
  `;
}
