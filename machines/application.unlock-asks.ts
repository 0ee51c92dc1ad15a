// What unlocking sections asks for (C1): the second officer's note, the letters, the day on which they are locked again.
import { type Asking, limit, toOrganisation, toStaff } from './application.asks.ts';
import { there } from './application.context.ts';
import { merged, sectionsOf } from './application.unlock.ts';
import { sectionWords } from './application.words.ts';
import type { Effect } from './effects.ts';

const words = (sections: readonly (keyof typeof sectionWords)[]) => sections.map((section) => ({ section: sectionWords[section] }));

export function onUnlockProposed({ context, act }: Asking): Effect[] {
  const { expires } = there(context.unlocking, 'proposal to unlock sections');
  const task = 'It is proposed to unlock sections of an application. Another officer confirms it, or it expires.';
  return [limit('expireUnlocking', expires), toStaff('franchise-officer', task, act, expires)];
}

export function onUnlockingExpired({ act }: Asking): Effect[] {
  const task = 'The unlocking of sections was not confirmed in time. Propose it again if it is still needed.';
  return [toStaff('franchise-officer', task, act)];
}

/** `context` still has the proposal. */
export function onUnlocked({ context }: Asking): Effect[] {
  const { sections, until, reason } = there(context.unlocking, 'proposal to unlock sections').data;
  return [
    { do: 'clear-deadline', name: 'expireUnlocking' },
    limit('lockSections', until),
    toOrganisation('application-sections-unlocked', { sections: words(sections), until, reason }),
  ];
}

/** The revision and its acknowledgement; `context` still has the sections prepared. */
export function onSectionsSubmitted({ context, act }: Asking): Effect[] {
  const { changes } = there(context.unlocked?.prepared, 'prepared section');
  const number = there(context.submission, 'submission').revision + 1;
  const content = merged(there(act.facts.submitted, 'content submitted before'), changes);
  return [
    { do: 'clear-deadline', name: 'lockSections' },
    { do: 'revision', number, content: { ...content } },
    toOrganisation('application-sections-received', { receivedOn: act.on, revision: number, sections: words(sectionsOf(changes)) }),
    toStaff(
      'franchise-officer',
      'The organisation changed unlocked sections. Check them, and report on the application as it is now.',
      act,
    ),
  ];
}

export function onLocked({ act }: Asking): Effect[] {
  return [
    toStaff('franchise-officer', 'The time for changing sections is over, and none was changed. The application stands as it was.', act),
  ];
}
