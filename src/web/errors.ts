// The one place where what went wrong becomes a response: a page for people, problem details (RFC 9457) for programs.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { safeDatabaseError } from '../../db/errors.ts';
import { Refusal, type RefusalKind } from '../errors.ts';
import { programsProblem, sendProblem } from './api/problem.ts';
import { HttpRefusal } from './http-refusal.ts';
import { paths } from './paths.ts';
import { sendPage } from './send-page.ts';
import type { Services } from './services.ts';

const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  'not-permitted': 403,
  'not-found': 404,
  'not-allowed-now': 409,
  stale: 409,
  conflict: 409,
};

const titles: Readonly<Record<number, string>> = {
  400: 'There is a problem with the address',
  403: 'You cannot do this here',
  404: 'Page not found',
  405: 'You cannot do this here',
  409: 'This cannot be done now',
  429: 'Too many requests',
  500: 'Sorry, there is a problem with the service',
};

const CHECK_ADDRESS = 'Check the address, or start again from the home page.';

/** The HTTP status of a refusal. */
export function statusOfRefusal({ kind }: Refusal): number {
  return statusOf[kind];
}

/** What the visitor is told. */
interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly says: string;
  readonly rule?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** E3: the case as it is now. */
  readonly now?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** By which staff find it in the log; given where there is something to find. */
  readonly reference?: string;
}

/** No route answered. */
export function refuseUnknown(): RequestHandler {
  return () => {
    throw new HttpRefusal(404, 'There is no page at this address.');
  };
}

/** Answers every error once: refusals as they are, anything else as 500 with a reference, its cause in the log only. */
export function answerErrors(services: Services): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const trouble = troubleOf(error, String(request.id));
    if (trouble.status >= 500) services.log.error({ request: request.id, err: safeDatabaseError(error) }, 'something failed');
    response.set(trouble.headers ?? {});
    if (request.originalUrl.startsWith(`${paths.api}/`)) sendProblem(response, programsProblem(trouble), services);
    else send(request, response, trouble, services);
  };
}

function troubleOf(error: unknown, id: string): Trouble {
  if (error instanceof HttpRefusal)
    return { ...titled(error.status), says: error.says, headers: error.headers, ...(error.fields ? { fields: error.fields } : {}) };
  if (error instanceof Refusal) return { ...titled(statusOf[error.kind]), ...refused(error) };
  // Express and its parts mark what the client did wrong (a path that cannot be decoded, say) with a status.
  const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const unread = String(Reflect.get(error as Error, 'type')).startsWith('entity.');
    return { ...titled(status), says: unread ? 'What was sent cannot be read: it is malformed or too large.' : CHECK_ADDRESS };
  }
  return { ...titled(500), says: 'Try again in a few minutes.', reference: id };
}

function refused({ says, rule, fields, now }: Refusal) {
  return { says, rule, ...(fields ? { fields } : {}), ...(now === undefined ? {} : { now }) };
}

function titled(status: number): { status: number; title: string } {
  return { status, title: titles[status] ?? 'There is a problem' };
}

function send(request: Request, response: Response, trouble: Trouble, services: Services): void {
  const { status, title, says, reference } = trouble;
  if (request.accepts(['html', 'application/problem+json', 'json']) === 'html') {
    sendPage(
      response,
      { page: 'problem', status, keep: 'nothing', model: { title, says, reference: reference ?? null, notFound: status === 404 } },
      { services, visitor: null },
    );
    return;
  }
  sendProblem(response, trouble, services);
}
