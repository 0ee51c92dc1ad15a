import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../src/engine/workflows.ts';
import { commandList } from '../../src/stories/command-list.ts';
import { storyJsonSchema } from '../../src/stories/stories-doc.ts';
import { play, storyFolder } from './story-workshop.ts';

const write = storyFolder();

describe('docs/stories.md', () => {
  it('begins with a story that goes as written', async () => {
    const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'stories.md'), 'utf8');
    const example = /```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '';
    expect((await play(write('example.json', example))).filter(({ what }) => what === 'refused')).toHaveLength(1);
  });

  it('shows the schema that the program reads stories with', () => {
    const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'stories.md'), 'utf8');
    const shown = /```json\n([\s\S]*?)\n```/.exec(text.slice(text.indexOf('## The schema')))?.[1] ?? 'null';
    expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(storyJsonSchema())));
  });
});

describe('the list of commands', () => {
  it('has every command of every workflow, with who may send it, its rules and its schema', () => {
    const listed = commandList(registry);
    const all = Object.values(registry).flatMap(({ workflow }) => Object.keys(workflow.commands).map((name) => `${workflow.name}.${name}`));
    expect(listed.map((each) => each.do)).toEqual(all);
    expect(listed.find((each) => each.do === 'application.submit')).toMatchObject({
      who: ['signatory'],
      rules: expect.arrayContaining(['F1a', 'P6a']),
      states: expect.arrayContaining(['prepared']),
      with: { type: 'object', properties: { declaration: { const: true } }, required: ['declaration'] },
    });
  });

  it('shows a text as the text that is typed', () => {
    const defer = commandList(registry).find((each) => each.do === 'application.defer');
    expect(defer?.with).toMatchObject({ properties: { reason: { type: 'string', maxLength: 4000 } } });
  });
});
