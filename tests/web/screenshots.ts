// Takes pictures of every page at two widths into out/screenshots, to be looked at by a person: npm run screenshots
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDb } from '../../db/client.ts';
import { startChromium } from '../support/chromium.ts';
import { seedFranchisedHubs } from './franchised-hubs.ts';
import { seedWebSite, startWebSite } from './web-site.ts';

const folder = join(import.meta.dirname, '../../out/screenshots');

const pages = {
  home: '/',
  meetings: '/meetings',
  'certificate-form': '/certificates',
  'certificate-error': '/certificates?reference=what%20is%20this',
  'certificate-valid': '/certificates?reference=cech%204q7t%20z0xm',
  'certificate-expired': '/certificates?reference=CECH-0VER-0000',
  'certificate-unknown': '/certificates?reference=CECH-9999-9999',
  register: '/register',
  'register-active': '/register/FR-ACT1-0001',
  'register-suspended': '/register/FR-SVSP-0002',
  'how-it-works': '/how-it-works',
  'how-it-works-application': '/how-it-works/application',
  'how-it-works-scheme-review': '/how-it-works/scheme-review',
  accessibility: '/accessibility',
  privacy: '/privacy',
  cookies: '/cookies',
  'not-found': '/nowhere',
};

const empty = { 'home-empty': '/', 'meetings-empty': '/meetings', 'register-empty': '/register' };

async function picture(origin: string, shots: Record<string, string>): Promise<void> {
  const browser = await startChromium();
  try {
    for (const width of [375, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(shots)) {
        await page.goto(`${origin}${path}`);
        await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

mkdirSync(folder, { recursive: true });
for (const [shots, seed] of [
  [pages, true],
  [empty, false],
] as const) {
  const db = await openDb();
  if (seed) {
    await seedWebSite(db);
    await seedFranchisedHubs(db);
  }
  const site = await startWebSite(db);
  await picture(site.origin, shots);
  await site.stop();
  await db.close();
}
process.stdout.write('Pictures of every page are in out/screenshots.\n');
