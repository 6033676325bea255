import { html } from '@prairielearn/html';
import { consoleEndorsementAddress } from '../../addresses.ts';
import { lines } from '../../components/facts.ts';
import { actionButton } from '../../components/buttons.ts';
import { dataTable } from '../../components/table.ts';
import type { Html, View } from '../../view.ts';
import type { EndorsementPageProps } from './endorsementOnConsole.ts';
import { wordsForm } from './endorsementWords.ts';

/** What an organizer can decide about a request or a correction, as forms. */
export function decisionOf(view: View, props: EndorsementPageProps): Html | '' {
  switch (props.standing) {
    case 'waiting':
      return html`${approval(view, props)} ${refusal(view, props)}`;
    case 'declined':
      return approval(view, props);
    case 'correcting':
      return correction(view, props);
    case 'unconfirmed':
    case 'approved':
    case 'withdrawn':
      return '';
  }
}

function approval({ t }: View, props: EndorsementPageProps): Html {
  return html`
    <section class="panel" aria-labelledby="approval">
      <h2 id="approval">${t('console.endorsements.approve')}</h2>
      <p>${t('console.endorsements.one.approveText')}</p>
      ${actionButton({
        action: consoleEndorsementAddress(props.of.at, props.id, 'approval'),
        label: t(
          props.standing === 'declined'
            ? 'console.endorsements.one.approveAfterAll'
            : 'console.endorsements.approve',
        ),
        tone: 'primary',
        hidden: { seen: String(props.seen) },
      })}
    </section>
  `;
}

function refusal(view: View, props: EndorsementPageProps): Html {
  const { t } = view;
  return html`
    <section class="panel" aria-labelledby="refusal">
      <h2 id="refusal">${t('console.endorsements.one.decline.heading')}</h2>
      ${wordsForm(view, props, {
        form: 'decline',
        action: 'refusal',
        name: 'note',
        label: t('console.endorsements.one.decline.note'),
        hint: t('console.endorsements.one.decline.noteHint'),
        optional: true,
        submit: t('console.endorsements.one.decline.submit'),
        tone: 'danger',
      })}
    </section>
  `;
}

function correction(view: View, props: EndorsementPageProps): Html | '' {
  const { t } = view;
  const { listing, proposed, of, id } = props;
  if (proposed === null) return '';
  const show = (text: string) =>
    text === '' ? t('console.endorsements.one.nothing') : lines(text);
  const parts = (['listedAs', 'website', 'city', 'statement'] as const).filter(
    (part) => listing[part] !== proposed[part],
  );
  return html`
    <section class="panel" aria-labelledby="correction">
      <h2 id="correction">${t('console.endorsements.one.correction.heading')}</h2>
      <p>${t('console.endorsements.one.correction.text')}</p>
      ${dataTable({
        caption: t('console.endorsements.one.correction.caption'),
        columns: [
          { label: t('console.endorsements.one.correction.part'), rowHeader: true },
          { label: t('console.endorsements.one.correction.now') },
          { label: t('console.endorsements.one.correction.proposed') },
        ],
        rows: parts.map((part) => [
          t(`console.endorsements.one.${part}`),
          show(listing[part]),
          show(proposed[part]),
        ]),
        empty: '',
      })}
      ${actionButton({
        action: consoleEndorsementAddress(of.at, id, 'correction-approval'),
        label: t('console.endorsements.one.correction.approve'),
        tone: 'primary',
        hidden: { seen: String(props.seen) },
      })}
      ${wordsForm(view, props, {
        form: 'correction',
        action: 'correction-refusal',
        name: 'note',
        label: t('console.endorsements.one.correction.note'),
        optional: true,
        rows: 2,
        hidden: { seen: String(props.seen) },
        submit: t('console.endorsements.one.correction.decline'),
        tone: 'quiet',
      })}
    </section>
  `;
}
