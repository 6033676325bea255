import { html } from '@prairielearn/html';
import {
  consoleEndorsementAddress,
  consoleEndorsementListAddress,
  eventAddress,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';

/** One organization on the public list. */
export interface ListedOnConsole {
  id: number;
  name: string;
  city: string;
  source: 'request' | 'organizer';
}

export interface EndorsementOrderProps {
  event: { slug: string };
  /** As the public page shows them. */
  listed: readonly ListedOnConsole[];
  order: 'alphabetical' | 'chosen';
}

/** The public list as organizers see it, and the ways to put it in another order. */
export function endorsementOrder(view: View, props: EndorsementOrderProps): Html {
  const { t } = view;
  const { event, listed, order } = props;
  const chosen = order === 'chosen';
  const address = consoleEndorsementListAddress(event.slug, 'order');
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
                <a href="${eventAddress(event.slug, 'co-sponsors')}"
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
      ${chosen && listed.length > 1 ? orderForm(view, props, address) : table(view, props)}
    </section>
  `;
}

/** Numbers and buttons in one form: the first button is what the Enter key presses. */
function orderForm(view: View, props: EndorsementOrderProps, address: string): Html {
  return html`
    <form class="stack" method="post" action="${address}">
      <div class="actions">${submitButton(view.t('console.endorsements.list.saveOrder'))}</div>
      ${table(view, props)}
    </form>
  `;
}

function table(view: View, { event, listed, order }: EndorsementOrderProps): Html {
  const { t } = view;
  const movable = order === 'chosen' && listed.length > 1;
  return dataTable({
    caption: t('console.endorsements.list.caption'),
    columns: [
      ...(movable ? [{ label: t('console.endorsements.list.number') }] : []),
      { label: t('console.endorsements.list.listedAs'), rowHeader: true },
      { label: t('console.endorsements.list.city') },
      { label: t('console.endorsements.list.source') },
      ...(movable ? [{ label: t('console.endorsements.list.actions'), labelHidden: true }] : []),
    ],
    rows: listed.map((one, index) => [
      ...(movable ? [numberField(view, one, index + 1)] : []),
      html`<a href="${consoleEndorsementAddress(event.slug, one.id)}">${nameText(one.name)}</a>`,
      nameText(one.city),
      t(`console.endorsements.list.bySource.${one.source}`),
      ...(movable ? [moveButtons(view, one, index, listed.length)] : []),
    ]),
    empty: t('console.endorsements.list.empty'),
  });
}

function numberField({ t }: View, { id, name }: ListedOnConsole, number: number): Html {
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

function moveButtons(view: View, one: ListedOnConsole, index: number, count: number): Html {
  return html`<div class="actions">
    ${index === 0 ? '' : moveButton(view, one, 'up')}
    ${index === count - 1 ? '' : moveButton(view, one, 'down')}
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
