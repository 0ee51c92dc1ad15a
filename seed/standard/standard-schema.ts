/**
 * What a quality standard must look like before a self-assessment may be pinned to it (G1, G2, G3, G11).
 * A standard is data written by people, so every refusal names the place in the file and says what was expected.
 */
import { z } from 'zod';

const areaId = z
  .string({ error: 'expected the id of an area, for example "governance"' })
  .regex(/^[a-z]+(-[a-z]+)*$/, { error: 'expected lower-case words joined by hyphens, for example "governance"' });

const statementId = z
  .string({ error: 'expected a statement id, for example "governance.1.1"' })
  .regex(/^[a-z]+(-[a-z]+)*\.\d+\.\d+$/, { error: 'expected area, level and number joined by full stops, for example "governance.1.1"' });

const level = z.int({ error: 'expected a level, a whole number from 1' }).min(1, { error: 'expected a level, a whole number from 1' });

const words = (what: string) =>
  z
    .string({ error: `expected ${what}` })
    .trim()
    .min(1, { error: `expected ${what}` });

const audience = z.enum(['all', 'hubs'], { error: 'expected "all" or "hubs"' });

const standardArea = z.strictObject({
  id: areaId,
  title: words('the title that people read'),
  about: words('a sentence saying what the area is about'),
  requiredOf: audience,
});

const standardStatement = z.strictObject({
  id: statementId,
  area: areaId,
  level,
  text: words('the plain words of the claim'),
  why: words('why the statement matters'),
  evidence: z
    .array(words('what would show it'), { error: 'expected a list of what would show it' })
    .min(1, { error: 'expected at least one thing that would show it' }),
  appliesTo: audience,
  required: z.boolean({ error: 'expected true or false' }),
});

const carriedStatement = z.strictObject({ from: statementId, to: statementId });

const standardShape = z.strictObject({
  id: areaId,
  version: z.int({ error: 'expected the version, a whole number from 1' }).min(1, { error: 'expected the version, a whole number from 1' }),
  title: words('the title that people read'),
  illustrative: z.boolean({ error: 'expected true or false' }),
  note: z.string({ error: 'expected a note, which may be empty' }),
  levels: z.array(level, { error: 'expected the list of levels' }).min(1, { error: 'expected at least one level' }),
  areas: z.array(standardArea, { error: 'expected the list of areas' }).min(1, { error: 'expected at least one area' }),
  statements: z.array(standardStatement, { error: 'expected the list of statements' }),
  mapsFrom: z.array(carriedStatement, { error: 'expected a list of { from, to }, which may be empty' }),
});

/** One version of a quality standard. The number of levels is data (G2); `mapsFrom` leads from the version before (G11). */
export type Standard = z.infer<typeof standardShape>;
/** One area of a standard; `requiredOf: 'hubs'` means that only organisations running a hub answer it (G1). */
type StandardArea = z.infer<typeof standardArea>;
/** One line of the standard that an organisation claims to meet, with evidence. */
type StandardStatement = z.infer<typeof standardStatement>;
/** One area with its statements, as one file of a standard holds it. */
export type StandardPart = { area: StandardArea; statements: StandardStatement[] };

type Place = (string | number)[];
type Complain = (place: Place, sentence: string) => void;

/** Calls `complain` for each value that was already seen earlier in the list. */
function refuseRepeats(values: string[], placeOf: (index: number) => Place, what: string, complain: Complain): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) complain(placeOf(index), `${what} "${value}" is used twice; each must be used once`);
    seen.add(value);
  }
}

function checkLevels(standard: Standard, complain: Complain): void {
  const expected = standard.levels.map((_, index) => index + 1);
  if (standard.levels.join() !== expected.join()) {
    complain(['levels'], `expected the levels in order without gaps, ${expected.join(', ')}, but found ${standard.levels.join(', ')}`);
  }
}

function checkStatement(standard: Standard, statement: StandardStatement, place: Place, complain: Complain): void {
  const area = standard.areas.find((each) => each.id === statement.area);
  if (!area) {
    const known = standard.areas.map((each) => each.id).join(', ');
    complain([...place, 'area'], `there is no area "${statement.area}"; the areas are ${known}`);
  }
  if (!standard.levels.includes(statement.level)) {
    complain([...place, 'level'], `there is no level ${statement.level}; the levels are ${standard.levels.join(', ')}`);
  }
  if (!statement.id.startsWith(`${statement.area}.${statement.level}.`)) {
    complain([...place, 'id'], `"${statement.id}" must begin with its area and level, "${statement.area}.${statement.level}."`);
  }
  if (area?.requiredOf === 'hubs' && statement.appliesTo !== 'hubs') {
    complain([...place, 'appliesTo'], `area "${area.id}" is for hubs only, so its statements must say "hubs"`);
  }
}

