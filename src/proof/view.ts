// What of a case counts when two states are called the same. Each thing left out is declared here with its reason, and checked by samples.

/** How a value is looked at. What is not named is looked at whole. */
export type View =
  | { readonly see: 'gone'; readonly why: string }
  | { readonly see: 'present'; readonly why: string }
  | { readonly see: 'limit'; readonly why: string }
  | { readonly see: 'from'; readonly why: string }
  | { readonly see: 'set'; readonly of: View; readonly why: string }
  | { readonly see: 'as'; readonly of: (value: never, context: never) => unknown; readonly why: string }
  | { readonly see: 'parts'; readonly parts: Readonly<Record<string, View>> };

/** Nothing of it: no rule, guard or change of a case reads it, or what it says follows from the rest. */
export const gone = (why: string): View => ({ see: 'gone', why });

/** Whether it is there, and nothing else. */
export const present = (why: string): View => ({ see: 'present', why });

/** A last day: all that is asked of it is whether it is over. */
export const limit = (why: string): View => ({ see: 'limit', why });

/** A first day: all that is asked of it is whether it has come. */
export const from = (why: string): View => ({ see: 'from', why });

/** A list of which neither order nor repetition counts. */
export const asSet = (of: View, why: string): View => ({ see: 'set', of, why });

/** What a function makes of it; dates in that are last days when written as {limit}, first days as {from}. */
export const as = (of: (value: never, context: never) => unknown, why: string): View => ({ see: 'as', of, why });

/** Part by part; '*' is for every part without a view of its own. */
export const parts = (of: Readonly<Record<string, View>>): View => ({ see: 'parts', parts: of });

/** All of it. */
export const whole: View = { see: 'parts', parts: {} };
