// One line of JSON a request, without personal data: neither address nor query, and of the path only the route that answered.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { paths } from './paths.ts';

/** The service's log, as JSON lines; without a destination they go to standard output. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const settings = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(settings, destination) : pino(settings);
}

/** Gives each request an id, answers with it as X-Request-Id, and logs method, route, status and milliseconds. */
export function logRequests(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    autoLogging: { ignore: (request) => [paths.health, paths.ready].some((path) => path === request.url) },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    customAttributeKeys: { reqId: 'request', responseTime: 'ms' },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    // Not customProps: those are asked for twice, at the start too, and would be in the line twice.
    customSuccessObject: (request, response, timing: object) => ({ ...about(request, response), ...timing }),
    customErrorObject: (request, response, _error, timing: object) => ({ ...about(request, response), ...timing }),
  });
}

function about(request: IncomingMessage, response: ServerResponse) {
  return { method: request.method, route: routeOf(request), status: response.statusCode };
}

/** The pattern that answered. What was typed in an unknown path may be anybody's, so it is not kept. */
function routeOf(request: object): string {
  const route: unknown = Reflect.get(request, 'route');
  const path: unknown = typeof route === 'object' && route !== null ? Reflect.get(route, 'path') : undefined;
  const url: unknown = Reflect.get(request, 'originalUrl');
  if (typeof path === 'string') return path;
  return typeof url === 'string' && url.startsWith(`${paths.assets}/`) ? `${paths.assets}/…` : 'none';
}
