import { html } from '@prairielearn/html';
import type { DoorPerson } from '../../../db/door.ts';
import { consoleDoorPart } from '../../addresses.ts';
import { hiddenField } from '../../components/forms.ts';
import { nameText } from '../../components/facts.ts';
import { badge } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';
import { mostAlong } from './mostAlong.ts';

/** Somebody in the list: one press says that they came, with all whom they announced. */
export function doorRow(
  view: View,
  slug: string,
  person: DoorPerson,
  { search, newMark }: { search: string; newMark: () => string },
): Html {
  const { id, name, companions, arrivedWith } = person;
  const press = (kind: 'came' | 'undone', along: number) => `${kind}.${along}.${newMark()}`;
  const inside =
    arrivedWith === null
      ? comes(view, { name, companions, state: person.state }, press('came', companions))
      : came(view, { name, along: arrivedWith }, (kind, along) => press(kind, along));
  return html`<li class="door-row ${arrivedWith === null ? '' : 'door-row--came'}">
    <form method="post" action="${consoleDoorPart(slug, 'marks')}">
      ${hiddenField('signup', String(id))} ${search === '' ? '' : hiddenField('q', search)}
      ${inside}
    </form>
  </li>`;
}

/** The same for the script to fill in, in both of its states. */
export function emptyRow(view: View): Html {
  const { t } = view;
  return html`<li class="door-row">
    <div data-comes>${comes(view, { name: '', companions: 0, state: 'confirmed' }, null)}</div>
    <div data-came>${came(view, { name: '', along: 0 }, null)}</div>
    <p class="door-row__waits" data-waits hidden>${t('console.door.notYet')}</p>
  </li>`;
}

function comes(
  view: View,
  { name, companions, state }: Pick<DoorPerson, 'name' | 'companions' | 'state'>,
  press: string | null,
): Html {
  const { t } = view;
  return pressButton(
    { look: 'door-row__press', press: 'came', sends: press },
    html`<span class="door-row__name" data-name>${nameText(name)}</span>
      <span class="door-row__along" data-along ${companions === 0 ? html`hidden` : ''}
        >+${companions}</span
      >
      <span class="door-row__state" data-state
        >${state === 'confirmed' ? '' : badge(t(`console.door.states.${state}`), 'warn')}</span
      >
      <span class="visually-hidden">${t('console.door.press')}</span>`,
  );
}

function came(
  { t }: View,
  { name, along }: { name: string; along: number },
  press: ((kind: 'came' | 'undone', along: number) => string) | null,
): Html {
  const step = (by: -1 | 1) => press?.('came', Math.max(0, along + by)) ?? null;
  return html`<div class="door-row__here">
      <span class="door-row__name" data-name>${nameText(name)}</span>
      <span class="visually-hidden">${t('console.door.isHere')}</span>
    </div>
    <div class="door-row__steps">
      ${pressButton(
        { look: 'door-row__step', press: 'less', sends: step(-1), disabled: along === 0 },
        html`<span aria-hidden="true">−</span>
          <span class="visually-hidden">${t('console.door.less')}</span>`,
      )}
      <span class="door-row__with"
        >${t('console.door.with')} <strong data-with>${along}</strong></span
      >
      ${pressButton(
        { look: 'door-row__step', press: 'more', sends: step(1), disabled: along >= mostAlong },
        html`<span aria-hidden="true">+</span>
          <span class="visually-hidden">${t('console.door.oneMore')}</span>`,
      )}
      ${pressButton(
        { look: 'door-row__undo', press: 'undone', sends: press?.('undone', 0) ?? null },
        html`${t('console.door.undo')}`,
      )}
    </div>`;
}

/** A button of a form, or where it sends nothing, one that the script listens to. */
function pressButton(
  {
    look,
    press,
    sends,
    disabled = false,
  }: {
    look: string;
    press: 'came' | 'undone' | 'less' | 'more';
    sends: string | null;
    disabled?: boolean;
  },
  label: Html,
): Html {
  return html`<button
    class="${look}"
    type="${sends === null ? 'button' : 'submit'}"
    ${sends === null ? '' : html`name="press" value="${sends}"`}
    data-press="${press}"
    ${disabled ? html`disabled` : ''}
  >
    ${label}
  </button>`;
}
