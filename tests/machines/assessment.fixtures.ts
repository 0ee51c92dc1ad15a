// What assessment.table.md is compared with: the cases, the ordinary commands, and the named changes to them.
import { assessment } from '../../machines/assessment.ts';
import type { TableFixtures } from '../support/decision-table.ts';
import { coverNamed } from '../support/situation-changes.ts';
import { actOf, days, payloads, states } from './assessment.cases.ts';
import { named } from './assessment.named.ts';
import { paperFor, paperNamed } from './assessment.paper-named.ts';

export const fixtures: TableFixtures = {
  workflow: assessment,
  states,
  ordinary: (state, command, role) => ({
    data: command === 'keyPaper' ? paperFor(state) : payloads[command],
    act: actOf(role, days[command]),
  }),
  named: { ...named, ...paperNamed, ...coverNamed },
};
