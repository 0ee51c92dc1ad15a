import { describe, expect, it } from 'vitest';
import {
  badNames,
  barrels,
  clockReads,
  foreignWriters,
  importRings,
  libraryHomes,
  namedWorkflows,
  roomOf,
  strayLibraries,
  wrongDirections,
} from '../support/architecture.ts';
import { importsOf, readPackage, readSourceFiles, type SourceFile } from '../support/source-files.ts';

const files = readSourceFiles();
const entries = Object.values(readPackage().scripts).flatMap((script) => script.match(/\S+\.ts\b/g) ?? []);
const workflows = files.flatMap(({ path }) => path.match(/^machines\/([\w-]+)\.commands\.ts$/)?.[1] ?? []);

const file = (path: string, text: string): SourceFile => ({ path, text });

/** A check finds nothing in the house, and finds something in each planted file. */
function holds(
  check: (files: readonly SourceFile[]) => string[],
  planted: readonly (readonly [string, string])[],
  fine: readonly SourceFile[],
): void {
  it('is so in the whole house', () => {
    expect(check(files)).toEqual([]);
  });
  it.each(planted)('would be noticed in %s: %s', (path, text) => {
    expect(check([file(path, text)])).not.toEqual([]);
  });
  it('is not claimed of what is allowed', () => {
    expect(check(fine)).toEqual([]);
  });
}

describe('the reading of imports, on which all of this stands', () => {
  it('reads the files of every room', () => {
    const rooms = new Set(files.map(({ path }) => roomOf(path)));
    for (const room of ['machines', 'db', 'engine', 'letters', 'seed', 'errors', 'render']) expect(rooms).toContain(room);
  });

  it('finds statements over several lines, types, re-exports, side effects and dynamic imports', () => {
    const text = `import {\n  a,\n  b,\n} from '../db/a.ts';\nimport type { C } from './c.ts';\nexport { d } from './d.ts';\nimport 'e';\nconst f = await import('../f.ts');`;
    expect(importsOf(file('src/x.ts', text))).toEqual([
      { from: 'db/a.ts', ours: true, typeOnly: false },
      { from: 'src/c.ts', ours: true, typeOnly: true },
      { from: 'src/d.ts', ours: true, typeOnly: false },
      { from: 'e', ours: false, typeOnly: false },
      { from: 'f.ts', ours: true, typeOnly: false },
    ]);
  });

  it('resolves every import of ours to a file that exists', () => {
    const known = new Set(files.map(({ path }) => path));
    const ours = files.flatMap((one) => importsOf(one).map((imported) => ({ ...imported, by: one.path })));
    const lost = ours.filter(({ ours: own, from }) => own && from.endsWith('.ts') && !known.has(from));
    expect(lost.filter(({ by }) => by !== 'tests/conventions/architecture.test.ts').map(({ by, from }) => `${by}: ${from}`)).toEqual([]);
  });
});

describe('rooms import only in the directions of the design', () => {
  holds(
    wrongDirections,
    [
      ['machines/x.ts', "import { a } from '../db/client.ts';"],
      ['db/x.ts', "import type { Policy } from '../machines/policy.ts';"],
      ['src/engine/x.ts', "import { a } from '../jobs/worker.ts';"],
      ['src/letters/x.ts', "import { a } from '../../db/letters.ts';"],
      ['src/letters/x.ts', "import { sayDate } from '../../machines/calendar.ts';"],
      ['src/jobs/x.ts', "import { a } from '../web/app.ts';"],
      ['src/web/x.ts', "import { a } from '../letters/pdf.ts';"],
      ['src/web/x.ts', "import { a } from '../../db/journal.ts';"],
      ['src/web/x.ts', "import { a } from '../../db/outbox.ts';"],
      ['src/web/x.ts', "import { a } from '../jobs/worker.ts';"],
      ['src/stories/x.ts', "import { a } from '../web/app.ts';"],
      ['seed/x.ts', "import { a } from '../src/main.ts';"],
      ['src/errors.ts', "import { a } from './engine/step.ts';"],
      ['src/engine/x.ts', "import { a } from '../../tests/support/database.ts';"],
      ['src/attic/x.ts', ''],
    ],
    [
      file(
        'src/engine/x.ts',
        "import { a } from '../../machines/policy.ts';\nimport { b } from '../../db/client.ts';\nimport { c } from '../errors.ts';",
      ),
      file('src/letters/x.ts', "import type { LetterKind } from '../../machines/letter-kinds.ts';"),
      file('src/web/x.ts', "import { a } from '../letters/compose.ts';\nimport { b } from '../../db/programme.ts';"),
      file('src/main.ts', "import { a } from './web/app.ts';"),
    ],
  );
});

