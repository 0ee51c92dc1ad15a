/** Who decides this application (P2), and what a declaration of interests allows (P8). */

import type { SentBack } from './application.aftermath.ts';
import type { ApplicationContext, Declaration } from './application.context.ts';
import type { ApplicationFacts } from './application.facts.ts';
import type { Appointment } from './roles.ts';
import type { Actor } from './workflow.ts';

const order: readonly Appointment[] = ['deciding', 'deputy', 'leader'];

/** How an appointment is said. */
const appointmentWords = { deciding: 'deciding holder', deputy: 'deputy', leader: 'Leader' } as const satisfies Record<Appointment, string>;

/** Whether the declaration keeps the person from acting: an interest without dispensation (P8). */
function isBarred(declaration: Declaration | undefined): boolean {
  return declaration?.interest === 'interest' && declaration.dispensation === null;
}

/** Whether the person must stay out: an interest declared here or standing, and no dispensation (P1, P8). */
export function mustStayOut(context: ApplicationContext, actor: Actor): boolean {
  const declaration = context.interests[actor.person];
  return isBarred(declaration) || (actor.interests.length > 0 && !declaration?.dispensation);
}

/** The appointment whose turn it is: the first that is filled by somebody not barred by a declared interest (P2); null: nobody. */
function turn(context: ApplicationContext, holders: ApplicationFacts['holders'], others: readonly string[]): Appointment | null {
  const free = order.find((appointment) =>
    holders.some(
      ({ person, appointment: held }) => held === appointment && !isBarred(context.interests[person]) && !others.includes(person),
    ),
  );
  return free ?? null;
}

/** Who does not make the decision that a review sent back (P2, P3): who made the one set aside, and the panel. */
export function mustNotDecide({ sentBack }: ApplicationContext, kind: SentBack['kind'] | null): readonly string[] {
  return sentBack !== null && sentBack.kind === kind ? sentBack.mustNotDecide : [];
}

/** Why it is not this holder's turn to decide, or null (P2). `others` do not decide for another reason than an interest. */
export function whyNotYourTurn(
  context: ApplicationContext,
  holders: ApplicationFacts['holders'],
  actor: Actor,
  others: readonly string[],
): string | null {
  const now = turn(context, holders, others);
  if (!now)
    return 'Nobody appointed can decide this application. Ask the administrator to appoint a holder, or the head of paid service for a dispensation.';
  if (holders.some((holder) => holder.person === actor.person && holder.appointment === now)) return null;
  return `The ${appointmentWords[now]} decides this application: another holder does so only where those before have declared an interest without dispensation or must not decide, or nobody is appointed. Ask the ${appointmentWords[now]}.`;
}
