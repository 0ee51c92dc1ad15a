// One command of one case: its form, and what becomes of it. What was typed survives every refusal.
import { randomUUID } from 'node:crypto';
import { handleCommand } from '../../engine/handle-command.ts';
import { Refusal } from '../../errors.ts';
import { type OpenedCase, openCase } from '../case-access.ts';
import { casePartsNamed } from '../case-parts/case-parts.ts';
import { caseBreadcrumbs } from '../case-words.ts';
import { besideOf } from '../command-form/beside.ts';
import { type FormCommand, formCommand, payloadSent, type SentForm, sentForm, showForm } from '../command-form/command-form.ts';
import { prefillOf } from '../command-form/prefills.ts';
import { whatItDoes } from '../command-form/what-it-does.ts';
import { layoutOf } from '../command-layouts.ts';
import { statusOfRefusal } from '../errors.ts';
import { HttpRefusal } from '../http-refusal.ts';
import { ownPageOf } from '../own-pages.ts';
import { paths, pathTo } from '../paths.ts';
import type { Answer, PageAnswer, Visit } from '../route.ts';
import { ownAddress } from '../sign-in-first.ts';
import { senderOf } from '../visitor.ts';

interface Shown {
  readonly sent: unknown;
  readonly commandId: string;
  readonly saw: number;
  readonly add: string | null;
  readonly refusal: Refusal | null;
  readonly look: unknown;
}

/** Where to go on afterwards, if the page that led here said so: an address of our own. */
function nextAsked({ body, query }: Visit): string | null {
  const given = body.next ?? query.next;
  return typeof given === 'string' && given !== '' ? ownAddress(given) : null;
}

async function formPage(visit: Visit, opened: OpenedCase, command: FormCommand, shown: Shown): Promise<PageAnswer> {
  const { head } = opened;
  const { refusal, sent, commandId, saw, look } = shown;
  const problems = refusal?.fields ?? {};
  const { fields, errors } = await showForm(visit, opened, command, { sent, problems, add: shown.add });
  const whole = refusal && Object.keys(problems).length === 0 ? { says: refusal.says, rule: refusal.rule } : null;
  const layout = layoutOf(command.type);
  const own = layout && (await layout.model(visit, opened, { command: command.type, sent, problems, fields, commandId, saw, look }));
  return {
    page: layout?.page ?? 'command',
    ...(refusal ? { status: statusOfRefusal(refusal) } : {}),
    keep: 'nothing',
    model: {
      title: command.definition.title,
      breadcrumbs: caseBreadcrumbs(opened),
      errors: whole ? [{ text: whole.says, href: '#form' }] : errors,
      fields,
      refused: whole,
      commandId,
      saw,
      asksWhich: false,
      choices: [],
      means: whatItDoes(command.type, head.context),
      beside: await casePartsNamed(visit, opened, besideOf(command.type)),
      action: visit.address,
      back: pathTo(paths.case, { case: head.id }),
      about: { reference: head.reference, organisation: head.organisation?.name ?? null, hub: head.hub?.name ?? null },
      ...own,
    },
  };
}

/**
 * The command of the address. Throws 403 for who never sends it in this case: the forms of officers and holders are filled with what
 * is theirs alone to read.
 */
function commandFor(visit: Visit, opened: OpenedCase): FormCommand {
  const command = formCommand(opened.workflow, visit.params.command ?? '');
  if (!command.definition.who.some((role) => opened.roles.includes(role)))
    throw new HttpRefusal(403, 'Somebody else does this in this case. Go back to the case: it shows what you can do.');
  return command;
}

/** The form of a command. Whether it can be sent now is said by the case's page; here it is judged when it is sent. */
export async function commandForm(visit: Visit): Promise<Answer> {
  const opened = await openCase(visit);
  const command = commandFor(visit, opened);
  const own = ownPageOf(command.type, opened);
  if (own !== undefined) return { go: own };
  const begun = await layoutOf(command.type)?.begin?.(visit, opened);
  return formPage(visit, opened, command, {
    sent: { ...(await prefillOf(command.type)?.(visit, opened)), ...begun, ...visit.query },
    commandId: randomUUID(),
    saw: opened.head.version,
    add: null,
    refusal: null,
    look: null,
  });
}

/** Sends a command. Refused: the form again with everything that was typed, and why. */
export async function sendCommand(visit: Visit): Promise<Answer> {
  const opened = await openCase(visit);
  const command = commandFor(visit, opened);
  const { sent, problems } = typedIn(visit, command);
  const saw = sent.saw ?? opened.head.version;
  const again = (refusal: Refusal | null, commandId: string, look: unknown = null) =>
    formPage(visit, opened, command, {
      sent: sent.data,
      commandId,
      saw: refusal?.rule === 'E3' ? opened.head.version : saw,
      add: sent.add,
      refusal,
      look,
    });
  if (sent.add !== null) return again(null, sent.commandId);
  try {
    if (Object.keys(problems).length > 0) throw new Refusal('invalid', 'E6', Object.values(problems).join('; '), { fields: problems });
    if (sent.look) return await again(null, sent.commandId, payloadSent(command, sent));
    await carryOut(visit, opened, command, sent, saw);
    const next = nextAsked(visit);
    if (next !== null) return { go: next };
    return { go: `${pathTo(paths.case, { case: opened.head.id })}?${new URLSearchParams({ done: visit.params.command ?? '' })}` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // An id that was used for something else would be refused for ever: the next attempt is a new act.
    return again(error, error.rule === 'E4' ? randomUUID() : sent.commandId);
  }
}

/** What was sent, as the command's fields read it. */
function typedIn(visit: Visit, command: FormCommand): { readonly sent: SentForm; readonly problems: Readonly<Record<string, string>> } {
  const sent = sentForm(visit);
  const read = layoutOf(command.type)?.read?.(sent.data);
  return read ? { sent: { ...sent, data: read.data }, problems: read.problems } : { sent, problems: {} };
}

function carryOut({ services, now }: Visit, { head, visitor }: OpenedCase, command: FormCommand, sent: SentForm, saw: number) {
  return handleCommand(services.engine, {
    id: sent.commandId,
    case: head.id,
    type: command.type,
    data: payloadSent(command, sent),
    ...senderOf(visitor),
    saw,
    at: now,
  });
}
