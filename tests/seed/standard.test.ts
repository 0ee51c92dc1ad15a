import { describe, expect, it } from 'vitest';
import { grippStandard } from '../../seed/gripp-standard.ts';
import { BadStandard, readStandard, type Standard } from '../../seed/standard/standard-schema.ts';

/** The standard, changed by a fault, as the sentences of its refusal. */
function problemsAfter(fault: (standard: Standard) => void): readonly string[] {
  const copy = structuredClone(grippStandard);
  fault(copy);
  try {
    readStandard(copy, 'standard.json');
  } catch (error) {
    if (error instanceof BadStandard) return error.problems;
    throw error;
  }
  return [];
}

function statement(standard: Standard, id: string): Standard['statements'][number] {
  const found = standard.statements.find((each) => each.id === id);
  if (!found) throw new Error(`no statement ${id}`);
  return found;
}

describe('the GRIPP standard, version 1', () => {
  it('has the six areas in the order of their name, Premises for hubs only (G1)', () => {
    expect(grippStandard.areas.map((area) => [area.id, area.requiredOf])).toEqual([
      ['governance', 'all'],
      ['resources', 'all'],
      ['information', 'all'],
      ['projects', 'all'],
      ['people', 'all'],
      ['premises', 'hubs'],
    ]);
  });

  it.each(grippStandard.areas.flatMap((area) => grippStandard.levels.map((level) => [area.id, level] as const)))(
    'asks at least four required statements in %s at level %i',
    (area, level) => {
      const asked = grippStandard.statements.filter((each) => each.area === area && each.level === level && each.required);
      expect(asked.length).toBeGreaterThanOrEqual(4);
    },
  );

  it('numbers the statements of each area and level from 1 without gaps', () => {
    const next = new Map<string, number>();
    for (const { id, area, level } of grippStandard.statements) {
      const number = (next.get(`${area}.${level}`) ?? 0) + 1;
      next.set(`${area}.${level}`, number);
      expect(id).toBe(`${area}.${level}.${number}`);
    }
  });

  it('says that it is illustrative, and for whom it waits', () => {
    expect(grippStandard).toMatchObject({ illustrative: true, note: 'Illustrative until CVS Cheshire East replaces it' });
  });

  it.each([
    'governing document',
    'legal duties',
    'conflicts of interest',
    'accounts',
    'reserves policy',
    'public liability',
    'employers’ liability',
    'safeguarding policy',
    'DBS check',
    'data protection fee',
    'equality policy',
    'Volunteers',
    'complaints',
    'difference we make',
    'fire risk assessment',
    'legionella',
    'asbestos',
    'Gas appliances',
    'EICR',
    'disabled people',
    'hire policy',
    'first aid',
    'skills',
    'succession',
  ])('asks about %s', (subject) => {
    const said = grippStandard.statements.map((each) => [each.text, ...each.evidence].join(' ')).join(' ');
    expect(said.toLowerCase()).toContain(subject.toLowerCase());
  });

  it('speaks as the organisation itself, in sentences of at most 28 words', () => {
    for (const { id, text, why } of grippStandard.statements) {
      for (const sentence of `${text} ${why}`.split(/(?<=\.) /))
        expect(sentence.split(' ').length, `${id}: ${sentence}`).toBeLessThanOrEqual(28);
      expect(text, id).toMatch(/\b(we|us|our)\b/i);
      expect(text.endsWith('.'), id).toBe(true);
    }
  });
});

