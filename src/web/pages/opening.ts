// Commands that open a case: for an organisation or one of its hubs, or for the scheme.
import { randomUUID } from 'node:crypto';
import { everyHub, everyOrganisation, hubsOf } from '../../../db/reads/organisation-hubs.ts';
import { applicantRoles, type Role } from '../../../machines/roles.ts';
import { registered } from '../../engine/engine.ts';
import { handleCommand } from '../../engine/handle-command.ts';
import { Refusal } from '../../errors.ts';
import { reviewChoices } from '../command-form/choosers-review.ts';
import { type FormCommand, formCommand, payloadSent, sentForm, showForm } from '../command-form/command-form.ts';
import { whatItDoes } from '../command-form/what-it-does.ts';
import { statusOfRefusal } from '../errors.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { senderOf } from '../visitor.ts';
import { signedIn } from './account.ts';

/** Whom or what a new case can be about. */
interface About {
  readonly value: string;
  readonly text: string;
  readonly organisation?: string;
  readonly hub?: string;
  /** Fields of the command that the choice answers by itself. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Commands whose case is about something that was decided, not about an organisation or a hub as such. */
const choosesOutcome = { 'review.request': { answers: ['about', 'workflow', 'decision'], choices: reviewChoices } } as const;

const outcomesOf = ({ type }: Pick<FormCommand, 'type'>) => (type === 'review.request' ? choosesOutcome[type] : null);

function openingCommand({ services, params }: Visit): FormCommand {
  const workflow = registered(services.engine, params.workflow ?? '')?.workflow;
  const command = workflow && formCommand(workflow, params.command ?? '');
  if (!command?.definition.opens) throw new HttpRefusal(404, 'There is nothing to open at this address.');
  return withoutAnswered(command);
}

/** The command with the fields that are still to be filled in once it is chosen what the case is about. */
function withoutAnswered(command: FormCommand): FormCommand {
  const answers: readonly string[] = outcomesOf(command)?.answers ?? [];
  const fields = command.form.fields.filter((field) => !('path' in field && answers.includes(field.path)));
  return { ...command, form: { ...command.form, fields } };
}

/** What the visitor can begin: every command that opens a case, where there is something of theirs to open one about. */
export async function beginnings(visit: Visit): Promise<{ readonly title: string; readonly href: string }[]> {
  const { roles } = signedIn(visit);
  const commands = Object.values(visit.services.engine.registry).flatMap(({ workflow }) =>
    Object.entries(workflow.commands)
      .filter(([, { opens, who }]) => opens && who.some((role) => roles.includes(role)))
      .map(([name]) => ({ command: formCommand(workflow, name), href: pathTo(paths.open, { workflow: workflow.name, command: name }) })),
  );
  const open = await Promise.all(commands.map(async ({ command }) => !isApplicants(command) || (await abouts(visit, command)).length > 0));
  return commands.filter((_, index) => open[index]).map(({ command, href }) => ({ title: command.definition.title, href }));
}

const isApplicants = (command: FormCommand) => command.definition.who.some((role) => (applicantRoles as readonly Role[]).includes(role));

/** More are not offered: who looks for one among hundreds starts from its own page. */
const MOST = 500;

/**
 * The organisations and hubs that the case could be about: the visitor's own, or all of the scheme for officers, who open the case that
 * a paper needs (P9). A case of the scheme is about none.
 */
async function abouts(visit: Visit, command: FormCommand): Promise<About[]> {
  if (!isApplicants(command)) return [];
  const outcomes = outcomesOf(command);
  if (outcomes) return outcomes.choices(visit);
  const { db, scheme } = visit.services;
  const { memberships, offices } = signedIn(visit);
  const ofScheme = command.definition.who.some((role) => offices.includes(role));
  const mine = memberships.filter(({ capacities }) => command.definition.who.some((role) => capacities.includes(role)));
  const organisations = mine.map(({ organisation, name }) => ({ id: organisation, name }));
  if (command.type.startsWith('assessment.')) {
    const all = ofScheme ? await everyOrganisation(db, scheme.id, MOST) : organisations;
    return all.map(({ id, name }) => ({ value: id, text: name, organisation: id }));
  }
  const own = organisations.map(({ id }) => id);
  const hubs = ofScheme ? await everyHub(db, scheme.id, MOST) : await hubsOf(db, scheme.id, own);
  return hubs.map(({ id, name, town, organisation }) => ({ value: id, text: `${name}, ${town}`, organisation, hub: id }));
}

async function page(
  visit: Visit,
  command: FormCommand,
  choices: readonly About[],
  shown: { sent: unknown; chosen: string; commandId: string; add: string | null; refusal: Refusal | null },
): Promise<PageAnswer> {
  const { refusal } = shown;
  const problems = refusal?.fields ?? {};
  const { fields, errors } = await showForm(visit, null, command, { sent: shown.sent, problems, add: shown.add });
  const whole = refusal && Object.keys(problems).length === 0 ? { says: refusal.says, rule: refusal.rule } : null;
  return {
    page: 'opening',
    ...(refusal ? { status: statusOfRefusal(refusal) } : {}),
    keep: 'nothing',
    model: {
      title: command.definition.title,
      breadcrumbs: [{ text: 'Your work', href: paths.desk }],
      errors: whole ? [{ text: whole.says, href: '#form' }] : errors,
      fields,
      means: whatItDoes(command.type, null),
      refused: whole,
      commandId: shown.commandId,
      saw: null,
      action: visit.address,
      back: paths.desk,
      choices: choices.map(({ value, text }) => ({ value, text, chosen: value === shown.chosen || choices.length === 1 })),
      asksWhich: choices.length > 0,
    },
  };
}

/** The form that opens a case. */
export async function openingForm(visit: Visit): Promise<PageAnswer> {
  const command = openingCommand(visit);
  const choices = await abouts(visit, command);
  if (isApplicants(command) && choices.length === 0)
    throw new HttpRefusal(
      403,
      outcomesOf(command)
        ? 'There is nothing that your organisation could have reviewed. You can ask once you have the letter of a decision.'
        : 'You can do this for an organisation or a hub of yours. Register the organisation or the hub first.',
    );
  return page(visit, command, choices, {
    sent: visit.query,
    chosen: visit.query.about ?? '',
    commandId: randomUUID(),
    add: null,
    refusal: null,
  });
}

/** Opens a case. Its id is the command's own: sent twice, it is one case. */
export async function openByForm(visit: Visit): Promise<Answer> {
  const command = openingCommand(visit);
  const choices = await abouts(visit, command);
  const sent = sentForm(visit);
  const chosen = typeof visit.body.about === 'string' ? visit.body.about : '';
  const about = choices.find(({ value }) => value === chosen);
  const again = (refusal: Refusal | null) =>
    page(visit, command, choices, { sent: sent.data, chosen, commandId: sent.commandId, add: sent.add, refusal });
  if (sent.add !== null) return again(null);
  if (choices.length > 0 && !about) return again(new Refusal('invalid', 'E6', 'Select which one it is for'));
  try {
    const { organisation, hub } = about ?? {};
    const subject = { ...(organisation ? { organisation } : {}), ...(hub ? { hub } : {}) };
    const answer = await handleCommand(visit.services.engine, {
      id: sent.commandId,
      case: sent.commandId,
      type: command.type,
      data: about?.data ? { ...Object(payloadSent(command, sent)), ...about.data } : payloadSent(command, sent),
      ...senderOf(signedIn(visit)),
      at: visit.now,
      ...(about ? { about: subject } : {}),
    });
    return { go: pathTo(paths.case, { case: answer.case }) };
  } catch (error) {
    if (error instanceof Refusal) return again(error);
    throw error;
  }
}
