// Where HTTP meets the pages: requests become visits, answers become responses.
import type { Express, Request, Response } from 'express';
import { londonDate } from '../../machines/london-time.ts';
import { programOf, refusedProgram } from './api/bearer.ts';
import { cookieIn, setCookie } from './cookies.ts';
import { HttpRefusal } from './http-refusal.ts';
import type { Answer, PageAnswer, Route, Visit } from './route.ts';
import { sendPage } from './send-page.ts';
import type { Services } from './services.ts';
import { signedInBy } from './session.ts';
import { askToSignIn } from './sign-in-first.ts';
import { incomingOf } from './upload.ts';
import { isFor, isNewcomer, visitorOf } from './visitor.ts';

/** Registers every line of the table; any other method on its address is refused with the methods it has. */
export function mountRoutes(app: Express, routes: readonly Route[], services: Services): void {
  for (const route of routes) {
    app[route.method](route.path, async (request, response) => {
      if (route.for === 'programs' && route.takes === undefined) refuseUnlessJson(request);
      const incoming = incomingOf(request, services.uploads);
      const visit = await visitOf(request, services, route, (most) => {
        if (route.for === 'programs') refuseUnlessForm(request);
        return incoming.receive(most);
      });
      try {
        const isLetIn = isFor(route.who, visit.visitor) || (route.newcomers === true && isNewcomer(visit.visitor));
        const answer = isLetIn ? await route.run(visit) : await turnAway(route, visit);
        send(response, answer, visit);
      } finally {
        await incoming.discard();
      }
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    app.route(path).all((_request, response) => {
      response.set('Allow', allowed.join(', '));
      throw new HttpRefusal(405, 'This page cannot be used in that way.');
    });
  }
}

function refuseUnlessJson(request: Request): void {
  if (request.method === 'POST' && !request.is('application/json'))
    throw new HttpRefusal(415, 'Send JSON, with Content-Type: application/json.');
}

function refuseUnlessForm(request: Request): void {
  if (!request.is('multipart/form-data')) throw new HttpRefusal(415, 'Send the file and its fields as multipart/form-data.');
}

/** Who is not signed in is asked to, and what they typed is kept; who is, is told that the page is for others. */
function turnAway(route: Route, visit: Visit): Promise<Answer> {
  if (route.for === 'programs') throw refusedProgram(visit.visitor);
  if (!visit.visitor) return askToSignIn(visit, route.takes ?? (route.method === 'post' ? 'form' : null));
  throw new HttpRefusal(403, 'This page is for people with another role. If you should have it, ask the administrator of the scheme.');
}

function send(response: Response, answer: Answer, visit: Visit): void {
  const { services } = visit;
  for (const cookie of answer.cookies ?? []) response.append('Set-Cookie', setCookie(cookie, services.secure));
  if ('page' in answer) sendPage(response, answer, visit);
  else sendOther(response.set('Cache-Control', 'no-store'), answer);
}

function sendOther(response: Response, answer: Exclude<Answer, PageAnswer>): void {
  if ('go' in answer) {
    response.redirect(303, answer.go);
    return;
  }
  if ('data' in answer) {
    response.set(answer.headers ?? {});
    response.status(answer.status ?? 200).json(answer.data);
    return;
  }
  const kind = answer.inline ? 'inline' : 'attachment';
  response.set('Content-Disposition', `${kind}; filename="${answer.name.replace(/[^\w.-]/g, '_')}"`).type(answer.type);
  response.send(Buffer.from(answer.file));
}

async function visitOf(request: Request, services: Services, route: Route, receive: Visit['receive']): Promise<Visit> {
  const now = services.now();
  const query = Object.entries(request.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const params = Object.entries(request.params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const personOf = async (cookie: Visit['cookie']) => {
    const signedIn = await signedInBy(services, cookie('session'), now);
    return signedIn && visitorOf(signedIn);
  };
  const cookie: Visit['cookie'] = (name) => cookieIn(request.headers.cookie, name, services.secure);
  const visitor = route.for === 'programs' ? await programOf(request.get('Authorization'), services, route, now) : await personOf(cookie);
  return {
    services,
    visitor,
    query: Object.fromEntries(query),
    params: Object.fromEntries(params),
    body: (request.body ?? {}) as Visit['body'],
    receive,
    address: request.originalUrl,
    cookie,
    header: (name) => request.get(name) ?? null,
    browser: request.get('User-Agent') ?? 'unknown',
    network: request.ip ?? 'unknown',
    now,
    today: londonDate(now),
  };
}
