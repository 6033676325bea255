/**
 * A form as a template meets it: what was typed, by the name of the field, and what is wrong with it.
 * A repeated field (checkboxes, a list of zones) holds its values in the order of the page.
 */
export interface FormState {
  values: FormValues;
  problems: Problems;
  /** Whether another address than the typed one was meant is asked; what was typed stays possible. */
  askedAddress?: { typed: string; meant: string };
}

/** Exactly what was typed; nothing is trimmed, so that nobody's words change under their eyes. */
export type FormValues = Readonly<Record<string, string | string[] | undefined>>;

/** A finished sentence for each field that needs attention; the key '' speaks of the form as a whole. */
export type Problems = Readonly<Record<string, string>>;

/** A form that nobody has typed into, with what it starts from. */
export function freshForm(values: FormValues = {}): FormState {
  return { values, problems: {} };
}

/** The single value of a field, or '' where there is none. Of a repeated field, the last one. */
export function typed(form: FormState, name: string): string {
  const value = form.values[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? '';
}

/** All values of a repeated field. */
export function typedList(form: FormState, name: string): string[] {
  const value = form.values[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
