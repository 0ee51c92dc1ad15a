// Who walks where: everybody from their first page, those who work with a case when it comes to a state, and ways that no link leads.
import { addEvidence } from '../../../db/evidence.ts';
import { registry } from '../../../src/engine/workflows.ts';
import type { PlayedSite } from './played-site.ts';
import { type Reader, readCases, type Walk } from './walk.ts';

const council = {
  'franchise-officer': 'Franchise Officer 1',
  'engagement-officer': 'Community Engagement Officer',
  'portfolio-holder': 'Portfolio Holder for Communities',
  validator: 'Validator, CVS 2',
  'cvs-representative': 'CVS Representative',
  administrator: 'Administrator, decision meetings',
  'head-of-paid-service': 'Head of Paid Service',
};
const capacities = ['lead', 'contributor', 'signatory'] as const;
/** Where everybody starts. */
const firstPages = [
  '/',
  '/desk',
  '/account/sessions',
  '/account/tokens',
  '/account/acting',
  '/demonstration',
  '/api/docs',
  '/accessibility',
  '/administration/policy/what-if',
];

/** Everybody from their first page. */
export async function walkAll(walk: Walk): Promise<void> {
  await walk.from(await walk.reader(null, 'public'), [
    ...firstPages,
    '/sign-in',
    '/certificates?reference=wrong',
    '/before-you-start?asked=yes',
    '/nowhere',
  ]);
  for (const [audience, name] of Object.entries(council)) await walk.from(await walk.reader(name, audience), firstPages);
  for (const capacity of capacities)
    await walk.from(await walk.reader(`${capacity[0]?.toUpperCase()}${capacity.slice(1)}, Barnies`, capacity), firstPages);
}

/** Who works with cases of a workflow, and the members of the organisation that a case is about. */
async function readersOf(site: PlayedSite, walk: Walk, workflow: string, organisation: string | null): Promise<Reader[]> {
  const roles = new Set<string>(Object.values(registry[workflow]?.workflow.commands ?? {}).flatMap(({ who }) => who));
  const staff = Object.entries(council).filter(([role]) => roles.has(role));
  const members = await site.db.rows<{ person: string; capacity: string }>(
    'select person_id::text as person, capacity from memberships where organisation_id = $1::uuid',
    [organisation],
  );
  return Promise.all([
    ...staff.map(([role, name]) => walk.reader(name, role)),
    ...members.map(({ person, capacity }) => walk.reader(person, capacity)),
  ]);
}

/** Looks at a case, when it comes to a state in which no case has been before, as everybody who works with it. */
export function watcher(site: PlayedSite, walk: Walk): () => Promise<void> {
  const seen = new Set<string>();
  return async () => {
    for (const { id, workflow, standing, organisation } of await readCases(site)) {
      if (seen.has(standing)) continue;
      seen.add(standing);
      for (const reader of await readersOf(site, walk, workflow, organisation)) await walk.from(reader, [`/cases/${id}`]);
    }
  };
}

/** The forms of commands to which no page has led on the way. */
export async function walkForms(site: PlayedSite, walk: Walk): Promise<void> {
  for (const { id, workflow, organisation } of await readCases(site)) {
    const left = commandsOf(workflow).filter((command) => !walk.forms.has(`${workflow}.${command}`));
    if (left.length === 0) continue;
    for (const reader of await readersOf(site, walk, workflow, organisation)) {
      const paths = left.map((command) => `/cases/${id}/do/${command}`);
      for (const path of paths) if ((await reader.visitor.get(path)).status < 400) await walk.from(reader, [path]);
    }
  }
}

/** The commands of a workflow that people send in a case. */
export function commandsOf(workflow: string): string[] {
  const commands = Object.entries(registry[workflow]?.workflow.commands ?? {});
  return commands.filter(([, { who, opens }]) => !opens && who.some((role) => role !== 'system')).map(([name]) => name);
}

