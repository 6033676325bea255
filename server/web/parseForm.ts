import type { z } from 'zod';
import type { FormState, FormValues } from '../../templates/forms.ts';
import type { TextKey, Translate } from '../../templates/translate.ts';

/** What is wrong with one field: a sentence of the locales and what is put into it. */
export interface FieldProblem {
  key: TextKey;
  values?: Readonly<Record<string, string | number>>;
}

/** A form that could be read, or the same form with its sentences and every word kept. */
export type ParsedForm<Value> = { ok: true; value: Value } | { ok: false; form: FormState };

/** Turns what was typed into a value of the schema, or gives the form back with a sentence a field. */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  values: FormValues,
  t: Translate,
): ParsedForm<z.output<Schema>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, form: refusedForm(values, fieldProblems(parsed.error), t) };
}

/** What is wrong with each field of a form that was not accepted; {} where nothing is. */
export function fieldProblems(error: z.ZodError | undefined): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  for (const issue of error?.issues ?? [])
    problems[issue.path.map(String).join('.')] ??= problemOf(issue);
  return problems;
}

/** A form with sentences that a rule, and not its shape, gave rise to. */
export function refusedForm(
  values: FormValues,
  problems: Readonly<Record<string, FieldProblem>>,
  t: Translate,
): FormState {
  return {
    values,
    problems: Object.fromEntries(
      Object.entries(problems).map(([field, { key, values: facts }]) => [field, t(key, facts)]),
    ),
  };
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const problem = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
  return isFieldProblem(problem) ? problem : { key: 'forms.problems.choose' };
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'key' in value;
}
