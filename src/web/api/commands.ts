// Commands from programs: the same as from a form, judged by the same engine. The id comes as Idempotency-Key, the version seen as If-Match.

import { z } from 'zod';
import { isOrganisation } from '../../../db/reads/organisation-hubs.ts';
import { registered } from '../../engine/engine.ts';
import { handleCommand } from '../../engine/handle-command.ts';
import type { Answer } from '../../engine/judge.ts';
import { labelsOf } from '../../engine/step.ts';
import { openCase } from '../case-access.ts';
import { formCommand } from '../command-form/command-form.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { signedIn } from '../pages/account.ts';
import { paths, pathTo } from '../paths.ts';
import type { DataAnswer, Visit } from '../route.ts';
import { senderOf } from '../visitor.ts';
import { etagOf } from './case-reads.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of the command: a UUID in lower case, with or without the quotation marks of a structured header. */
export function commandId(visit: Visit): string {
  const id = visit.header('Idempotency-Key')?.replace(/^"(.*)"$/, '$1') ?? '';
  if (!uuid.test(id))
    throw new HttpRefusal(400, 'Send Idempotency-Key: a new UUID for each act, the same one when you send it again.', {
      fields: { 'Idempotency-Key': 'Give a UUID in lower case' },
    });
  return id;
}

/** The version of the case that the sender saw (promise 5). `*` would be a decision on what nobody looked at. */
function versionSeen(visit: Visit): number {
  const given = visit.header('If-Match');
  if (given === null) throw new HttpRefusal(428, 'Send If-Match: the ETag of the case as you saw it, so that you decide on what you read.');
  const version = /^"(\d{1,9})"$/.exec(given)?.[1];
  if (version === undefined)
    throw new HttpRefusal(400, 'If-Match is the ETag of the case as you saw it, like "7".', { fields: { 'If-Match': 'Give one ETag' } });
  return Number(version);
}

/** Sends a command to a case. Sent again, it is one act and gets the first answer. */
export async function sendByProgram(visit: Visit): Promise<DataAnswer> {
  const opened = await openCase(visit);
  const { head, workflow, visitor } = opened;
  const [name, of] = (visit.params.command ?? '').split('.').reverse();
  const command = formCommand(workflow, of === workflow.name ? (name ?? '') : '');
  if (command.definition.opens) throw new HttpRefusal(404, 'This command opens a case: send it to the openings.');
  const answer = await handleCommand(visit.services.engine, {
    id: commandId(visit),
    case: head.id,
    type: command.type,
    data: visit.body,
    ...senderOf(visitor),
    saw: versionSeen(visit),
    at: visit.now,
  });
  return done(answer, labelsOf(workflow, answer.state)[opened.audience], {});
}

const aboutSchema = z
  .strictObject({
    organisation: z.uuid({ error: 'Give the id of an organisation' }).optional(),
    hub: z.uuid({ error: 'Give the id of a hub of the organisation' }).optional(),
  })
  .default({})
  .meta({ description: 'What the case is about; a case of the scheme itself is about neither.' });

/** The body that opens a case: what it is about, and the command's own payload. */
export function openingSchema(data: z.ZodType) {
  return z.strictObject({ about: aboutSchema, data });
}

/** Opens a case. Its id is the command's own: sent twice, it is one case. */
export async function openByProgram(visit: Visit): Promise<DataAnswer> {
  const { services } = visit;
  const [of = '', name = ''] = (visit.params.command ?? '').split('.');
  const workflow = registered(services.engine, of)?.workflow;
  const command = workflow && formCommand(workflow, name);
  if (!workflow || !command?.definition.opens) throw new HttpRefusal(404, 'There is nothing to open at this address.');
  const visitor = signedIn(visit);
  const id = commandId(visit);
  const about = await aboutOf(visit);
  const answer = await handleCommand(services.engine, {
    id,
    case: id,
    type: command.type,
    data: visit.body.data,
    ...senderOf(visitor),
    at: visit.now,
    about,
  });
  const audience = visitor.offices.length > 0 ? 'staff' : 'applicant';
  return { ...done(answer, labelsOf(workflow, answer.state)[audience], { Location: pathTo(paths.apiCase, { case: id }) }), status: 201 };
}

/** What the case is about. An organisation that an applicant does not act for is not told from one that does not exist (P4). */
async function aboutOf(visit: Visit): Promise<{ organisation?: string; hub?: string }> {
  const parsed = openingSchema(z.unknown()).safeParse(visit.body);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.') || 'the body', message]));
    throw new HttpRefusal(400, 'Send what the case is about, and the data of the command.', { fields });
  }
  const { organisation, hub } = parsed.data.about;
  const { offices, memberships } = signedIn(visit);
  const { db, scheme } = visit.services;
  const isKnown =
    organisation === undefined ||
    (offices.length > 0
      ? await isOrganisation(db, scheme.id, organisation)
      : memberships.some((each) => each.organisation === organisation));
  if (!isKnown) throw new HttpRefusal(404, 'There is no such organisation among those you can act for.');
  return { ...(organisation ? { organisation } : {}), ...(hub ? { hub } : {}) };
}

function done(answer: Answer, says: string, headers: Readonly<Record<string, string>>): DataAnswer {
  const { case: id, version, state, repeated } = answer;
  const replayed = repeated ? { 'Idempotency-Replayed': 'true' } : {};
  return { data: { case: id, version, state, says }, headers: { ...etagOf(version), ...replayed, ...headers } };
}
