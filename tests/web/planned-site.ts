// The web service on the scheme as it is planned: its people, standard and policy, and nothing begun. People sign in by name.
import type { Db } from '../../db/client.ts';
import { planScheme } from '../../seed/plan-scheme.ts';
import { seedScheme } from '../../seed/seed-scheme.ts';
import { handleCommand } from '../../src/engine/handle-command.ts';
import type { Services } from '../../src/web/services.ts';
import { beginSession } from '../../src/web/session.ts';
import { NOW, sampleServices, startWebSite, type Visitor, visitorOf, type WebSite } from './web-site.ts';

/** A site whose people can be asked for by name. */
export interface PlannedSite extends WebSite {
  readonly personId: (name: string) => string;
  /** Somebody signed in. */
  readonly be: (name: string) => Promise<Visitor>;
  /** An act that is not under test, sent past the pages. */
  readonly act: (name: string, type: string, caseId: string, data: object) => Promise<void>;
}

/** Seeds the scheme into an empty database and starts the service on it. */
export async function startPlannedSite(db: Db, changes: Partial<Services> = {}): Promise<PlannedSite> {
  const plan = planScheme({ start: '2026-10-05', people: {}, policy: {} });
  await seedScheme(db, plan);
  const site = await startWebSite(db, changes);
  const services = sampleServices(db);
  const personId = (name: string) => {
    const found = plan.people.find((person) => person.name === name);
    if (!found) throw new Error(`There is no ${name}`);
    return found.id;
  };
  return {
    ...site,
    personId,
    be: async (name) => {
      const visitor = visitorOf(site);
      visitor.cookies.set('session', (await beginSession(services, personId(name), { means: 'link', browser: 'test' })).value ?? '');
      return visitor;
    },
    act: async (name, type, caseId, data) => {
      await handleCommand(services.engine, { id: crypto.randomUUID(), case: caseId, type, data, person: personId(name), at: NOW });
    },
  };
}

/** The value of a hidden field of a page. */
export function hiddenField(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}
