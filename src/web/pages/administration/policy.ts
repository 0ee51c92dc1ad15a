// The policy: every value with the rule it belongs to, its versions, a new one from a day on (R6), and what a change would have done.
import { UniqueViolation } from '../../../../db/errors.ts';
import { type PolicyVersion, policyVersions } from '../../../../db/reads/policy-versions.ts';
import { addPolicy } from '../../../../db/schemes.ts';
import { compareDates, sayDate } from '../../../../machines/calendar.ts';
import { type Policy, policySchema } from '../../../../machines/policy.ts';
import { titlesOf } from '../../../what-if/case-words.ts';
import type { ChangedValue } from '../../../what-if/policy-change.ts';
import { sayWhatIf } from '../../../what-if/report-words.ts';
import { readRuleTexts } from '../../../what-if/rule-texts.ts';
import { whatIf } from '../../../what-if/what-if.ts';
import { HttpRefusal } from '../../http-refusal.ts';
import { paths } from '../../paths.ts';
import type { Answer, PageAnswer, Visit } from '../../route.ts';
import { sayInstant } from '../../spoken-date.ts';
import { signedIn } from '../account.ts';
import { changesTyped, metaOf, policyNames, typedValue } from './policy-values.ts';
import { isCivilDate, summaryOf, typed } from './typed.ts';

const breadcrumbs = [{ text: 'Administration', href: paths.administration }];
const LONG = 60;

/** The versions, the latest first, and the policy that holds today. */
async function policies({
  services,
  today,
}: Visit): Promise<{ versions: readonly PolicyVersion[]; policy: Policy; latest: PolicyVersion }> {
  const versions = await policyVersions(services.db, services.scheme.id);
  const inForce = versions.find(({ fromOn }) => fromOn <= today);
  const [latest] = versions;
  if (!inForce || !latest) throw new HttpRefusal(404, 'The scheme has no policy in force yet.');
  return { versions, policy: policySchema.parse(inForce.data), latest };
}

/** What a version changed against the one before it. */
function historyOf(versions: readonly PolicyVersion[]) {
  return versions.map((version, index) => {
    const before = versions[index + 1];
    const now = policySchema.parse(version.data);
    const was = before && policySchema.parse(before.data);
    const changed = was ? policyNames.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(was[name])) : [];
    return {
      title: `Version ${version.version}, from ${sayDate(version.fromOn)}`,
      recorded: `Recorded ${sayInstant(version.recordedAt)} by ${version.by === 'seed' ? 'the setting up of the scheme' : version.by}`,
      changes: changed.map((name) => ({
        title: metaOf(name).title,
        says: was ? `${typedValue(name, was[name])} became ${typedValue(name, now[name])}` : '',
      })),
    };
  });
}

const sayChange = (policy: Policy) => (change: ChangedValue) => ({
  title: change.title,
  rule: change.rule,
  was: typedValue(change.name, policy[change.name]),
  becomes: typedValue(change.name, change.value),
  name: change.name,
});

async function page(
  visit: Visit,
  shown: { problems?: Readonly<Record<string, string>>; changes?: readonly ChangedValue[] } = {},
): Promise<PageAnswer> {
  const { body, today } = visit;
  const { versions, policy } = await policies(visit);
  const { problems = {}, changes = [] } = shown;
  const model = {
    title: 'Policy',
    breadcrumbs,
    errors: summaryOf(problems),
    today,
    checking: changes.length > 0 ? changes.map(sayChange(policy)) : null,
    values: policyNames
      .map((name) => {
        const value = typeof body[name] === 'string' ? body[name] : typedValue(name, policy[name]);
        return { name, ...metaOf(name), value, long: value.length > LONG, error: problems[name] ?? null };
      })
      .toSorted((a, b) => Number(a.long) - Number(b.long)),
    from: { value: typed(body, 'from'), error: problems.from ?? null },
    history: historyOf(versions),
  };
  return { page: 'administration-policy', ...(Object.keys(problems).length > 0 ? { status: 400 } : {}), keep: 'nothing', model };
}

/** The policy as it is. */
export function policy(visit: Visit): Promise<PageAnswer> {
  return page(visit);
}

/** A new version from a day on: shown with what it changes first, then recorded. Dates already set stay (R6). */
export async function changePolicy(visit: Visit): Promise<Answer> {
  const { services, body, today, now } = visit;
  const { policy: inForce, latest } = await policies(visit);
  const { changes, problems: wrong } = changesTyped(body, inForce);
  const from = typed(body, 'from');
  const first = compareDates(latest.fromOn, today) > 0 ? latest.fromOn : today;
  const problems = {
    ...wrong,
    ...(changes.length === 0 && Object.keys(wrong).length === 0 ? { from: 'Nothing is changed. Change a value first' } : {}),
    ...(isCivilDate(from) && from >= first ? {} : { from: `Enter the first day of the new policy: ${sayDate(first)} or later` }),
  };
  if (Object.keys(problems).length > 0) return page(visit, { problems });
  if (body.record === undefined) return page(visit, { changes });
  const data = { ...inForce, ...Object.fromEntries(changes.map(({ name, value }) => [name, value])) };
  const version = { schemeId: services.scheme.id, version: latest.version + 1, data, fromOn: from, recordedAt: now };
  try {
    await addPolicy(services.db, { ...version, recordedBy: signedIn(visit).person });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return page(visit, { problems: { from: 'Somebody recorded another version just now. Look at it, then record yours' } });
  }
  return { go: paths.administrationPolicy };
}

/** What recorded cases would have come to under changed values. It plays every case again, and writes nothing. */
export async function policyWhatIf(visit: Visit): Promise<PageAnswer> {
  const { services, query } = visit;
  const { policy: inForce } = await policies(visit);
  const { changes, problems } = changesTyped(query, inForce);
  const reporting = { titles: titlesOf(services.engine.registry), rules: readRuleTexts() };
  const report = changes.length > 0 ? sayWhatIf(await whatIf(services.engine, changes), reporting) : null;
  const model = {
    title: 'What if the policy had been another',
    breadcrumbs: [...breadcrumbs, { text: 'Policy', href: paths.administrationPolicy }],
    errors: Object.values(problems).map((text) => ({ text, href: paths.administrationPolicy })),
    changes: changes.map(sayChange(inForce)),
    report,
  };
  return { page: 'administration-what-if', keep: 'nothing', model };
}
