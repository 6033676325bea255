import { html } from '@prairielearn/html';
import type { Html } from '../view.ts';

export interface Column {
  label: string;
  /** The cell that names the row. */
  rowHeader?: boolean;
  /** Numbers and times: figures of one width, aligned at the end. */
  numeric?: boolean;
  /** The way to the list in the order of this column, and how it stands now; null: by another one. */
  sort?: { href: string; now: 'ascending' | 'descending' | null };
  /** The column's label is only for screen readers, as above a column of buttons. */
  labelHidden?: boolean;
}

export interface TableOptions {
  caption: string;
  /** Shows the caption, which otherwise only screen readers tell. */
  captionShown?: boolean;
  columns: readonly Column[];
  /** The cells of each row, in the order of the columns. */
  rows: readonly (readonly (string | number | Html)[])[];
  /** What is said in place of the table when there are no rows. */
  empty: string | Html;
}

/** A table of data; on a narrow screen each row becomes a stack of labelled lines. */
export function dataTable({ caption, captionShown, columns, rows, empty }: TableOptions): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`
    <table class="table">
      <caption class="${captionShown === true ? '' : 'visually-hidden'}">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(
            (column) =>
              html`<th
                scope="col"
                class="${column.numeric === true ? 'numeric' : ''}"
                ${column.sort?.now ? html`aria-sort="${column.sort.now}"` : ''}
              >
                ${heading(column)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column, index) => cell(column, row[index] ?? ''))}
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

function heading({ label, labelHidden, sort }: Column): Html | string {
  if (labelHidden === true) return html`<span class="visually-hidden">${label}</span>`;
  return sort === undefined ? label : html`<a href="${sort.href}">${label}</a>`;
}

function cell(column: Column, value: string | number | Html): Html {
  const numeric = column.numeric === true ? 'numeric' : '';
  if (column.rowHeader === true) return html`<th scope="row" class="${numeric}">${value}</th>`;
  const blank = isBlank(value) ? 'blank' : '';
  // The label is read by the stylesheet, which shows it in front of the cell on a narrow screen.
  const label = column.labelHidden === true ? '' : html`data-label="${column.label}"`;
  return html`<td class="${numeric} ${blank}" ${label}><div>${value}</div></td>`;
}

/** Whether a cell shows nothing, so that a stacked row can leave its label out. */
function isBlank(value: string | number | Html): boolean {
  return (
    String(value)
      .replaceAll(/<\/?(?:bdi|span)[^>]*>/g, '')
      .trim() === ''
  );
}
