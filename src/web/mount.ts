// Where HTTP meets the pages: requests become visits, answers become responses.
import type { Express, Request } from 'express';
import { londonDate } from '../../machines/london-time.ts';
import { HttpRefusal } from './http-refusal.ts';
import type { Route, Visit } from './route.ts';
import { sendPage } from './send-page.ts';
import type { Services } from './services.ts';

/** Registers every line of the table; any other method on its address is refused with the methods it has. */
export function mountRoutes(app: Express, routes: readonly Route[], services: Services): void {
  for (const route of routes) {
    app[route.method](route.path, async (request, response) => {
      const answer = await route.run(visitOf(request, services));
      if ('page' in answer) sendPage(response, answer, services);
      else
        response
          .status(answer.status ?? 200)
          .set('Cache-Control', 'no-store')
          .json(answer.data);
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

function visitOf(request: Request, services: Services): Visit {
  const now = services.now();
  const query = Object.entries(request.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const params = Object.entries(request.params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return { services, query: Object.fromEntries(query), params: Object.fromEntries(params), now, today: londonDate(now) };
}