describe('each library has one home', () => {
  holds(
    strayLibraries,
    [
      ['src/web/x.ts', "import { eq } from 'drizzle-orm';"],
      ['src/engine/x.ts', "import { setup } from 'xstate';"],
      ['src/engine/x.ts', "import express from 'express';"],
      ['src/letters/compose.ts', "import handlebars from 'handlebars';"],
      ['src/jobs/x.ts', "import nodemailer from 'nodemailer';"],
      ['machines/x.ts', "import { readFileSync } from 'node:fs';"],
      ['src/engine/x.ts', "import left from 'left-pad';"],
    ],
    [file('src/engine/step.ts', "import { transition } from 'xstate';"), file('db/x.ts', "import { pgTable } from 'drizzle-orm/pg-core';")],
  );

  it('names the home of every dependency and of nothing else', () => {
    expect(Object.keys(libraryHomes).sort()).toEqual(Object.keys(readPackage().dependencies).sort());
  });
});

describe('no import ring', () => {
  it('is in the house', () => {
    expect(importRings(files)).toEqual([]);
  });

  it('would be missed', () => {
    const ring = [
      file('db/a.ts', "import './b.ts';"),
      file('db/b.ts', "import type { C } from './c.ts';"),
      file('db/c.ts', "export { a } from './a.ts';"),
    ];
    expect(importRings(ring)).toEqual(['db/a.ts → db/b.ts → db/c.ts → db/a.ts']);
    expect(importRings(ring.slice(0, 2))).toEqual([]);
  });
});

describe('no file only passes on what others have', () => {
  holds(
    barrels,
    [
      ['db/all.ts', "// All of it.\nexport * from './a.ts';\nexport { b } from './b.ts';\n"],
      ['db/all.ts', "export type {\n  A,\n} from './a.ts';"],
    ],
    [file('db/a.ts', "export type { A } from './b.ts';\nexport const a = 1;"), file('db/b.ts', 'export const b = 2;')],
  );
});

describe('files are named after what is in them', () => {
  holds(
    badNames,
    [
      ['src/engine/utils.ts', ''],
      ['src/engine/helpers/dates.ts', ''],
      ['machines/meeting.types.ts', ''],
      ['src/common/x.ts', ''],
      ['src/engine/handleCommand.ts', ''],
      ['db/index.ts', ''],
    ],
    [file('machines/meeting.payload-rules.ts', ''), file('tests/web/config.test.ts', '')],
  );
});

describe('time is passed in', () => {
  holds(
    (some) => clockReads(some, entries),
    [
      ['src/engine/x.ts', 'const now = new Date();'],
      ['src/jobs/x.ts', 'const now = Date.now();'],
      ['db/x.ts', 'const clock = Date.now;'],
      ['seed/x.ts', 'const at = Temporal.Now.instant();'],
    ],
    [
      file('src/web/x.ts', 'const now = Temporal.Now.instant();'),
      file('src/jobs/worker.ts', 'const now = Temporal.Now.instant();'),
      file('src/stories/pilot.ts', 'const started = Date.now();'),
      file('src/engine/x.ts', '// never new Date()\nconst at = new Date(row.at);'),
    ],
  );

  it('knows the command-line programs from the scripts', () => {
    expect(entries).toContain('src/stories/pilot.ts');
  });
});

describe('nothing but the engine changes a case', () => {
  it('is so in the whole house', () => {
    expect(foreignWriters(files)).toEqual([]);
  });

  it('is checked of files that do write', () => {
    expect(foreignWriters([...files, file('src/jobs/x.ts', "import { writeCommand } from '../../db/command-write.ts';")])).not.toEqual([]);
  });

  it.each([
    ['src/jobs/x.ts', 'await db.execute(sql`update cases set state = 1`)'],
    ['src/web/x.ts', 'await db.insert(journal).values(row)'],
  ])('would be noticed in %s: %s', (path, text) => {
    expect(foreignWriters([file(path, text)])).not.toEqual([]);
  });
});

describe('nothing generic carries a workflow’s name', () => {
  holds(
    (some) => namedWorkflows(some, workflows),
    [
      ['src/engine/x.ts', "import { meeting } from '../../machines/meeting.ts';"],
      ['src/jobs/x.ts', "import type { A } from '../../machines/application.context.ts';"],
    ],
    [
      file('src/engine/workflows.ts', "import { meeting } from '../../machines/meeting.ts';"),
      file('src/engine/x.ts', "import '../../machines/policy.ts';"),
    ],
  );
});
