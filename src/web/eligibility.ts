// Whether it makes sense to begin, from a few answers; nothing is kept. It says what to do, never that an application will succeed.

/** The questions, in their order, with what an answer of "no" means for the organisation. */
export const eligibilityQuestions = [
  {
    id: 'organisation',
    text: 'Is your organisation a charity, a community group, or another body that does not make a profit for its owners?',
    no: 'The franchise is for voluntary and community organisations. Talk to the Community Engagement Officer: you may be able to work with one that is near you.',
  },
  {
    id: 'people',
    text: 'Are there at least two people who can act for it: one to prepare the forms and one to sign them?',
    no: 'Find a second person first. If there is truly only one, an officer can confirm that, and a council officer witnesses what you sign.',
  },
  {
    id: 'place',
    text: 'Do you run, or have the use of, a place in Cheshire East where people can come in?',
    no: 'You can offer access together with partners: list their venues, and have each confirm its hours.',
  },
  {
    id: 'hours',
    text: 'Is it open to the public at least 20 hours a week, counting partners’ venues?',
    no: 'You can apply all the same. The council may then offer you support, for up to 12 months, to reach 20 hours.',
  },
  {
    id: 'level',
    text: 'Do you have GRIPP level 1, signed off by CVS and in date?',
    no: 'Begin with a self-assessment for level 1. CVS helps you with it. You can write your application at the same time, and submit it once level 1 is signed off.',
  },
] as const;

/** What the answers come to: what to do about each "no"; null while a question is open. */
export function eligibilityAdvice(
  answers: Readonly<Record<string, string>>,
): { readonly ready: boolean; readonly todo: readonly string[] } | null {
  if (eligibilityQuestions.some(({ id }) => answers[id] !== 'yes' && answers[id] !== 'no')) return null;
  const todo = eligibilityQuestions.filter(({ id }) => answers[id] === 'no').map(({ no }) => no);
  return { ready: todo.length === 0, todo };
}
