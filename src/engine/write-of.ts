// From a step to the rows it leaves: case, journal entry, outbox, deadlines, claims, registers (promise 3).
import type { CommandReading } from '../../db/command-read.ts';
import type { CommandWrite } from '../../db/command-write.ts';
import { addDays } from '../../machines/calendar.ts';
import type { Effect, PublishEffect } from '../../machines/effects.ts';
import type { Act, Snapshot } from '../../machines/workflow.ts';
import { canonicalJson } from './canonical-json.ts';
import { fingerprint, newSalt, type ParsedCommand } from './command.ts';
import { caseReference, openedCase } from './derive-id.ts';
import { type CommandEntry, entryHash, genesis, outcomeDigest } from './journal-entry.ts';

/** What was judged: the parsed command, its act, and what the step made of it. */
export interface Judged {
  readonly scheme: string;
  readonly parsed: ParsedCommand;
  readonly reading: CommandReading;
  readonly act: Act<unknown>;
  readonly policy: number;
  readonly snapshot: Snapshot;
  readonly effects: readonly Effect[];
}

function pick<K extends Effect['do']>(effects: readonly Effect[], kind: K): Extract<Effect, { do: K }>[] {
  return effects.filter((effect): effect is Extract<Effect, { do: K }> => effect.do === kind);
}

/** Of several entries under one reference the last one counts. */
function lastOfEach(entries: readonly PublishEffect[]): PublishEffect[] {
  return [...new Map(entries.map((entry) => [`${entry.register} ${entry.reference}`, entry])).values()];
}

function entryOf(judged: Judged, seq: number): CommandEntry {
  const { parsed, act, snapshot, effects } = judged;
  const { command, registered } = parsed;
  return {
    kind: 'command',
    case: command.case,
    seq,
    workflow: registered.workflow.name,
    machine: registered.version,
    entry: command.id,
    command: parsed.name,
    data: parsed.data,
    actor: act.actor,
    ...(command.onBehalfOf ? { onBehalfOf: command.onBehalfOf } : {}),
    at: act.at,
    on: act.on,
    subject: act.subject,
    facts: act.facts,
    policy: judged.policy,
    after: { state: snapshot.state, digest: outcomeDigest(snapshot, effects) },
  };
}

/** Where an outbox row is going, for first in first out per target: the case a message is for, or the case that wrote the letter. */
function outboxOf(judged: Judged): CommandWrite['outbox'] {
  const { parsed, act, effects } = judged;
  const rows: { kind: string; target: string; n: number; payload: unknown; available_at: string }[] = [];
  effects.forEach((effect, n) => {
    const available_at = act.at;
    // A letter that waits for its day has a target of its own: it must not hold up those that go at once.
    const pile =
      effect.do === 'letter' && effect.notBefore !== undefined ? `letter ${parsed.command.id}:${n}` : `letters of ${parsed.command.case}`;
    if (effect.do === 'letter') rows.push({ kind: 'letter', target: pile, n, payload: effect, available_at });
    if (effect.do === 'send') rows.push({ kind: 'send', target: effect.to, n, payload: effect, available_at });
    if (effect.do === 'open') rows.push({ kind: 'open', target: openedCase(parsed.command.id, n), n, payload: effect, available_at });
  });
  return rows;
}

/** Deadlines after this step: the last word per name counts, a fired one is removed unless it was set anew. */
function deadlinesOf(judged: Judged): Pick<CommandWrite, 'deadlines' | 'cleared' | 'fired'> {
  const set = new Map<string, { name: string; due: string; fires_on: string }>();
  const cleared = new Set<string>();
  const { fired } = judged.parsed.command;
  for (const effect of judged.effects) {
    if (effect.do === 'clear-deadline') {
      if (effect.name === '*') set.clear();
      set.delete(effect.name);
      cleared.add(effect.name);
    }
    if (effect.do === 'set-deadline') {
      const { name, due } = effect;
      set.set(name, { name, due, fires_on: effect.fires === 'after' ? addDays(due, 1) : due });
    }
  }
  return { deadlines: [...set.values()], cleared: [...cleared], fired: fired ? [fired] : [] };
}

function caseOf(judged: Judged, version: number, head: string): CommandWrite['case'] {
  const { parsed, reading, act, snapshot } = judged;
  const { workflow, version: machineVersion } = parsed.registered;
  const listing = workflow.listing(snapshot as Snapshot<never>);
  return {
    id: parsed.command.case,
    workflow: workflow.name,
    machine_version: machineVersion,
    version,
    state: snapshot.state,
    closed: workflow.machine.states[snapshot.state]?.tags.includes('closed') ?? false,
    context: snapshot.context,
    areas: { ...reading.case?.areas, [parsed.area ?? '*']: version },
    reference: reading.case?.reference ?? caseReference(workflow.name, parsed.command.case),
    organisation_id: act.subject.organisation ?? null,
    hub_id: act.subject.hub ?? null,
    key_date: listing.keyDate ?? null,
    parent_id: listing.parent ?? null,
    outcome: listing.outcome ?? null,
    stage: listing.stage ?? null,
    on: act.on,
    head,
  };
}

/** Everything the accepted command leaves behind, ready for the one writing statement. */
export function writeOf(judged: Judged): CommandWrite {
  const { parsed, reading, act, effects, scheme } = judged;
  const { command } = parsed;
  const version = (reading.case?.version ?? 0) + 1;
  const body = canonicalJson(entryOf(judged, version));
  const head = entryHash(reading.case?.head ?? genesis(scheme, command.case), body);
  const salt = newSalt();
  return {
    scheme,
    case: caseOf(judged, version, head),
    entry: { id: command.id, kind: 'command', command: parsed.name, person: act.actor.person, at: act.at, body },
    print: { salt, print: fingerprint(command, salt) },
    deps: reading.deps.map(([id, moved]) => ({ id, version: moved })),
    texts: parsed.texts,
    outbox: outboxOf(judged),
    ...deadlinesOf(judged),
    claims: pick(effects, 'claim').map(({ key }) => ({ key })),
    released: pick(effects, 'release').map(({ key }) => ({ key })),
    publications: lastOfEach(pick(effects, 'publish')).map((effect) => ({
      register: effect.register,
      reference: effect.reference,
      organisation_id: effect.organisation ?? null,
      hub_id: effect.hub ?? null,
      from_on: effect.from,
      until_on: effect.until ?? null,
      data: effect.data,
    })),
    submissions: pick(effects, 'revision').map(({ number, content }) => ({ number, content })),
    cancelled: pick(effects, 'cancel-letters').flatMap(({ kinds }) => kinds),
  };
}
