// The transitions of papers (P9), spread into every state in which an organisation can send something.

const keyed = { keyPaper: { actions: ['rememberPaper', 'askPaperKeyed'] } } as const;

/** Where a case goes on after a paper: the organisation says whether it was keyed as it sent it, and one that nobody confirmed expires. */
export const paperContent = {
  confirmPaperContent: { actions: ['rememberPaperContent', 'askPaperContent'] },
  expirePaper: [{ guard: 'isPaperOver', actions: ['forgetPaper', 'askPaperExpired'] }, {}],
} as const;

/** Where the state itself takes what the paper says. */
export const onPaper = {
  ...keyed,
  confirmPaper: { actions: ['askPaperConfirmed', 'rememberPaperTaken'] },
  ...paperContent,
} as const;

/** Where what was received in time comes after its time: the case is as it was, and takes it (P9). */
export const onPaperReopening = <const T extends string, const A extends readonly string[]>(target: T, ...actions: A) =>
  ({
    ...keyed,
    confirmPaper: { target, actions: [...actions, 'askPaperConfirmed', 'rememberPaperTaken'] },
    ...paperContent,
  }) as const;
