import type { Translate } from '../../templates/translate.ts';
import type { Column } from './columns.ts';
import type { QuestionColumn } from './questionColumns.ts';
import { phoneOf } from './vcards.ts';

/*
 * Files with the very columns that other services name. People type one name, and nobody here takes it
 * apart: it stands whole where they ask for the first one.
 */

const column = (name: string, of: Column['of']): Column => ({
  name,
  heading: name,
  kind: 'text',
  of,
});

/**
 * The columns that Action Network recognizes in a list that is uploaded, as far as they are known here: it
 * needs the address, and takes names, places and a mobile number
 * (help.actionnetwork.org, "File formats for list uploads"), under the names that its own files have.
 */
export function actionNetworkColumns(phone: QuestionColumn | undefined): Column[] {
  return [
    column('email', ({ signup }) => signup.email),
    column('first_name', ({ signup }) => signup.name),
    column('last_name', () => null),
    ...(phone === undefined ? [] : [column('mobile_number', (row) => phoneOf(row, phone))]),
  ];
}

/**
 * The columns of a person who attends, as Mobilize names them: all five are asked for, and may be empty
 * where nobody told (github.com/mobilizeamerica/api, "Person attendance object").
 */
export function mobilizeColumns(phone: QuestionColumn | undefined): Column[] {
  return [
    column('given_name', ({ signup }) => signup.name),
    column('family_name', () => null),
    column('email_address', ({ signup }) => signup.email),
    column('phone_number', (row) => phoneOf(row, phone)),
    column('postal_code', () => null),
  ];
}

/** The columns of a list to tick at the door, by hand or in a spreadsheet: no address leaves with it. */
export function sheetColumns(t: Translate): Column[] {
  return [
    {
      ...column('name', ({ signup }) => signup.name),
      heading: t('console.signups.fileColumns.name'),
    },
    {
      name: 'companions',
      heading: t('console.signups.fileColumns.companions'),
      kind: 'number',
      of: ({ signup }) => signup.companions,
    },
    { ...column('here', () => null), heading: t('console.exports.here') },
  ];
}
