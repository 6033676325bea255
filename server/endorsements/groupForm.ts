import { z } from 'zod';
import { groupKinds, type GroupNames } from '../../db/schema.ts';
import type { FormState, FormValues } from '../../templates/forms.ts';
import { languages } from '../../templates/languages.ts';
import type { Translate } from '../../templates/translate.ts';
import { optionalLine } from '../web/fields.ts';
import { parseForm, refusedForm, type ParsedForm } from '../web/parseForm.ts';

const longestHeading = 60;

const NamesShape = z.object(
  Object.fromEntries(
    languages.map((language) => [`name-${language}`, optionalLine(longestHeading)]),
  ),
);

/** Which heading is added: a usual one, or one with names of its own. */
export function groupKindOf(form: FormValues): (typeof groupKinds)[number] {
  return groupKinds.find((kind) => kind === form['kind']) ?? 'free';
}

/** The words of a heading, each in its language; in one of them at least it needs some. */
export function groupNamesOf(form: FormValues, t: Translate): ParsedForm<GroupNames> {
  const parsed = parseForm(NamesShape, form, t);
  if (!parsed.ok) return parsed;
  const names = Object.fromEntries(
    languages.flatMap((language) => {
      const name = parsed.value[`name-${language}`] ?? '';
      return name === '' ? [] : [[language, name]];
    }),
  );
  const [first = 'en'] = languages;
  return Object.keys(names).length > 0
    ? { ok: true, value: names }
    : {
        ok: false,
        form: refusedForm(
          form,
          { [`name-${first}`]: { key: 'console.endorsements.groups.none' } },
          t,
        ),
      };
}

/** What a page shows of a form that belongs to another group. */
export interface RefusedGroup {
  /** null for the one that adds. */
  id: number | null;
  state: FormState;
}
