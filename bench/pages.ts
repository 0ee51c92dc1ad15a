// npm run bench:pages: how long the main pages take on the server with many cases, each asked for one after the other on PostgreSQL.
import { openDb } from '../db/client.ts';
import { officeHolders } from '../db/reads/office-holders.ts';
import { seedOnFirstStart } from '../seed/first-start.ts';
import { registry } from '../src/engine/workflows.ts';
import { paths, pathTo } from '../src/web/paths.ts';
import { beginSession } from '../src/web/session.ts';
import { startCluster } from '../tests/support/postgres-cluster.ts';
import { sampleServices, startWebSite, visitorOf } from '../tests/web/web-site.ts';
import { multiplyCases } from './many-cases.ts';

const SIZES = (process.env.BENCH_CASES ?? '10000,100000').split(',').map(Number);
const TIMES = Number(process.env.BENCH_TIMES ?? 30);
const WARM = 6;
/** After the last day that the pilot plays on a first start, so that something is overdue. */
const NOW = '2027-06-10T10:00:00Z';

const say = (line: string) => process.stdout.write(`${line}\n`);
const given = process.env.BENCH_DATABASE_URL;
const cluster = given ? { url: given, stop: async () => {} } : await startCluster({ durable: true });
const db = await openDb({ url: cluster.url, poolSize: 8 });
await seedOnFirstStart({ db, scheme: 'cech', registry, now: () => NOW, production: false, say });
const now = () => NOW;
const site = await startWebSite(db, { now, requestsPerMinute: 1_000_000 });
const holders = await officeHolders(db, 'cech', NOW.slice(0, 10));

async function signedInAs(role: string) {
  const person = holders.find((each) => each.role === role)?.person;
  if (!person) throw new Error(`Nobody is ${role}`);
  const visitor = visitorOf(site);
  const cookie = await beginSession({ ...sampleServices(db), now }, person, { means: 'link', browser: 'bench' });
  visitor.cookies.set('session', cookie.value ?? '');
  return visitor;
}

async function pages(): Promise<{ readonly name: string; readonly role: string; readonly path: string }[]> {
  const [supported] = await db.rows<{ id: string; organisation: string; name: string }>(
    `select c.id, o.id as organisation, o.name from cases c join organisations o on o.id = c.organisation_id
     where c.workflow = 'application' and c.state = 'supported' order by c.opened_on limit 1`,
  );
  if (!supported) throw new Error('The pilot has no supported application');
  const [deep] = await db.rows<{ at: string; id: string }>(
    'select changed_at as at, id from cases where not closed order by changed_at, id offset 400 limit 1',
  );
  const list = (query: Readonly<Record<string, string>>) => `${paths.cases}?${new URLSearchParams(query)}`;
  return [
    { name: 'desk, franchise officer', role: 'franchise-officer', path: paths.desk },
    { name: 'desk, portfolio holder', role: 'portfolio-holder', path: paths.desk },
    { name: 'desk, validator', role: 'validator', path: paths.desk },
    { name: 'cases', role: 'franchise-officer', path: paths.cases },
    { name: 'cases, far down the list', role: 'franchise-officer', path: list({ after: `${deep?.at}~${deep?.id}` }) },
    { name: 'cases, by name', role: 'franchise-officer', path: list({ words: `${supported.name.slice(0, 12)}`, closed: 'yes' }) },
    { name: 'cases, one of all by number', role: 'franchise-officer', path: list({ words: 'trust (illustrative)-777', closed: 'yes' }) },
    { name: 'cases, with us', role: 'franchise-officer', path: list({ turn: 'waiting-on-staff' }) },
    { name: 'case page', role: 'franchise-officer', path: pathTo(paths.case, { case: supported.id }) },
    { name: 'organisation', role: 'franchise-officer', path: pathTo(paths.organisationFile, supported) },
    { name: 'validation queue', role: 'validator', path: paths.validation },
    { name: 'register of hubs', role: 'validator', path: paths.register },
  ];
}

async function median(role: string, path: string): Promise<number> {
  const visitor = await signedInAs(role);
  const took: number[] = [];
  for (let time = 0; time < WARM + TIMES; time += 1) {
    const started = performance.now();
    const answer = await visitor.get(path);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    if (time >= WARM) took.push(performance.now() - started);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
}

for (const size of SIZES) {
  say(`\n${(await multiplyCases(db, size)).toLocaleString('en-GB')} cases`.padEnd(33) + 'median ms'.padStart(12));
  for (const { name, role, path } of await pages()) say(`  ${name.padEnd(30)}${(await median(role, path)).toFixed(1).padStart(11)}`);
}
await site.stop();
await db.close();
await cluster.stop();
