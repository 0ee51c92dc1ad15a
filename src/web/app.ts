// The web service: what every request passes, in order. It never listens; the composition root and the tests do.
import express, { type Express } from 'express';
import { serveAssets } from './assets.ts';
import { answerErrors, refuseUnknown } from './errors.ts';
import { mountRoutes } from './mount.ts';
import { paths } from './paths.ts';
import { logRequests } from './request-log.ts';
import { routes } from './routes.ts';
import { limitRate, limitTokens, refuseOtherOrigins, setHeaders } from './security.ts';
import type { Services } from './services.ts';

/** Builds the service on its services. */
export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  // Elsewhere Express would show a stack when answering an error fails.
  app.set('env', 'production');
  app.set('trust proxy', services.trustedProxies);
  app.use(logRequests(services.log));
  app.use(setHeaders(services.secure));
  app.use(serveAssets());
  app.use(limitRate(services.requestsPerMinute));
  app.use(refuseOtherOrigins());
  app.use(express.urlencoded({ extended: true, limit: '2mb', parameterLimit: 5000 }));
  app.use(paths.api, limitTokens(Math.ceil(services.requestsPerMinute / 2)), express.json({ limit: '2mb' }));
  mountRoutes(app, routes, services);
  app.use(refuseUnknown());
  app.use(answerErrors(services));
  return app;
}