/** G3 counts required statements only: an area with none at a level would be met by saying nothing. */
function checkCoverage(standard: Standard, complain: Complain): void {
  for (const [index, area] of standard.areas.entries()) {
    for (const each of standard.levels) {
      const asked = standard.statements.some((statement) => {
        const everyoneAnswers = statement.appliesTo === area.requiredOf || statement.appliesTo === 'all';
        return statement.area === area.id && statement.level === each && statement.required && everyoneAnswers;
      });
      if (!asked) {
        complain(
          ['areas', index],
          `area "${area.id}" needs at least one required statement at level ${each} for everyone who answers the area`,
        );
      }
    }
  }
}

function checkMapping(standard: Standard, complain: Complain): void {
  const { mapsFrom, statements, version } = standard;
  if (version === 1 && mapsFrom.length > 0) complain(['mapsFrom'], 'version 1 has no earlier version to carry findings over from');
  refuseRepeats(
    mapsFrom.map((each) => each.from),
    (index) => ['mapsFrom', index, 'from'],
    'earlier statement',
    complain,
  );
  refuseRepeats(
    mapsFrom.map((each) => each.to),
    (index) => ['mapsFrom', index, 'to'],
    'statement',
    complain,
  );
  const known = new Set(statements.map((each) => each.id));
  for (const [index, { to }] of mapsFrom.entries()) {
    if (!known.has(to)) complain(['mapsFrom', index, 'to'], `there is no statement "${to}" in this version`);
  }
}

function checkWhole(standard: Standard, complain: Complain): void {
  checkLevels(standard, complain);
  refuseRepeats(
    standard.areas.map((each) => each.id),
    (index) => ['areas', index, 'id'],
    'area id',
    complain,
  );
  refuseRepeats(
    standard.statements.map((each) => each.id),
    (index) => ['statements', index, 'id'],
    'statement id',
    complain,
  );
  for (const [index, statement] of standard.statements.entries()) {
    checkStatement(standard, statement, ['statements', index], complain);
  }
  checkCoverage(standard, complain);
  checkMapping(standard, complain);
  if (standard.illustrative && standard.note.trim() === '') complain(['note'], 'an illustrative standard must say so in its note');
}

/** The schema of a standard: its shape, then what must agree across the whole of it. */
const standardSchema = standardShape.superRefine((standard, context) => {
  checkWhole(standard, (path, message) => context.addIssue({ code: 'custom', path, message }));
});

/** A standard that cannot be used. `problems` holds one sentence for each fault, each naming its place. */
export class BadStandard extends Error {
  readonly problems: readonly string[];

  constructor(source: string, problems: readonly string[]) {
    super(`${source} is not a standard that can be used, and nothing of it was kept:\n${problems.map((each) => `- ${each}`).join('\n')}`);
    this.name = 'BadStandard';
    this.problems = problems;
  }
}

/** `['statements', 3, 'id']` as people write it: `statements[3].id`, with the statement's own id behind it where it has one. */
function nameOf(path: readonly PropertyKey[], raw: unknown): string {
  if (path.length === 0) return 'the whole file';
  let name = '';
  for (const part of path) name += typeof part === 'number' ? `[${part}]` : `${name === '' ? '' : '.'}${String(part)}`;
  if (path[0] !== 'statements' || typeof path[1] !== 'number') return name;
  const list: unknown = raw !== null && typeof raw === 'object' && 'statements' in raw ? raw.statements : [];
  const statement: unknown = Array.isArray(list) ? list[path[1]] : undefined;
  const id = statement !== null && typeof statement === 'object' && 'id' in statement ? statement.id : undefined;
  return typeof id === 'string' ? `${name} (${id})` : name;
}

/**
 * Reads a standard from anything, such as parsed JSON.
 * @param source what to call it in a refusal: a file's name
 * @throws BadStandard with one sentence for each fault, each naming its place; nothing of a bad standard is kept
 */
export function readStandard(raw: unknown, source: string): Standard {
  const read = standardSchema.safeParse(raw);
  if (read.success) return read.data;
  throw new BadStandard(
    source,
    read.error.issues.map((issue) => `${nameOf(issue.path, raw)}: ${issue.message}`),
  );
}