/** The way in by e-mail, and back to a form that was sent when the session was over. */
export async function walkSignIn(site: PlayedSite, walk: Walk): Promise<void> {
  const stranger = await walk.reader(null, 'public');
  await walk.send(stranger, '/sign-in', { email: 'nobody' }, '/sign-in');
  const { id } = (await readCases(site)).find(({ workflow }) => workflow === 'assessment') ?? { id: '' };
  stranger.visitor.cookies.set('session', await site.sessionOf('Lead, Barnies'));
  await site.db.rows('update sessions set ends_at = opened_at');
  await walk.send(stranger, `/cases/${id}/do/withdraw`, { 'data[reason]': 'We start again' }, '');
  await walk.send(stranger, '/sign-in', { email: 'lead@barnies.example', next: '/kept' }, '/sign-in');
  const link = String(site.notes.at(-1)?.model.link).replace('http://hubs.example', '');
  await walk.from(stranger, [link, '/sign-in/link?token=spent']);
  await walk.send(stranger, '/sign-in/link', Object.fromEntries(new URL(link, 'http://here.example').searchParams), link);
  await walk.from(stranger, ['/kept']);
  const colleague = await walk.reader(null, 'public');
  const callback = '/sign-in/council/callback?code=x&state=y';
  await walk.from(colleague, [callback]);
  await walk.send(colleague, '/sign-in/council/callback', { code: 'x', state: 'y' }, callback);
}

/** Somebody who holds two offices, and chooses none of them. */
export async function walkActing(site: PlayedSite, walk: Walk): Promise<void> {
  await site.db.rows(
    `insert into role_holders (scheme_id, id, person_id, role, title, from_on)
     select scheme_id, gen_random_uuid(), id, 'cvs-representative', 'CVS Representative', '2026-10-01' from people where name = $1::text`,
    ['Head of Paid Service'],
  );
  const both = await walk.reader('Head of Paid Service', 'head-of-paid-service');
  await walk.from(both, ['/account/acting']);
  await walk.send(both, '/account/acting', {}, '/account/acting');
}

/** An invitation to somebody new, and one that is over. */
async function walkInvitation(site: PlayedSite, walk: Walk, lead: Reader, organisation: string): Promise<void> {
  const people = `/your-organisations/${organisation}/people`;
  await walk.send(lead, people, { id: crypto.randomUUID(), email: 'new@barnies.example', capacities: 'contributor' }, people);
  const link = String(site.notes.at(-1)?.model.link).replace('http://hubs.example', '');
  await walk.from(await walk.reader(null, 'public'), [link]);
  await walk.send(await walk.reader(null, 'public'), '/invitation', { token: 'spent', name: 'Somebody' }, link);
}

/** A library with a document in it, and a colleague who is invited. */
export async function walkLibrary(site: PlayedSite, walk: Walk): Promise<void> {
  const lead = await walk.reader('Lead, Barnies', 'lead');
  const [member] = await site.db.rows<{ organisation: string; person: string }>(
    `select m.organisation_id::text as organisation, p.id::text as person from memberships m join people p on p.id = m.person_id where p.name = $1::text`,
    ['Lead, Barnies'],
  );
  if (!member) throw new Error('Nobody leads Barnies');
  const about = { type: 'insurance', title: 'Public liability insurance', fileName: 'insurance.pdf', mediaType: 'application/pdf' };
  const { organisation, person: addedBy } = member;
  const id = crypto.randomUUID();
  const dates = { dated: '2025-10-01', expiresOn: '2026-09-30', addedAt: site.rehearsal.now };
  await addEvidence(site.db, {
    scheme: 'cech',
    id,
    organisation,
    addedBy,
    bytes: new TextEncoder().encode('%PDF-1.7'),
    ...about,
    ...dates,
  });
  await walk.from(lead, [`/organisations/${organisation}/evidence`]);
  await walkInvitation(site, walk, lead, organisation);
}

/** A self-assessment and an application that have just begun, with every form sent as it is. */
export async function walkBeginnings(walk: Walk): Promise<void> {
  const lead = await walk.reader('Lead, Barnies', 'lead');
  walk.sends = true;
  walk.forgetLists();
  for (const workflow of ['assessment', 'application']) {
    const path = `/open/${workflow}/start`;
    const about = /name="about" value="([^"]+)"/.exec(await (await lead.visitor.get(path)).text())?.[1] ?? '';
    const to = await walk.send(lead, path, { about, commandId: crypto.randomUUID(), 'data[targetLevel]': '1' }, path);
    await walk.from(lead, [to ?? 'no case was opened']);
  }
  await walk.from(lead, firstPages);
}

/** What the administrator asks of a policy that would have been another. */
export async function walkWhatIf(walk: Walk): Promise<void> {
  const administrator = await walk.reader(council.administrator, 'administrator');
  await walk.from(administrator, ['/administration/policy/what-if?offerDays=21', '/administration/policy/what-if?offerDays=x']);
}

/** The certificate that was made first, as the public checks it. */
export async function walkCertificate(site: PlayedSite, walk: Walk): Promise<void> {
  const [first] = await site.db.rows<{ reference: string }>(`select reference from publications where register = 'certificate'`);
  await walk.from(await walk.reader(null, 'public'), [`/certificates?reference=${first?.reference}`]);
}
