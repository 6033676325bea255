import { html } from '@prairielearn/html';
import type { ZoneChoiceGroup } from '../../../server/time/zones.ts';
import { consoleAnnouncementAddress } from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import {
  checkbox,
  choices,
  errorSummary,
  selectField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { readText, type ReadPieces } from '../../components/readText.ts';
import { languageChoices } from '../../components/languageField.ts';
import type { FormState } from '../../forms.ts';
import { freshForm, typedList } from '../../forms.ts';
import { nativeName } from '../../languages.ts';
import type { Language } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

/** What came of checking a text. */
export type CheckedText =
  | { kind: 'agrees'; sentence: string; pieces: ReadPieces }
  /** All that was read agrees, and something else was not read. */
  | { kind: 'partly'; sentence: string; pieces: ReadPieces; unread: string }
  | { kind: 'contradicts'; sentences: readonly string[]; pieces: ReadPieces; unread: string | null }
  | { kind: 'nothing-read'; sentence: string };

export interface AnnouncementPageProps {
  event: EventOnConsole;
  /** The place whose zone always stands first. */
  ownPlace: string;
  /** The choices: `zones` (`moreZone1` and so on add to them), `languages`, `clock`, `length`, `year`. */
  style: FormState;
  /** Whether somebody chose it; what was chosen stays in sight. */
  styleChosen: boolean;
  /** Zones that can be ticked: those chosen and those used before. */
  offeredZones: readonly { zone: string; place: string }[];
  allZones: readonly ZoneChoiceGroup[];
  /** The finished line in each chosen language. */
  lines: readonly { language: Language; line: string }[];
  /** The text to be checked: `text`. */
  check: FormState;
  checked: CheckedText | null;
}

/** How many zones can be added at once; showing the line makes room for more. */
const newZones = 2;

/** The announcement line to be copied, and a check of texts that others have written. */
export function announcementPage(view: View, props: AnnouncementPageProps): Html {
  const { event, style, check } = props;
  const refused = Object.keys(style.problems).length > 0 ? style : check;
  return eventPage(view, event, {
    tab: 'announcement',
    title: titleWithProblems(view, refused, view.t('console.events.tabs.announcement')),
    canonicalPath: consoleAnnouncementAddress(event.slug),
    narrow: true,
    body: html` <div class="stack">${lineSection(view, props)} ${checkSection(view, props)}</div> `,
  });
}

function lineSection(view: View, props: AnnouncementPageProps): Html {
  const { t } = view;
  return html`
    <section class="panel" aria-labelledby="line">
      <h2 id="line">${t('console.announcement.line.title')}</h2>
      <p class="form-note">${t('console.announcement.line.note')}</p>
      ${props.lines.map(({ language, line }) => lineBox(view, language, line))}
      ${optionsForm(view, props)}
    </section>
  `;
}

function lineBox({ t }: View, language: Language, line: string): Html {
  return html`
    <div class="copy-box">
      <label for="line-${language}" lang="${language}">${nativeName(language)}</label>
      <textarea id="line-${language}" lang="${language}" rows="2" readonly>${line}</textarea>
      <button
        class="button button--quiet"
        type="button"
        hidden
        data-copy="${line}"
        data-copied="${t('console.announcement.line.copied')}"
      >
        ${t('console.announcement.line.copy')}
        <span class="visually-hidden" lang="${language}">${nativeName(language)}</span>
      </button>
    </div>
  `;
}

/** Sent by GET: the address of a style can be kept. */
function optionsForm(view: View, props: AnnouncementPageProps): Html {
  const { t } = view;
  const { style, event } = props;
  return html`
    <details class="more-fields" ${props.styleChosen ? html`open` : ''}>
      <summary>${t('console.announcement.options.title')}</summary>
      <form class="form" method="get" action="${consoleAnnouncementAddress(event.slug)}">
        ${errorSummary(view, style)} ${zoneFields(view, props)}
        ${choices(view, style, {
          name: 'languages',
          label: t('console.announcement.options.languages'),
          several: true,
          choices: languageChoices(view),
        })}
        <div class="columns">
          ${choices(view, style, {
            name: 'clock',
            label: t('console.announcement.options.clock'),
            choices: [
              { value: 'usual', label: t('console.announcement.options.clockUsual') },
              { value: '12', label: t('console.announcement.options.clockTwelve') },
              { value: '24', label: t('console.announcement.options.clockTwentyFour') },
            ],
          })}
          ${choices(view, style, {
            name: 'length',
            label: t('console.announcement.options.length'),
            choices: [
              { value: 'long', label: t('console.announcement.options.long') },
              { value: 'short', label: t('console.announcement.options.short') },
            ],
          })}
        </div>
        ${checkbox(view, style, {
          name: 'year',
          label: t('console.announcement.options.year'),
          optional: true,
        })}
        <div class="actions">${submitButton(t('console.announcement.options.show'))}</div>
      </form>
    </details>
  `;
}

function zoneFields(view: View, props: AnnouncementPageProps): Html {
  const { t } = view;
  const { style, offeredZones, ownPlace } = props;
  const offered = offeredZones.map(({ zone, place }) => ({ value: zone, label: place }));
  const unknown = typedList(style, 'zones')
    .filter((zone) => zone !== '' && !offered.some(({ value }) => value === zone))
    .map((zone) => ({ value: zone, label: zone }));
  const groups = props.allZones.map(({ label, choices }) => ({
    label,
    choices: choices.map((choice) => ({ value: choice.zone, label: choice.label })),
  }));
  // The boxes hold what was chosen; the lists below them are for more and begin empty.
  const empty = freshForm();
  return html`
    ${choices(view, style, {
      name: 'zones',
      label: t('console.announcement.options.zones'),
      hint: t('console.announcement.options.zonesHint', { place: ownPlace }),
      optional: true,
      several: true,
      choices: [...offered, ...unknown],
    })}
    <div class="columns">
      ${Array.from({ length: newZones }, (_, index) =>
        selectField(view, empty, {
          name: `moreZone${index + 1}`,
          label: t('console.eventForm.announcedZones.more', { number: index + 1 }),
          optional: true,
          blank: t('console.eventForm.announcedZones.none'),
          choices: groups,
        }),
      )}
    </div>
  `;
}

function checkSection(view: View, { check, checked }: AnnouncementPageProps): Html {
  const { t } = view;
  return html`
    <section class="panel" aria-labelledby="check">
      <h2 id="check">${t('console.announcement.check.title')}</h2>
      <form class="form" method="post" action="${view.path}">
        ${errorSummary(view, check)} ${checked === null ? '' : outcome(view, checked)}
        ${textArea(view, check, {
          name: 'text',
          label: t('console.announcement.check.text'),
          hint: t('console.announcement.check.note'),
          rows: 6,
        })}
        <div class="actions">${submitButton(t('console.announcement.check.submit'))}</div>
      </form>
    </section>
  `;
}

/** It takes the focus when the page opens, so that nobody has to look for it. */
function outcome(view: View, checked: CheckedText): Html {
  const { t } = view;
  switch (checked.kind) {
    case 'agrees':
      return html`
        <div class="notice notice--good" role="status" tabindex="-1" autofocus>
          <p class="notice__title">${checked.sentence}</p>
          <p>${t('console.announcement.check.agreesNote')}</p>
        </div>
        ${readText(view, checked.pieces)}
      `;
    case 'partly':
      return html`
        <div class="notice notice--warn" role="status" tabindex="-1" autofocus>
          <p class="notice__title">${checked.sentence}</p>
          <p dir="auto">${checked.unread}</p>
        </div>
        ${readText(view, checked.pieces)}
      `;
    case 'nothing-read':
      return html`
        <div class="notice notice--warn" role="status" tabindex="-1" autofocus>
          <p>${checked.sentence}</p>
        </div>
      `;
    case 'contradicts':
      return html`
        <div class="notice notice--bad" role="status" tabindex="-1" autofocus>
          <p class="notice__title">
            ${t('console.announcement.check.contradictions', { count: checked.sentences.length })}
          </p>
          <ul>
            ${checked.sentences.map((sentence) => html`<li dir="auto">${sentence}</li>`)}
          </ul>
          ${checked.unread === null ? '' : html`<p dir="auto">${checked.unread}</p>`}
        </div>
        ${readText(view, checked.pieces)}
      `;
  }
}
