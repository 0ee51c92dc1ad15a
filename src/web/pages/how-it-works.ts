import { policyInForce } from '../../../db/schemes.ts';
import { policySchema } from '../../../machines/policy.ts';
import { registry } from '../../engine/workflows.ts';
import { shownLetters, shownLimits, shownProcess } from '../how-it-works.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';

const processes = new Map(Object.values(registry).map(({ workflow }) => [workflow.name, shownProcess(workflow)]));
const letters = shownLetters();
const title = 'How it works';
const home = { text: 'Home', href: paths.home };

/** The processes of the scheme, each with a page of its own; the time limits are those of the policy in force today. */
export async function howItWorks({ services, today }: Visit): Promise<PageAnswer> {
  const policy = policySchema.parse((await policyInForce(services.db, services.scheme.id, today)) ?? {});
  const model = {
    title,
    path: paths.howItWorks,
    breadcrumbs: [home],
    processes: [...processes.values()],
    limits: shownLimits(policy),
    letters,
  };
  return { page: 'how-it-works', model };
}

/** How one process goes, from the machine that runs it. Refuses with 404 for a name that no process has. */
export function howProcessWorks({ params }: Visit): PageAnswer {
  const process = processes.get(params.workflow ?? '');
  if (!process) throw new HttpRefusal(404, 'There is no process of this name. “How it works” lists them all.');
  const breadcrumbs = [home, { text: title, href: paths.howItWorks }];
  return { page: 'process', model: { title: process.title, path: paths.howItWorks, breadcrumbs, process } };
}
