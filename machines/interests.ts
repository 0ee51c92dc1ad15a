/** P8 and P2 for every workflow in which people act on an organisation's affairs: declarations of interests, and whose turn it is. */
import { z } from 'zod';
import type { Appointment, Role } from './roles.ts';
import { id, type TextRef, text } from './text.ts';
import { type Act, type Actor, command } from './workflow.ts';

/** A declaration of interests (P8) and, where given, the dispensation by the head of paid service. */
export interface Declaration {
  readonly interest: 'none' | 'interest';
  readonly on: string;
  readonly dispensation: { readonly by: string; readonly on: string; readonly reason: TextRef } | null;
}

/** The declarations of a case, by person. */
export type Interests = Readonly<Record<string, Declaration>>;

/** An appointment of a portfolio holder in force (P2). */
export interface Holder {
  readonly person: string;
  readonly appointment: Appointment;
}

const order: readonly Appointment[] = ['deciding', 'deputy', 'leader'];
const appointmentWords = { deciding: 'deciding holder', deputy: 'deputy', leader: 'Leader' } as const satisfies Record<Appointment, string>;

/** The two commands by which interests are declared and dispensations recorded. `who` declares before acting. */
export function interestCommands<const W extends readonly Role[]>(who: W) {
  return {
    declareInterest: command({
      title: 'Declare your interests',
      who,
      data: z.strictObject({
        interest: z.enum(['none', 'interest'], { error: 'Select whether you have an interest' }),
        nature: text('Enter the interest').optional(),
      }),
      facts: [],
    }),
    recordDispensation: command({
      title: 'Record a dispensation',
      who: ['head-of-paid-service'],
      data: z.strictObject({ person: id('Select the person'), reason: text('Enter why the dispensation is given') }),
      facts: [],
    }),
  };
}

type By = Pick<Act<unknown>, 'actor' | 'on'>;

/** The declarations with this person's added; a dispensation given before stays. */
export function withDeclaration(interests: Interests, { actor, on }: By, interest: Declaration['interest']): Interests {
  return { ...interests, [actor.person]: { interest, on, dispensation: interests[actor.person]?.dispensation ?? null } };
}

/** The declarations with a dispensation for a person who declared an interest: a rule has made sure that they did. */
export function withDispensation(interests: Interests, { actor, on }: By, given: { person: string; reason: TextRef }): Interests {
  const declaration = interests[given.person] ?? { interest: 'interest', on, dispensation: null };
  return { ...interests, [given.person]: { ...declaration, dispensation: { by: actor.person, on, reason: given.reason } } };
}

/** Whether a declared interest keeps the person from acting: one without dispensation (P8). */
function isBarred(declaration: Declaration | undefined): boolean {
  return declaration?.interest === 'interest' && declaration.dispensation === null;
}

/** Whether the person must stay out: an interest declared here or standing, and no dispensation (P1, P8). */
export function mustStayOut(interests: Interests, actor: Actor): boolean {
  const declaration = interests[actor.person];
  return isBarred(declaration) || (actor.interests.length > 0 && !declaration?.dispensation);
}

/**
 * Why it is not this holder's turn to decide, or null (P2): the first appointment filled by somebody not barred decides. `others` do not
 * decide for another reason than an interest: a review sent the decision back.
 */
export function whyNotYourTurn(
  interests: Interests,
  holders: readonly Holder[],
  actor: Actor,
  what: string,
  others: readonly string[] = [],
): string | null {
  const turn = order.find((appointment) =>
    holders.some(({ person, appointment: held }) => held === appointment && !isBarred(interests[person]) && !others.includes(person)),
  );
  if (!turn)
    return `Nobody appointed can decide ${what}. Ask the administrator to appoint a holder, or the head of paid service for a dispensation.`;
  if (holders.some((holder) => holder.person === actor.person && holder.appointment === turn)) return null;
  const now = appointmentWords[turn];
  return `The ${now} decides ${what}: another holder does so only where those before have declared an interest without dispensation or must not decide, or nobody is appointed. Ask the ${now}.`;
}

/** Why somebody who has not declared their interests cannot act yet, or null (P8). `what` is 'this grant', 'this franchise'. */
export function whyNotDeclared(interests: Interests, actor: Actor, what: string): string | null {
  if (interests[actor.person]) return null;
  return `You have not declared your interests in ${what}. Declare them, or that you have none, before you act.`;
}

/** Why a holder with an interest does not decide, or null (P2). The turn passes to the deputy by a declaration, so one that is only in the register has to be declared. */
export function whyHolderStaysOut(interests: Interests, actor: Actor, what: string): string | null {
  if (!mustStayOut(interests, actor)) return null;
  if (interests[actor.person]?.interest !== 'interest')
    return 'The register shows that you have an interest in this organisation. Declare it here too, so that another holder can decide.';
  return `You have an interest in ${what} and no dispensation, so another holder decides. The head of paid service can record a dispensation.`;
}
