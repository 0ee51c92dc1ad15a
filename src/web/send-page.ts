// Sets a page into the layout of them all, so that a page says only what is its own.
import type { Response } from 'express';
import { renderPage, type TemplateModel } from '../render.ts';
import { assets } from './assets.ts';
import { paths } from './paths.ts';
import type { PageAnswer, PageModel } from './route.ts';
import type { Services } from './services.ts';

const navigation = [
  { text: 'Home', href: paths.home },
  { text: 'Decision meetings', href: paths.meetings },
  { text: 'Franchised hubs', href: paths.register },
  { text: 'How it works', href: paths.howItWorks },
  { text: 'Check a certificate', href: paths.certificates },
];

/** Sends a page in the scheme's layout. Pages without `keep` may be stored but are asked for again each time. */
export function sendPage(response: Response, answer: PageAnswer, services: Services): void {
  const html = renderPage(answer.page, layoutModel(answer.model, services));
  response
    .status(answer.status ?? 200)
    .set('Cache-Control', answer.keep === 'nothing' ? 'no-store' : 'no-cache')
    .type('html')
    .send(html);
}

/** The whole model of a page: its own fields and those of the layout. */
export function layoutModel(model: PageModel, services: Pick<Services, 'scheme' | 'demonstration'>): TemplateModel {
  return {
    breadcrumbs: [],
    errors: [],
    ...model,
    assets: assets().links,
    paths,
    scheme: services.scheme,
    demonstration: services.demonstration,
    navigation: navigation.map((entry) => ({ ...entry, current: entry.href === model.path })),
  };
}
