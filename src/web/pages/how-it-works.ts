import { policyInForce } from '../../../db/schemes.ts';
import { policySchema } from '../../../machines/policy.ts';
import { registry } from '../../engine/workflows.ts';
import { shownLetters, shownLimits, shownProcess } from '../how-it-works.ts';
import { paths } from '../paths.ts';
import type { PageAnswer, Visit } from '../route.ts';

const processes = Object.values(registry).map(({ workflow }) => shownProcess(workflow));
const letters = shownLetters();

/** How every process goes, from the machines that run it; the time limits are those of the policy in force today. */
export async function howItWorks({ services, today }: Visit): Promise<PageAnswer> {
  const policy = policySchema.parse((await policyInForce(services.db, services.scheme.id, today)) ?? {});
  const model = {
    title: 'How it works',
    path: paths.howItWorks,
    breadcrumbs: [{ text: 'Home', href: paths.home }],
    processes,
    limits: shownLimits(policy),
    letters,
  };
  return { page: 'how-it-works', model };
}
