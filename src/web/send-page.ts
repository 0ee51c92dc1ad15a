// Sets a page into the layout of them all, so that a page says only what is its own.
import type { Response } from 'express';
import { renderPage, type TemplateModel } from '../render.ts';
import { assets } from './assets.ts';
import { navigationFor } from './navigation.ts';
import { sayActing } from './pages/acting.ts';
import { paths } from './paths.ts';
import type { PageAnswer, PageModel, Visit } from './route.ts';
import type { Services } from './services.ts';

/** Sends a page in the scheme's layout. Public pages without `keep` may be stored but are asked for again each time; all others are kept by nobody. */
export function sendPage(response: Response, answer: PageAnswer, visit: Pick<Visit, 'services' | 'visitor'>): void {
  const html = renderPage(answer.page, layoutModel(answer.model, visit));
  response
    .status(answer.status ?? 200)
    .set('Cache-Control', answer.keep === 'nothing' || visit.visitor ? 'no-store' : 'no-cache')
    .vary('Cookie')
    .type('html')
    .send(html);
}

/** The whole model of a page: its own fields and those of the layout. */
export function layoutModel(
  model: PageModel,
  { services, visitor }: { readonly services: Pick<Services, 'scheme' | 'demonstration'>; readonly visitor: Visit['visitor'] },
): TemplateModel {
  return {
    breadcrumbs: [],
    errors: [],
    ...model,
    assets: assets().links,
    paths,
    scheme: services.scheme,
    demonstration: services.demonstration,
    visitor: visitor && {
      name: visitor.name,
      office: visitor.office ?? visitor.memberships[0]?.name ?? null,
      acting: visitor.acting === null ? null : sayActing(visitor.acting),
      several: visitor.choices.length > 0,
    },
    navigation: navigationFor(visitor).map((entry) => ({ ...entry, current: entry.href === model.path })),
  };
}
