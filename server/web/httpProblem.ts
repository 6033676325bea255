/** The refusals that have a page of their own; the sentences stand in the locales under `error`. */
export type ProblemStatus = 400 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503;

/** Ends a request with an error page. What people read is chosen by the status alone. */
export class HttpProblem extends Error {
  readonly status: ProblemStatus;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ProblemStatus, headers: Readonly<Record<string, string>> = {}) {
    super(`HTTP ${status}`);
    this.name = 'HttpProblem';
    this.status = status;
    this.headers = headers;
  }
}

/** The address leads nowhere, or not for this visitor: both look the same from outside. */
export function notFound(): HttpProblem {
  return new HttpProblem(404);
}
