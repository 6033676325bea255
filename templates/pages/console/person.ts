import { html } from '@prairielearn/html';
import {
  consoleCorrectionAddress,
  consoleMergingAddress,
  consolePersonAddress,
  consolePersonDeedAddress,
  consoleSignUpRemovalAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { auditList, type AuditDay } from '../../components/auditList.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { facts, nameText } from '../../components/facts.ts';
import { selectField } from '../../components/forms.ts';
import { badge, doneNotice } from '../../components/notices.ts';
import { freshForm, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { elsewhereSection, notesSection, mailsSection, sameSection } from './personParts.ts';
import type { LikelySame, OtherEventShown, PersonMail, PersonNote } from './personParts.ts';
import { signupMailing } from './signupMailing.ts';
import type { ListedSignup } from './listedSignup.ts';
import { accessNeeds, answeredNotice, type AnsweredBefore } from './signupsAccess.ts';
import { tagBadges } from './signupTable.ts';
import { standingBadge } from './standingBadge.ts';
import { toldAnswers } from './toldAnswers.ts';
import { withCommas } from '../../withCommas.ts';

/** Everything about one person of an event. */
export interface PersonPageProps {
  event: EventOnConsole;
  person: ListedSignup;
  /** How they came onto the list, in words. */
  origin: string;
  language: string;
  /** Their time zone in words; null where it is not known. */
  zone: string | null;
  arrival: { when: string; companions: number } | null;
  /** Whether anything can still be done to the sign-up. */
  active: boolean;
  /** How a seat can be given to them; null where they have one, or the event does not take place. */
  seat: 'free' | 'beyond' | null;
  /** Whether the confirmation can be sent to them. */
  resends: boolean;
  /** Whether whoever looks may delete what they told us. */
  erases: boolean;
  mails: readonly PersonMail[];
  notes: readonly PersonNote[];
  /** A note that was not accepted, with its id; null for a new one. */
  noteForm: { note: number | null; form: FormState };
  history: readonly AuditDay[];
  elsewhere: readonly OtherEventShown[];
  same: readonly LikelySame[];
  done: string | null;
  answered: AnsweredBefore | null;
}

/**
 * The page about one person. A list opens it beside itself where there is a script, which takes what is
 * marked for it out of this page.
 */
export function personPage(view: View, props: PersonPageProps): Html {
  const { t } = view;
  const { event, person } = props;
  const list = { slug: event.slug, unanswered: false, person: true };
  return eventPage(view, event, {
    tab: 'signups',
    title: person.name,
    crumbs: [{ href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') }],
    canonicalPath: consolePersonAddress(event.slug, person.id),
    body: html`<article class="person stack" data-drawer-part aria-labelledby="person-name">
      <h2 id="person-name">
        ${nameText(person.name)} ${standingBadge(view, person.state)}
        ${person.place === null ? '' : t('console.signups.place', { place: person.place })}
        ${props.arrival === null ? '' : badge(t('console.person.came'), 'good')}
        ${tagBadges(person.tags)}
      </h2>
      ${doneNotice(props.done)} ${answeredNotice(view, list, props.answered)} ${deeds(view, props)}
      ${sameSection(view, event.slug, person.id, props.same)} ${about(view, props)}
      ${notesSection(view, event.slug, person.id, props)} ${mailsSection(view, props.mails)}
      ${elsewhereSection(view, props.elsewhere)}
      <section aria-labelledby="person-history">
        <h3 id="person-history">${t('console.person.history')}</h3>
        ${auditList(view, props.history, { level: 4, ofOne: true })}
      </section>
    </article>`,
  });
}

/** What can be done to them, the most needed first. */
function deeds(view: View, props: PersonPageProps): Html {
  const { t } = view;
  const { event, person, active, seat } = props;
  const { slug } = event;
  return html`<div class="actions actions--start">
    ${active ? arrivalButtons(view, props) : ''}
    ${
      seat === null
        ? ''
        : actionButton({
            action: consolePersonDeedAddress(slug, person.id, 'seat'),
            label: t(`console.person.seat.${seat}`),
            hidden: { beyond: seat === 'beyond' ? 'yes' : '' },
          })
    }
    ${
      active
        ? linkButton(
            consoleCorrectionAddress(slug, person.id),
            t('console.person.correct'),
            'quiet',
          )
        : ''
    }
    ${
      props.resends
        ? actionButton({
            action: consolePersonDeedAddress(slug, person.id, 'confirmation'),
            label: t('console.person.resend'),
          })
        : ''
    }
    ${linkButton(consoleMergingAddress(slug, person.id), t('console.person.merge'), 'quiet')}
    ${
      active || props.erases
        ? linkButton(
            consoleSignUpRemovalAddress(slug, person.id),
            t(active ? 'console.signups.remove' : 'console.signups.erase'),
            'quiet',
          )
        : ''
    }
  </div>`;
}

function arrivalButtons(view: View, { event, person, arrival }: PersonPageProps): Html {
  const { t } = view;
  const { companions, id } = person;
  if (arrival !== null)
    return actionButton({
      action: consolePersonDeedAddress(event.slug, id, 'arrival/removal'),
      label: t('console.person.arrival.undo'),
    });
  const action = consolePersonDeedAddress(event.slug, id, 'arrival');
  const label = t('console.person.arrival.mark');
  if (companions === 0) return actionButton({ action, label, tone: 'primary' });
  return html`<form class="person__arrival" method="post" action="${action}">
    ${selectField(view, freshForm({ companions: String(companions) }), {
      name: 'companions',
      label: t('console.person.arrival.with'),
      choices: Array.from({ length: companions + 1 }, (_, count) => ({
        value: String(count),
        label: String(count),
      })),
    })}
    ${submitButton(label)}
  </form>`;
}

function about(view: View, props: PersonPageProps): Html {
  const { t } = view;
  const { event, person, arrival } = props;
  const { email, access, answers } = person;
  const list = { slug: event.slug, unanswered: false, person: true };
  return html`<section aria-labelledby="person-about">
    <h3 id="person-about" class="visually-hidden">${t('console.person.about')}</h3>
    ${facts([
      {
        label: t('console.signups.columns.email'),
        value: html`${
          email === null
            ? ''
            : html`<a href="mailto:${encodeURIComponent(email).replace('%40', '@')}"
                >${nameText(email)}</a
              >`
        }
        ${signupMailing(view, event, person)}`,
      },
      {
        label: t('console.signups.columns.companions'),
        value: String(person.companions),
      },
      arrival === null
        ? null
        : {
            label: t('console.person.arrived'),
            value: t('console.person.arrivedAt', {
              when: arrival.when,
              count: arrival.companions,
            }),
          },
      answers.accessNeeds === ''
        ? null
        : {
            label: t('console.signups.columns.accessNeeds'),
            value: html`${accessNeeds(view, list, {
              id: person.id,
              name: person.name,
              needs: answers.accessNeeds,
              access,
            })}`,
          },
      person.told.length === 0
        ? null
        : {
            label: t('console.signups.columns.told'),
            value: html`${toldAnswers(view, person.told)}`,
          },
      {
        label: t('console.signups.columns.when'),
        value: withCommas([person.when, props.origin]),
      },
      { label: t('console.person.language'), value: props.language },
      props.zone === null ? null : { label: t('console.person.zone'), value: props.zone },
      person.declined === null
        ? null
        : {
            label: t('console.signups.calendarSaysNo'),
            value: t('console.signups.stillListed', { date: person.declined }),
          },
    ])}
  </section>`;
}