describe('a standard that cannot be used is refused whole, each fault by its place', () => {
  it('accepts the standard as it is', () => {
    expect(problemsAfter(() => undefined)).toEqual([]);
  });

  it.each<[string, (standard: Standard) => void, RegExp]>([
    [
      'two statements with one id',
      (s) => Object.assign(statement(s, 'people.1.2'), { id: 'people.1.1' }),
      /^statements\[\d+\]\.id \(people\.1\.1\): .*used twice/,
    ],
    [
      'an unknown area',
      (s) => Object.assign(statement(s, 'people.1.2'), { area: 'parking' }),
      /^statements\[\d+\]\.area \(people\.1\.2\): there is no area "parking"/,
    ],
    [
      'an unknown level',
      (s) => Object.assign(statement(s, 'people.1.2'), { level: 3 }),
      /^statements\[\d+\]\.level \(people\.1\.2\): there is no level 3/,
    ],
    [
      'an id of another area',
      (s) => Object.assign(statement(s, 'people.1.2'), { id: 'projects.1.9' }),
      /must begin with its area and level, "people\.1\."/,
    ],
    [
      'an empty text',
      (s) => Object.assign(statement(s, 'people.1.2'), { text: ' ' }),
      /^statements\[\d+\]\.text \(people\.1\.2\): expected the plain words/,
    ],
    [
      'no evidence',
      (s) => Object.assign(statement(s, 'people.1.2'), { evidence: [] }),
      /^statements\[\d+\]\.evidence \(people\.1\.2\): expected at least one/,
    ],
    [
      '"required" left out',
      (s) => Reflect.deleteProperty(statement(s, 'people.1.2'), 'required'),
      /\.required \(people\.1\.2\): expected true or false/,
    ],
    ['a field nobody knows', (s) => Object.assign(statement(s, 'people.1.2'), { points: 5 }), /\(people\.1\.2\): .*points/],
    [
      'a premises statement asked of all',
      (s) => Object.assign(statement(s, 'premises.1.1'), { appliesTo: 'all' }),
      /\.appliesTo \(premises\.1\.1\): .*hubs only/,
    ],
    ['an audience nobody knows', (s) => Object.assign(statement(s, 'people.1.1'), { appliesTo: 'some' }), /expected "all" or "hubs"/],
    [
      'no statements at all',
      (s) => Object.assign(s, { statements: [] }),
      /^areas\[0\]: area "governance" needs at least one required statement at level 1/,
    ],
    [
      'two areas with one id',
      (s) => Object.assign(s.areas[1] ?? {}, { id: 'governance' }),
      /^areas\[1\]\.id: area id "governance" is used twice/,
    ],
    [
      'levels with a gap',
      (s) => Object.assign(s, { levels: [1, 3] }),
      /^levels: expected the levels in order without gaps, 1, 2, but found 1, 3/,
    ],
    ['a version that is no number', (s) => Object.assign(s, { version: 'one' }), /^version: expected the version/],
    ['an illustrative standard without its note', (s) => Object.assign(s, { note: '' }), /^note: an illustrative standard must say so/],
    [
      'a mapping in version 1',
      (s) => s.mapsFrom.push({ from: 'people.1.1', to: 'people.1.1' }),
      /^mapsFrom: version 1 has no earlier version/,
    ],
  ])('%s', (_, fault, sentence) => {
    expect(problemsAfter(fault)).toContainEqual(expect.stringMatching(sentence));
  });

  it('an area whose statements at a level are all optional, since saying nothing would meet it (G3)', () => {
    const problems = problemsAfter((standard) => {
      for (const each of standard.statements) if (each.area === 'projects' && each.level === 2) each.required = false;
    });
    expect(problems).toEqual([
      'areas[3]: area "projects" needs at least one required statement at level 2 for everyone who answers the area',
    ]);
  });

  it('a later version that maps to a statement it does not have, or maps one twice (G11)', () => {
    const problems = problemsAfter((standard) => {
      standard.version = 2;
      standard.mapsFrom = [
        { from: 'people.1.1', to: 'people.1.1' },
        { from: 'people.1.1', to: 'people.1.99' },
      ];
    });
    expect(problems).toEqual([
      'mapsFrom[1].from: earlier statement "people.1.1" is used twice; each must be used once',
      'mapsFrom[1].to: there is no statement "people.1.99" in this version',
    ]);
  });

  it('names the file, and reports what is not a standard at all', () => {
    expect(() => readStandard('no standard', 'standard.json')).toThrow(
      /^standard\.json is not a standard that can be used.*\n- the whole file: /,
    );
  });

  it('reports every fault at once', () => {
    const problems = problemsAfter((standard) => {
      statement(standard, 'people.1.1').text = '';
      statement(standard, 'people.1.2').why = '';
    });
    expect(problems).toHaveLength(2);
  });
});

it('lets a version have any number of levels (G2)', () => {
  const copy = structuredClone(grippStandard);
  const third = copy.statements
    .filter((each) => each.level === 2)
    .map((each) => ({ ...each, id: each.id.replace('.2.', '.3.'), level: 3 }));
  const read = readStandard({ ...copy, version: 2, levels: [1, 2, 3], statements: [...copy.statements, ...third] }, 'standard.json');
  expect(read.levels).toEqual([1, 2, 3]);
});
