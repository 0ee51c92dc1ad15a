// What went wrong, for programs: problem details (RFC 9457), with the rule that refused as a member to act on.
import type { Response } from 'express';
import { paths } from '../paths.ts';
import type { Services } from '../services.ts';

/** What is told. `rule` is the id that refused (F10b, E3), `fields` a sentence for each malformed one, `now` the case as it is now. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly says: string;
  readonly rule?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly now?: unknown;
  /** By which staff find it in the log. */
  readonly reference?: string;
}

/** For programs a page is nothing: what has no rule is named by its status. */
const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'A token is needed',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Not in this way',
  409: 'Not now',
  412: 'The case has moved on',
  415: 'Send JSON',
  428: 'Say which version you saw',
  429: 'Too many requests',
};

/** A problem as the interface for programs says it. A refusal because the case moved on is 412: If-Match was not met. */
export function programsProblem(problem: Problem): Problem {
  const status = problem.rule === 'E3' && problem.now !== undefined ? 412 : problem.status;
  return { ...problem, status, title: titles[status] ?? problem.title };
}

/** Sends a problem. */
export function sendProblem(response: Response, problem: Problem, services: Pick<Services, 'publicUrl'>): void {
  const { status, title, says, rule, fields, now, reference } = problem;
  const type = rule === undefined ? 'about:blank' : `${services.publicUrl}${paths.apiProblems}#${rule}`;
  const body = { type, title, status, detail: says, rule, fields, now, reference };
  response.status(status).set('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(body));
}
