import type { Role } from '../../../machines/roles.ts';

/**
 * Work that waits for somebody: cases of a workflow in certain states, or with a certain deadline, narrowed by what they remember. `when`
 * and `by` are SQL/JSON paths over the case's context; they know `$me` (the person's id), `$today` and `$appointment` ('' without one).
 */
export interface Turn {
  readonly workflow: string;
  /** Where it waits; null: wherever the deadline is set. */
  readonly states: readonly string[] | null;
  /** The deadline at which a proposal expires: it is set exactly while somebody has to confirm (P10). Null: the states say it. */
  readonly deadline: string | null;
  readonly who: readonly Role[];
  /** What is to be done, as a heading over the cases. */
  readonly says: string;
  /** The command by which it is done. */
  readonly command: string;
  /** Only cases in which this is found; null: all of them. */
  readonly when: string | null;
  /** The civil date by which it is to be done; null: there is none. */
  readonly by: string | null;
}

type More = Partial<Pick<Turn, 'when' | 'by'>>;

/** Makes the turns of one workflow: of those in certain states, and of those that wait for a second person. */
export function turnsOf(workflow: string) {
  return {
    turn(says: string, command: string, who: readonly Role[], states: readonly string[], { when = null, by = null }: More = {}): Turn {
      return { workflow, states, deadline: null, who, says, command, when, by };
    },
    /** `deadline`: at which the proposal expires; `when`: what it has to be. */
    second(says: string, command: string, who: readonly Role[], deadline: string, when: string): Turn {
      return { workflow, states: null, deadline, who, says, command, when, by: null };
    },
  };
}

/** Not the one who asked, made or keyed it: another person confirms (P5, P10). */
export const byAnother = '@.by != $me';

/** Whether the context's declarations have the person's (P8). */
export const declared = 'exists(@.interests.keyvalue() ? (@.key == $me))';

/** The deciding holder's turn, or another's where somebody with an interest and no dispensation is out (P2). */
export const holdersTurn =
  '($appointment == "deciding" || exists(@.interests.keyvalue() ? (@.value.interest == "interest" && @.value.dispensation == null)))';

/** A paper that another officer keyed and this one can confirm (P9), in one workflow. */
export function paperTurn(workflow: string, says = 'Confirm what was keyed from paper'): Turn {
  const officers = ['franchise-officer', 'engagement-officer'] as const;
  return turnsOf(workflow).second(says, 'confirmPaper', officers, 'expirePaper', `$.paper ? (${byAnother})`);
}
