// A played story as lines for a terminal: one for each step, and indented what happened by itself.
import { styleText } from 'node:util';
import { sayDate } from '../../machines/calendar.ts';
import { londonDate } from '../../machines/london-time.ts';
import type { Registry } from '../engine/workflows.ts';
import { sayState } from './say-state.ts';
import type { Told } from './told.ts';

type Style = Parameters<typeof styleText>[0];

/** Makes lines of what is told, with the registry's labels of states; with colours only where the terminal shows them. */
export function teller(registry: Registry, colours: boolean): (told: Told) => string {
  const paint = (style: Style, text: string) => (colours ? styleText(style, text) : text);
  let lastDay = '';
  return (told) => {
    const day = londonDate(told.at);
    const date = day === lastDay ? '' : shortDate(day);
    lastDay = day;
    return `${date.padEnd(12)}${lineOf(told, paint, registry)}`;
  };
}

const shortDate = (day: string) => sayDate(day).replace(/^(\d+) (\w{3})\w* /, '$1 $2 ');

function lineOf(told: Told, paint: (style: Style, text: string) => string, registry: Registry): string {
  const dim = (text: string) => paint('dim', text);
  switch (told.what) {
    case 'command': {
      const command = told.placed.kind === 'command' ? told.placed.step.do : '';
      const state = sayState(registry, command, told.state);
      const result = told.repeated > 1 ? `the same again: one act, still ${state}` : `→ ${state}`;
      return `${paint('green', '✓')} ${told.who}: ${told.title} ${dim(`(${told.case})`)} ${result}${noteOf(told.placed.step.note, dim)}`;
    }
    case 'refused':
      return `${paint('yellow', '✗')} ${told.who}: ${told.title} ${dim(`(${told.case})`)} refused, as written, by ${told.rule}: ${told.says}${noteOf(told.placed.step.note, dim)}`;
    case 'happened':
      return dim(`    · ${told.title} (${told.case}) → ${sayState(registry, told.do, told.state)}`);
    case 'letter':
      return `    ${paint('cyan', '✉')} ${told.number} ${dim(`to ${told.to}:`)} ${told.subject} ${dim(`(${told.case})`)}`;
    case 'incident':
      return `    ${paint('yellow', '!')} ${told.says}`;
    case 'until':
      return `${dim('… time passes')}${noteOf(told.placed.step.note, dim)}`;
    case 'look':
      return `${paint('green', '✓')} ${told.case} is ${told.seen}${noteOf(told.placed.step.note, dim)}`;
  }
}

function noteOf(note: string | undefined, dim: (text: string) => string): string {
  return note === undefined ? '' : dim(` — ${note}`);
}
