import type { MailKind, Subject } from '../outbox/mailKinds.ts';
import type { Services } from '../services.ts';
import type { DefinitionOf, DefinitionsOf } from './definitionOf.ts';

export type { FactsAbout, MailSituation } from './definitionOf.ts';

/** What a feature says of a kind of mail; the outbox's half stands in `server/outbox/mailKinds.ts`. */
export type MailDefinition<Main extends Subject> = DefinitionOf<Main, Services>;

/** The definitions of some kinds of mail. */
export type MailDefinitions<Kind extends MailKind> = DefinitionsOf<Kind, Services>;
