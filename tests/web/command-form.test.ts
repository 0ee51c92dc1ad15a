// Every command that people send has a form made from its schema, and what the form sends is the payload that the schema takes.
import { describe, expect, it } from 'vitest';
import { registry } from '../../src/engine/workflows.ts';
import { formCommand } from '../../src/web/command-form/command-form.ts';
import { type Field, fieldsOf } from '../../src/web/command-form/field.ts';
import { shownForm } from '../../src/web/command-form/form-model.ts';
import { payloadOf } from '../../src/web/command-form/payload.ts';
import { explained, whatItDoes } from '../../src/web/command-form/what-it-does.ts';
import { codeLabel, fromSentence, sayProblem, wordsOf } from '../../src/web/command-form/words.ts';

const forms = Object.values(registry).flatMap(({ workflow }) =>
  Object.entries(workflow.commands)
    .filter(([, { who }]) => !who.every((role) => role === 'system'))
    .map(([name]) => formCommand(workflow, name)),
);
const form = (type: string) => {
  const found = forms.find((each) => each.type === type);
  if (!found) throw new Error(`There is no command ${type}`);
  return found;
};

const known = { acceptBy: '2027-04-22', deadline: '2027-11-30', grantPence: null };

function leaves(field: Field): Field[] {
  if (field.kind === 'group') return field.fields.flatMap(leaves);
  return field.kind === 'list' ? [field, ...leaves(field.entry)] : [field];
}

describe('every command of people has a form', () => {
  it.each(forms)('$type: each field has a label and each code a word', ({ type, form: group }) => {
    for (const field of leaves(group)) {
      if (field.kind === 'group') continue;
      const { label } = wordsOf(type, field.path, field.asks);
      expect(label.length, field.path).toBeGreaterThan(1);
      expect(label, field.path).not.toMatch(/^Invalid|\[\]/);
      if ('codes' in field) for (const code of field.codes) expect(codeLabel(type, field.path, code).length).toBeGreaterThan(2);
    }
  });

  it('and what the system sends has none', () => {
    const workflow = registry.application?.workflow;
    if (!workflow) throw new Error('There is no application');
    expect(() => formCommand(workflow, 'cutOff')).toThrow('There is nothing to do at this address.');
    expect(() => formCommand(workflow, 'toString')).toThrow('There is nothing to do at this address.');
  });
});

describe('what an act does is said before it is sent', () => {
  it('of acts that there are, and in the dates and amounts of the case', () => {
    expect(explained.filter((type) => !forms.some((each) => each.type === type))).toEqual([]);
    const offer = { ...known, grantPence: 120_000 };
    expect(whatItDoes('application.acceptOffer', { offer }).join(' ')).toMatch(
      /by 22 April 2027.*until 30 November 2027.*£1,200 is a choice/,
    );
    expect(whatItDoes('application.acceptOffer', { offer: known }).join(' ')).toContain('No start-up grant is offered');
    expect(whatItDoes('toString', {})).toEqual([]);
  });
});

describe('what a form sends becomes what the schema takes', () => {
  const parsed = (type: string, sent: unknown) => {
    const { definition, form: group } = form(type);
    return definition.data.safeParse(payloadOf(group, sent));
  };

  it('dates from three boxes, money as typed, choices as codes', () => {
    const { form: group } = form('grant.proposeRecovery');
    expect(
      payloadOf(group, { outcome: 'repayment', amount: '£1,250.50', by: { day: '3', month: '4', year: '2027' }, reason: ' Because ' }),
    ).toEqual({
      outcome: 'repayment',
      amount: '£1,250.50',
      by: '2027-04-03',
      reason: 'Because',
    });
  });

  it('an impossible date goes on to the schema, which names it; an empty one is left out', () => {
    expect(payloadOf(form('franchise.giveTime').form, { until: { day: '31', month: '2', year: '2027' }, reason: '' })).toEqual({
      until: '2027-02-31',
    });
    expect(payloadOf(form('grant.proposeRecovery').form, { by: { day: '', month: '', year: '' } })).toEqual({});
  });

  it('lists keep their order, whatever the parser made of them, and drop empty entries', () => {
    const { form: group } = form('application.returnForInformation');
    const sent = {
      sections: { 0: { section: 'c', question: 'Which?' }, 2: { section: '', question: ' ' }, 10: { section: 'd', question: 'Where?' } },
    };
    expect(payloadOf(group, sent)).toEqual({
      sections: [
        { section: 'c', question: 'Which?' },
        { section: 'd', question: 'Where?' },
      ],
    });
    expect(parsed('application.returnForInformation', sent).success).toBe(true);
  });

  it('yes, no and neither', () => {
    const { form: group } = form('application.acceptOffer');
    expect([{ grant: 'yes' }, { grant: 'no' }, {}, { grant: 'maybe' }].map((sent) => payloadOf(group, sent))).toEqual([
      { grant: true },
      { grant: false },
      {},
      { grant: 'maybe' },
    ]);
  });

  it('a box that was not ticked is not confirmed', () => {
    expect(parsed('application.submit', {}).success).toBe(false);
    expect(parsed('application.submit', { declaration: 'yes' }).success).toBe(true);
    expect(parsed('application.submit', { declaration: 'no' }).success).toBe(false);
  });

  it('nothing that was not asked for gets through: names of other fields are dropped', () => {
    expect(payloadOf(form('application.defer').form, { reason: 'Later', person: 'me', __proto__: { state: 'awarded' } })).toEqual({
      reason: 'Later',
    });
  });

  it('one of several shapes is sent as that shape', () => {
    const sent = {
      area: 'governance',
      findings: [
        { statement: 'g1', result: 'agree' },
        { statement: 'g2', result: 'differ', found: 'not', reason: 'It is out of date' },
      ],
    };
    expect(parsed('assessment.find', sent).success).toBe(true);
  });
});

describe('a schema that no form can show', () => {
  it('is refused when it is read, not when somebody opens the page', async () => {
    const { z } = await import('zod');
    expect(() => fieldsOf(z.object({ a: z.map(z.string(), z.string()) }), () => false)).toThrow('No form can show a map at "a".');
  });
});

describe('a list of thousands of entries', () => {
  it('is shown up to what any form needs, in no time that anybody notices', () => {
    const sent = { sections: Object.fromEntries(Array.from({ length: 4000 }, (_, n) => [`${(n * 7919) % 4000}`, { question: 'x' }])) };
    const state = { command: 'application.returnForInformation', sent, problems: {}, choices: new Map(), more: new Map() };
    const [list] = shownForm(form('application.returnForInformation').form, state);
    expect(list?.entries.length).toBe(200);
  });
});

describe('labels from sentences', () => {
  it('leave out what tells people to type', () => {
    expect(fromSentence('Enter why you defer')).toBe('Why you defer');
    expect(fromSentence('Select the meeting')).toBe('Meeting');
    expect(sayProblem('Invalid input: expected boolean, received undefined')).toBe('Fill this in, or choose one of the answers');
    expect(fromSentence('Confirm that what the application says is true')).toBe('Confirm that what the application says is true');
  });
});
