// Properties of every command's schema: what it takes survives JSON, and it takes nothing that it does not name (E6).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PrivateText } from '../../machines/text.ts';
import { canonicalJson } from '../../src/engine/canonical-json.ts';
import { parseCommand } from '../../src/engine/command.ts';
import { splitTexts } from '../../src/engine/texts.ts';
import { registry } from '../../src/engine/workflows.ts';
import { Refusal } from '../../src/errors.ts';
import { openObjects, sentShape, valuesOf } from '../support/schema-values.ts';

/** The same in every run; a failure prints it with the smallest value that fails. */
const SEED = 20_261_122;
const RUNS = 12;
const ID = '1b4e28ba-2fa1-41d2-883f-b9a761bde3fb';

const commands = Object.values(registry).flatMap(({ workflow }) =>
  Object.entries(workflow.commands).map(([name, definition]) => ({ type: `${workflow.name}.${name}`, definition })),
);

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What was parsed, with the words themselves in the place of private texts. */
function revealed(value: unknown): unknown {
  if (value instanceof PrivateText) return value.reveal();
  if (Array.isArray(value)) return value.map(revealed);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(fields.map(([name, item]) => [name, revealed(item)]));
}

/** Values that the schema takes: those of its shape that its refinements let through. */
function taken(definition: (typeof commands)[number]['definition']) {
  return valuesOf(sentShape(definition.data)).filter((value) => definition.data.safeParse(value).success);
}

function ruleOf(work: () => unknown): string {
  try {
    work();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.rule;
    throw error;
  }
}

test('there are commands to try', () => {
  expect(commands.length).toBeGreaterThan(150);
});

describe.each(commands)('$type', ({ type, definition }) => {
  test('parsed, sent as JSON and parsed again is the same, and so is what the journal keeps', () => {
    fc.assert(
      fc.property(taken(definition), (sent) => {
        const once = definition.data.parse(sent);
        expect(revealed(definition.data.parse(throughJson(sent)))).toEqual(revealed(once));
        expect(revealed(definition.data.parse(throughJson(revealed(once))))).toEqual(revealed(once));
        const { data } = splitTexts(once);
        expect(throughJson(data)).toEqual(data);
        expect(JSON.parse(canonicalJson(data))).toEqual(data);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  test('refuses what it does not name (E6)', () => {
    expect(openObjects(sentShape(definition.data))).toEqual([]);
    fc.assert(
      fc.property(taken(definition), fc.constantFrom('extra', 'Type', 'constructor', 'ﬁeld'), (sent, field) => {
        const command = { id: ID, case: ID, type, person: ID, at: '2027-01-11T10:00:00Z' };
        expect(ruleOf(() => parseCommand({ registry }, { ...command, data: sent }))).toBe('taken');
        expect(ruleOf(() => parseCommand({ registry }, { ...command, data: { ...(sent as object), [field]: 1 } }))).toBe('E6');
      }),
      { seed: SEED, numRuns: 4 },
    );
  });
});
