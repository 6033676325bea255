import { html } from '@prairielearn/html';
import {
  consoleEndorsementAddress,
  consoleEndorsementListAddress,
  endorsedAddress,
  type EndorsedAddress,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { badge } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';

/** One organization on the public list. */
export interface ListedOnConsole {
  id: number;
  name: string;
  city: string;
  source: 'request' | 'organizer';
  groupId: number | null;
  /** Its place below its heading, from 1. */
  number: number;
  /** Whether it is the last below its heading. */
  last: boolean;
  /** Whether the public page shows a logo of it. */
  logo: boolean;
}

export interface EndorsementOrderProps {
  of: { at: EndorsedAddress };
  /** As the public page shows them. */
  listed: readonly ListedOnConsole[];
  order: 'alphabetical' | 'chosen';
  groups: readonly { id: number; name: string }[];
}

/** The public list as organizers see it, and the ways to put it in another order. */
export function endorsementOrder(view: View, props: EndorsementOrderProps): Html {
  const { t } = view;
  const { of, listed, order } = props;
  const chosen = order === 'chosen';
  const address = consoleEndorsementListAddress(of.at, 'order');
  const other = chosen ? 'alphabetical' : 'chosen';
  return html`
    <section class="stack" aria-labelledby="listed">
      <h2 id="listed">${t('console.endorsements.list.heading')}</h2>
      ${
        listed.length === 0
          ? ''
          : html`
              <p>
                ${t(
                  chosen
                    ? 'console.endorsements.list.chosenNote'
                    : 'console.endorsements.list.alphabeticalNote',
                )}
                <a href="${endorsedAddress(of.at, 'co-sponsors')}"
                  >${t('console.endorsements.one.seePublic')}</a
                >
              </p>
              <div class="actions">
                ${actionButton({
                  action: address,
                  label: t(`console.endorsements.list.${other}`),
                  hidden: { order: other },
                })}
              </div>
            `
      }
      ${
        listed.length > 0 && ((chosen && listed.length > 1) || props.groups.length > 0)
          ? orderForm(view, props, address)
          : table(view, props)
      }
    </section>
  `;
}

/** Numbers and buttons in one form: the first button is what the Enter key presses. */
function orderForm(view: View, props: EndorsementOrderProps, address: string): Html {
  return html`
    <form class="stack" method="post" action="${address}">
      <div class="actions">
        ${submitButton(
          view.t(
            props.groups.length === 0
              ? 'console.endorsements.list.saveOrder'
              : 'console.endorsements.groups.saveList',
          ),
        )}
      </div>
      ${table(view, props)}
    </form>
  `;
}

function table(view: View, { of, listed, order, groups }: EndorsementOrderProps): Html {
  const { t } = view;
  const movable = order === 'chosen' && listed.length > 1;
  return dataTable({
    caption: t('console.endorsements.list.caption'),
    columns: [
      ...(movable ? [{ label: t('console.endorsements.list.number') }] : []),
      { label: t('console.endorsements.list.listedAs'), rowHeader: true },
      ...(groups.length === 0 ? [] : [{ label: t('console.endorsements.groups.column') }]),
      { label: t('console.endorsements.list.city') },
      { label: t('console.endorsements.list.source') },
      ...(movable ? [{ label: t('console.endorsements.list.actions'), labelHidden: true }] : []),
    ],
    rows: listed.map((one) => [
      ...(movable ? [numberField(view, one)] : []),
      html`<a href="${consoleEndorsementAddress(of.at, one.id)}">${nameText(one.name)}</a>
        ${one.logo ? badge(t('console.endorsements.logo.heading')) : ''}`,
      ...(groups.length === 0 ? [] : [groupField(view, one, groups)]),
      nameText(one.city),
      t(`console.endorsements.list.bySource.${one.source}`),
      ...(movable ? [moveButtons(view, one)] : []),
    ]),
    empty: t('console.endorsements.list.empty'),
  });
}

function groupField(
  { t }: View,
  { id, name, groupId }: ListedOnConsole,
  groups: EndorsementOrderProps['groups'],
): Html {
  return html`<div class="field field--short">
    <select name="group-${id}" aria-label="${t('console.endorsements.groups.of', { name })}">
      <option value="">${t('console.endorsements.groups.no')}</option>
      ${groups.map(
        (group) =>
          html`<option value="${group.id}" ${group.id === groupId ? html`selected` : ''}>
            ${group.name}
          </option>`,
      )}
    </select>
  </div>`;
}

function numberField({ t }: View, { id, name, number }: ListedOnConsole): Html {
  return html`<div class="field field--short">
    <input
      name="number-${id}"
      type="number"
      min="1"
      max="9999"
      value="${number}"
      aria-label="${t('console.endorsements.list.numberOf', { name })}"
    />
  </div>`;
}

function moveButtons(view: View, one: ListedOnConsole): Html {
  return html`<div class="actions">
    ${one.number === 1 ? '' : moveButton(view, one, 'up')}
    ${one.last ? '' : moveButton(view, one, 'down')}
  </div>`;
}

function moveButton({ t }: View, { id, name }: ListedOnConsole, direction: 'up' | 'down'): Html {
  const label = html`${t(`console.endorsements.list.${direction}`)}<span class="visually-hidden">
      <bdi>${name}</bdi></span
    >`;
  return submitButton(label, {
    tone: 'quiet',
    name: direction,
    value: String(id),
    unchecked: true,
  });
}
