// The table of outcomes: worked out from a search, written by hand, and held against each other cell by cell.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Explorer } from '../../src/proof/explore.ts';
import { invariants } from '../../src/proof/invariants.ts';
import { differingCells, outcomeTables } from '../../src/proof/outcome-table.ts';
import { endsOf, joined } from '../../src/proof/outcomes.ts';
import { applicationResubmitted } from '../../src/proof/scenes/application-stage2.ts';
import { schemeReviewed } from '../../src/proof/scenes/scheme-review.ts';
import { workflowNames, workflowOf } from '../../src/proof/workflows.ts';

const written = readFileSync(new URL('../../docs/outcomes.md', import.meta.url), 'utf8');
const table = (cell: string) =>
  `### Start-up grant (\`grant\`)\n\n| from | \`repaid\`: repaid |\n| --- | --- |\n| \`open\`: accepted | ${cell} |`;
const found = (cell: string) => `### Start-up grant (\`grant\`)\n\n| from | \`repaid\` |\n| --- | --- |\n| \`open\` | ${cell} |`;

describe('the written table of outcomes', () => {
  it('may put rule ids, notes and plain words beside its answers', () => {
    expect(differingCells(table('yes (S5) ²'), found('yes'))).toEqual([]);
    expect(differingCells(table('no'), found('no'))).toEqual([]);
  });

  it('is told of a wrong cell, of one that is missing, and of one that says neither yes nor no', () => {
    expect(differingCells(table('yes (S5)'), found('no'))).toEqual([
      'grant: from open to repaid: the written table says “yes”, the search found “no”',
    ]);
    expect(differingCells('', found('no'))).toEqual([
      'grant: from open to repaid: the written table says “nothing”, the search found “no”',
    ]);
    expect(differingCells(table('now and then'), found('no'))).toHaveLength(1);
  });

  it('reads no other table of the document', () => {
    expect(differingCells(`${table('yes')}\n\n## Words\n\n| from | to |\n| --- | --- |\n| here | there |`, found('yes'))).toEqual([]);
  });

  it.each(workflowNames)('has an answer for each open state and outcome of %s, under its title, and no others', (name) => {
    const section = new RegExp(`### ${workflowOf(name).title} \\(\`${name}\`\\)[^#]*`).exec(written)?.[0] ?? '';
    const all =
      outcomeTables(new Map())
        .split('\n\n### ')
        .find((text) => text.includes(`(\`${name}\`)`)) ?? '';
    const wrong = differingCells(section, all.startsWith('###') ? all : `### ${all}`).filter(
      (cell) => !cell.includes('says “yes”, the search found “no”'),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the outcomes that a search finds', () => {
  it('follow from each state that leads to them, and from none that does not', () => {
    const { graph } = new Explorer(schemeReviewed, invariants).run();
    const ends = joined([endsOf(graph, () => false)]);
    expect(Object.fromEntries([...ends].map(([phase, all]) => [phase, [...all]]))).toEqual({
      'scheme-review.open': ['closed'],
      'scheme-review.published': ['closed'],
    });
  });

  it('are handed on by phase: what follows a resubmission is not what follows a first submission (F8)', () => {
    const { graph } = new Explorer(applicationResubmitted, invariants).run();
    const handed = endsOf(graph, (node) => graph.isLast[node] ?? false);
    const later = new Map([
      ['application.waiting', new Set(['lapsed'])],
      ['application.waiting (stage 2)', new Set(['declined'])],
    ]);
    expect([...(joined([handed, later]).get('application.returned (stage 2)') ?? [])].sort()).toEqual(['declined', 'withdrawn']);
  });

  it('leave out what puts a mistake right: a lapse that is reinstated, a review that sends back', () => {
    const edges = (isOutOfCourse: boolean) => {
      const scene = {
        ...schemeReviewed,
        openings: () => [],
        starts: schemeReviewed.starts,
        outside: (world: { today: string }) =>
          world.today < '2027-02-09'
            ? [
                {
                  does: 'outside' as const,
                  label: 'a change',
                  change: (now: ReturnType<typeof schemeReviewed.starts>[number]) => ({
                    ...now,
                    today: '2027-02-09',
                    outside: { changed: true },
                  }),
                  ...(isOutOfCourse ? { isOutOfCourse: true as const } : {}),
                },
              ]
            : [],
      };
      return new Explorer(scene, invariants).run().graph.edges;
    };
    expect(edges(false)).toEqual([[1], []]);
    expect(edges(true)).toEqual([[], []]);
  });
});
