// When sections can be unlocked and changed (C1, P6, P10), and what waits for the officer after that (D3).
import type { ApplicationCommands, ApplicationContext } from './application.context.ts';
import { there } from './application.context.ts';
import type { ApplicationFacts } from './application.facts.ts';
import { isReportStale, lastDayToChange, papersDay, sectionsOf } from './application.unlock.ts';
import { sectionWords } from './application.words.ts';
import { addDays, sayDate } from './calendar.ts';
import { whyNotConfirmed } from './two-people.ts';
import { type Asked, type Rule, ruleBook } from './workflow.ts';

const book = ruleBook<ApplicationContext, ApplicationFacts, ApplicationCommands>();

/** Why sections cannot be unlocked until that day, or null: it lies ahead, and before the papers of a meeting go out (D2). */
function whyNotUntil({ act, context }: Asked<ApplicationContext, ApplicationFacts>, until: string): string | null {
  if (until <= act.on) return 'The last day on which sections can be changed lies ahead. Choose a later date.';
  const papers = papersDay(context, act.policy);
  return papers && until >= papers
    ? `The papers of its meeting go out on ${sayDate(papers)}, and nothing changes after that. Choose an earlier date, or let the holder defer the decision.`
    : null;
}

/** Rules about unlocked sections. */
export const unlockRules: readonly Rule[] = [
  book.facts('C1d', ['proposeUnlock'], ({ act, context }) => {
    const last = lastDayToChange(context, act.policy);
    return last && act.on <= last
      ? `Sections are unlocked until ${sayDate(last)}. Wait until they are locked again, or until the organisation has submitted them.`
      : null;
  }),
  book.payload('C1e', ['proposeUnlock'], (asked) => {
    const { act, data } = asked;
    const latest = addDays(act.on, act.policy.unlockDaysMost);
    if (data.until > latest) return `Sections can be unlocked until ${sayDate(latest)} at most. Choose an earlier date.`;
    return whyNotUntil(asked, data.until);
  }),
  book.facts('P10c', ['confirmUnlock'], ({ act, context }) =>
    whyNotConfirmed(context.unlocking ?? undefined, act, 'the unlocking of sections'),
  ),
  book.facts('C1f', ['confirmUnlock'], (asked) => {
    const says = whyNotUntil(asked, there(asked.context.unlocking, 'proposal to unlock sections').data.until);
    return says ? `${says} Ask for it to be proposed anew.` : null;
  }),
  book.facts('C1g', ['prepareSections', 'submitSections'], ({ act, context }) => {
    const last = lastDayToChange(context, act.policy);
    if (last && act.on <= last) return null;
    return last
      ? `The sections could be changed until ${sayDate(last)} and are locked again. Ask the franchise officer if something still has to change.`
      : 'No section of your application is unlocked. Ask the franchise officer if something has to change.';
  }),
  book.payload('C1h', ['prepareSections'], ({ context, data }) => {
    const { sections } = there(context.unlocked, 'unlocked section');
    const open = sections.map((section) => `“${sectionWords[section]}”`).join(', ');
    const changed = sectionsOf(data);
    if (changed.length === 0) return `You have changed nothing. These sections are unlocked: ${open}.`;
    const other = changed.find((section) => !sections.includes(section));
    return other ? `“${sectionWords[other]}” is locked. You can change: ${open}. Leave the others as they are.` : null;
  }),
  book.facts('C1i', ['submitSections'], ({ context }) =>
    context.unlocked?.prepared ? null : 'Nobody has prepared the unlocked sections. Prepare them first.',
  ),
  book.facts('P6d', ['submitSections'], ({ act, context, facts }) => {
    if (context.unlocked?.prepared?.by !== act.actor.person) return null;
    const single = facts.organisation.singleOfficerConfirmedOn;
    if (single !== null && single <= act.on) return null;
    return 'You prepared these sections, so another authorised signatory submits them. If your organisation has a single officer, ask the franchise officer to confirm that first.';
  }),
  book.facts('C1j', ['decide'], ({ context }) =>
    isReportStale(context)
      ? 'Sections were changed since the officer reported. Ask the franchise officer to report on the application as it is now, or defer the decision.'
      : null,
  ),
  book.facts('C1k', ['confirmComplete'], ({ context, state }) =>
    state === 'submitted' || state === 'returned' || isReportStale(context)
      ? null
      : 'You have reported on the application as it is, and nothing was changed since. Unlock sections if something has to change.',
  ),
];
