import { describe, expect, it } from 'vitest';
import { linesOfItems } from '../../src/stories/json-lines.ts';
import { readStories } from '../../src/stories/story-file.ts';
import { problemOf, schedule, storyFolder } from './story-workshop.ts';

const write = storyFolder();
const head = { story: 'A test', start: '2026-10-05' };
const problem = (name: string, content: unknown) => problemOf(() => readStories([write(name, content)]));

describe('a story file that cannot be read', () => {
  it('names file, line and what was expected when it is no JSON', async () => {
    expect(await problem('torn.json', '{\n  "story": "Torn",\n  "start" }')).toMatch(
      /^torn\.json, line 3\n {2}expected: well-formed JSON\n {2}got: /,
    );
  });

  it('names the step, its line, the key and what was got', async () => {
    const text = `{ "story": "A test", "start": "2026-10-05", "steps": [\n  { "until": "2026-10-06" },\n\n  { "do": "submit", "case": "a", "as": "Lead, Barnies" }\n] }`;
    const says = await problem('step.json', text);
    expect(says).toContain('step.json, step 2 (line 4)');
    expect(says).toContain('"do": a workflow and a command with a full stop between');
    expect(says).toContain('got:      "submit"');
  });

  it('refuses a key that nobody would read, and a step that is of no kind', async () => {
    expect(await problem('key.json', { ...head, steps: [{ ...schedule, expects: 'refused' }] })).toContain('got:      also "expects"');
    expect(await problem('kind.json', { ...head, steps: [{ when: 'now' }] })).toContain('expected: a step with "do"');
    expect(await problem('rule.json', { ...head, steps: [{ ...schedule, rule: 'D1a' }] })).toContain('only beside "expect": "refused"');
  });

  it('says when there is no such file', async () => {
    expect(await problemOf(() => readStories(['no-such-story.json']))).toContain('expected: a file that can be read');
  });
});

describe('a fragment', () => {
  const fragment = {
    story: 'A meeting is scheduled',
    takes: { date: 'its date', name: 'what it is called' },
    defaults: { name: 'meeting' },
    steps: [{ ...schedule, case: 'the {{name}} of {{date}}', with: { date: '{{date}}' } }],
  };

  it('is played with what was bound to its names, and with its defaults', () => {
    write('fragment.json', fragment);
    const [story] = readStories([
      write('including.json', { ...head, steps: [{ include: 'fragment.json', bind: { date: '2026-12-09' } }] }),
    ]);
    const placed = story?.steps[0];
    expect(placed?.step).toMatchObject({ case: 'the meeting of 2026-12-09', with: { date: '2026-12-09' } });
    expect(placed?.place).toMatchObject({ file: 'fragment.json', step: 1, includedFrom: { file: 'including.json', step: 1 } });
  });

  it('is refused without what it takes, with what it does not take, and when it includes itself', async () => {
    write('fragment.json', fragment);
    expect(await problem('less.json', { ...head, steps: [{ include: 'fragment.json' }] })).toContain(
      'expected: "date" in "bind": its date',
    );
    const bind = { date: '2026-12-09', hubb: 'Barnies' };
    expect(await problem('more.json', { ...head, steps: [{ include: 'fragment.json', bind }] })).toContain('got:      "hubb" bound');
    write('loop.json', { story: 'A loop', steps: [{ include: 'loop.json' }] });
    expect(await problem('looping.json', { ...head, steps: [{ include: 'loop.json' }] })).toContain('does a file include itself?');
    write('unbound.json', { ...fragment, takes: {}, defaults: {} });
    expect(await problem('asking.json', { ...head, steps: [{ include: 'unbound.json' }] })).toContain('expected: a value for {{name}}');
  });

  it('is found in the project when it is not beside the story', () => {
    const bind = { hub: 'Barnies', start: '2026-10-05' };
    const [story] = readStories([write('far.json', { ...head, steps: [{ include: 'level-1.json', bind }] })]);
    expect(story?.steps.length).toBeGreaterThan(20);
  });
});

describe('stories beside one another', () => {
  it('are read once each, however often they are named', () => {
    write('left.json', { ...head, beside: ['right.json'], steps: [schedule] });
    const right = write('right.json', { ...head, beside: ['left.json'], steps: [schedule] });
    expect(readStories([right, right]).map(({ file }) => file)).toEqual(['right.json', 'left.json']);
  });
});

describe('the lines of steps', () => {
  it('are counted past strings, brackets and lists that are not the steps', () => {
    const text =
      '{ "a": ["steps"], "b": { "steps": [1, 2] },\n"steps": [\n  { "x": "] , {\\"", "steps": [\n 1, 2] },\n  {}, "s",\n\n  []\n], "z": [3] }';
    expect(linesOfItems(text, 'steps')).toEqual([3, 5, 5, 7]);
  });
});
