// The walls around every page: headers, same origin, a limit on requests.
import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { HttpRefusal } from './http-refusal.ts';
import { paths } from './paths.ts';
import { hashOf } from './secret.ts';

/** Headers that let a page load our own files and nothing else: no inline script or style, no frame, no other site. */
export function setHeaders(secure: boolean): RequestHandler {
  const self = ["'self'"];
  const none = ["'none'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        // Pages that save or work something out while somebody types ask this service, and no other.
        connectSrc: self,
        formAction: self,
        baseUri: none,
        frameAncestors: none,
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a visitor's browser send. Browsers say where a request comes from in Sec-Fetch-Site, older ones in
 * Origin; a request with neither comes from a program, which carries no visitor's session.
 */
export function refuseOtherOrigins(): RequestHandler {
  return (request, _response, next) => {
    if (harmless.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin');
    const own = site === undefined ? origin === undefined || origin === `${request.protocol}://${request.host}` : site === 'same-origin';
    if (!own) throw new HttpRefusal(403, 'This was sent from another website. Open the page here and try again.');
    next();
  };
}

const exempt: ReadonlySet<string> = new Set([paths.health, paths.ready]);

/**
 * At most so many requests a minute with one token: fewer than one network may make, so that one program does not shut out everybody who
 * works beside it. Known by the hash of what was presented; counted in memory.
 */
export function limitTokens(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    identifier: 'token',
    keyGenerator: (request) => hashOf(request.get('Authorization') ?? ''),
    skip: (request) => request.get('Authorization') === undefined,
    handler: (_request, _response, next) =>
      next(new HttpRefusal(429, 'This token was used too often. Wait a minute and try again.', { headers: { 'Retry-After': '60' } })),
  });
}

/** At most so many requests a minute from one network address, counted in memory, forgotten after the minute and never logged. */
export function limitRate(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its checks of the proxy settings write to the console, with the visitor's address.
    validate: false,
    skip: (request) => exempt.has(request.path),
    handler: (_request, response, next) => {
      response.set('Retry-After', '60');
      next(new HttpRefusal(429, 'Too many requests came from your network. Wait a minute and try again.'));
    },
  });
}
