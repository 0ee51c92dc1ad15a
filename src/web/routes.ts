// The route table is the access table: whoever is not named in `who` does not get in.
import { checkCertificate } from './pages/certificates.ts';
import { health, readiness } from './pages/health.ts';
import { home } from './pages/home.ts';
import { howItWorks, howProcessWorks } from './pages/how-it-works.ts';
import { meetings } from './pages/meetings.ts';
import { register, registerEntry } from './pages/register.ts';
import { accessibility, cookies, privacy } from './pages/statements.ts';
import { paths } from './paths.ts';
import type { Route } from './route.ts';

export const routes: readonly Route[] = [
  { method: 'get', path: paths.home, who: ['public'], run: home },
  { method: 'get', path: paths.meetings, who: ['public'], run: meetings },
  { method: 'get', path: paths.certificates, who: ['public'], run: checkCertificate },
  { method: 'get', path: paths.register, who: ['public'], run: register },
  { method: 'get', path: paths.registerEntry, who: ['public'], run: registerEntry },
  { method: 'get', path: paths.howItWorks, who: ['public'], run: howItWorks },
  { method: 'get', path: paths.howProcessWorks, who: ['public'], run: howProcessWorks },
  { method: 'get', path: paths.accessibility, who: ['public'], run: accessibility },
  { method: 'get', path: paths.privacy, who: ['public'], run: privacy },
  { method: 'get', path: paths.cookies, who: ['public'], run: cookies },
  { method: 'get', path: paths.health, who: ['public', 'system'], run: health },
  { method: 'get', path: paths.ready, who: ['public', 'system'], run: readiness },
];
