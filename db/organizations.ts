import type { Connection } from './connection.ts';

/** What `organizationOfSignup` says of a sign-up, see `db/signupTexts.ts`. */
const again = (id: string, those: string) => `
  BEGIN
    UPDATE signup_texts SET organization = folded(coalesce((SELECT group_concat(words, char(10))
      FROM question_answers WHERE question_answers.signup_id = ${id}
        AND question_id IN (SELECT id FROM questions WHERE preset = 'organization' AND NOT sensitive)), ''))
    WHERE ${those};
  END;`;

const one = (id: string) =>
  again(id, `event_id = (SELECT event_id FROM signups WHERE id = ${id}) AND signup_id = ${id}`);

/**
 * Keeps the organizations of those who stand in the lists as they answered. By triggers, so that no change
 * can forget to, and by temporary ones: those of a file must not call functions of the program
 * (`trusted_schema`). Who has just signed up is entered later, and costs one comparison.
 */
export function keepOrganizations(connection: Connection): void {
  connection.exec(`
    CREATE TEMP TRIGGER organization_named AFTER INSERT ON main.question_answers
    WHEN new.words <> '' AND new.signup_id <= (SELECT entered_through FROM signup_lists)
    ${one('new.signup_id')}
    CREATE TEMP TRIGGER organization_forgotten AFTER DELETE ON main.question_answers
    WHEN old.words <> '' AND old.signup_id <= (SELECT entered_through FROM signup_lists)
    ${one('old.signup_id')}
    CREATE TEMP TRIGGER organization_sensitive AFTER UPDATE OF sensitive ON main.questions
    WHEN new.preset = 'organization'
    ${again(
      'signup_texts.signup_id',
      `(event_id, signup_id) IN (SELECT signups.event_id, signups.id FROM question_answers AS one
        CROSS JOIN signups ON signups.id = one.signup_id WHERE one.question_id = new.id)`,
    )}`);
}
