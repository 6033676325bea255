import { z } from 'zod';
import type { Event } from '../../db/schema.ts';
import { refusalScopes } from '../../db/schema.ts';
import { mailChoicesAddress } from '../../templates/addresses.ts';
import { mailChoicesPage } from '../../templates/pages/mailChoices.ts';
import type { Html } from '../../templates/view.ts';
import { eventFor } from '../fields/eventFor.ts';
import { readChoiceLink, type ChoiceTarget } from '../outbox/choiceLink.ts';
import { doneText, redirectDone } from '../web/done.ts';
import { HttpProblem, notFound } from '../web/httpProblem.ts';
import { parseForm } from '../web/parseForm.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { chooseMails } from './chooseMails.ts';
import { isOneClick } from './oneClick.ts';

/** Where a mail program POSTs by itself; mounted before the check for forms of other sites. */
export const oneClickPath = '/unsubscribe/:token';

/** What the owner of an address wants to be mailed; whoever has the link of a mail may say so. */
export const unsubscribingRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/unsubscribe/:token',
    role: 'link',
    handle: (visit) => page(renderChoices(visit, targetOf(visit))),
  },
  { method: 'post', path: oneClickPath, role: 'link', handle: unsubscribe },
  { method: 'post', path: '/unsubscribe/:token/choice', role: 'link', handle: choose },
];

const ChoiceForm = z.object({ act: z.enum(['stop', 'allow']), scope: z.enum(refusalScopes) });

/**
 * One press in a mail program: no more optional mail about the event that the mail told of, or
 * none at all where it told of none. Answered at once and without a redirect (RFC 8058, section 3.1).
 */
async function unsubscribe(visit: Visit): Promise<Reply> {
  const { services, view, request } = visit;
  const target = targetOf(visit);
  if (!isOneClick(request)) throw new HttpProblem(400);
  const event = eventOf(visit, target);
  await chooseMails(services, target, {
    act: 'stop',
    scope: event === null ? 'optional' : 'event',
  });
  return {
    kind: 'content',
    type: 'text/plain; charset=utf-8',
    body: `${view.t('unsubscribe.oneClick')}\n`,
  };
}

async function choose(visit: Visit): Promise<Reply> {
  const { services, view, form, params } = visit;
  const target = targetOf(visit);
  const parsed = parseForm(ChoiceForm, form, view.t);
  if (!parsed.ok) return page(renderChoices(visit, target, view.t('unsubscribe.unknown')), 422);
  const outcome = await chooseMails(services, target, parsed.value);
  if (outcome.kind === 'no-such-event')
    return page(renderChoices(visit, target, view.t('unsubscribe.unknown')), 422);
  return redirectDone(visit, mailChoicesAddress(params['token'] ?? ''), 'saved');
}

function renderChoices(visit: Visit, target: ChoiceTarget, problem: string | null = null): Html {
  const { services, view, params } = visit;
  const stored = eventOf(visit, target);
  const event = stored && eventFor(services.db, stored, view.reads);
  return mailChoicesPage(view, {
    token: params['token'] ?? '',
    event: event && { title: event.title, language: event.language },
    refused: services.db.mailRefusals.scopes(target.addressHash, event?.id ?? null),
    done: doneText(visit, ['saved'], () => view.t('unsubscribe.saved')),
    problem,
  });
}

/** The event that the mail told of; null where it told of none, or of one that was deleted. */
function eventOf({ services }: Visit, { eventId }: ChoiceTarget): Event | null {
  return (eventId === null ? undefined : services.db.events.byId(eventId)) ?? null;
}

function targetOf({ services, params }: Visit): ChoiceTarget {
  const target = readChoiceLink(services.links, params['token'] ?? '');
  if (!target) throw notFound();
  return target;
}
