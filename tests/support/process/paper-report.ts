// The report itself (§1 to §12) of the council paper of 20 July 2015, clause by clause, in our words.
import type { Clause } from './paper-clause.ts';

const aim = { background: 'Aims of the programme. No act of a case follows from them.' };
const formal = { background: 'Belongs to the report as such. No act of a case follows from it.' };
const commissioning = { later: 'Community commissioning is a later step.' };

export const reportClauses: readonly Clause[] = [
  { under: '§1.1', words: 'Sustainable community hubs, shaped by local communities: the right services in the right place.', home: aim },
  { under: '§1.2', words: 'Solve causes, not symptoms: wellbeing, independence of older people, work.', home: aim },
  { under: '§1.3', words: 'Hubs enable skills and confidence, health opportunities, healthy eating.', home: aim },
  { under: '§1.4', words: 'The list is not exhaustive; hubs tell the council where a response is needed.', home: aim },
  { under: '§1.5', words: 'Two strands: a franchise model, and community commissioning.', home: { rules: ['F11', 'H1'] } },
  { under: '§1.6', words: 'The franchise is a social one: profit is re-invested into the hub.', home: aim },
  {
    under: '§1.7',
    words: 'A national pilot in Macclesfield through a Community Interest Company.',
    home: { later: 'The Community Interest Company is a pilot of its own, beside the franchise.' },
  },
  { under: '§1.8', words: 'The network and the franchise are tried in the areas most in need of investment.', home: { rules: ['F16'] } },
  { under: '§1.9', words: 'Six pilot areas are named.', home: { rules: ['F16'] } },
  { under: '§1.10', words: 'Resource and decision making are handed over to the network of hubs; local first.', home: aim },
  { under: '§1.11', words: 'The paper deals with the franchise pilot; a further one will report on progress.', home: { rules: ['H2'] } },
  {
    under: '§2.1a',
    words: 'Agree the approach and the initial subset of priority areas.',
    home: { rules: ['F16'] },
  },
  { under: '§2.1b', words: 'Agree the franchise model and how organisations apply.', home: { rules: ['F1', 'F4', 'F8', 'F11'] } },
  {
    under: '§2.1c',
    words: 'Agree the community commissioning pilot.',
    home: { background: 'The pilot is that of §11.3 and Appendix 2; see there.' },
  },
  { under: '§3.1', words: 'Cabinet signed up to the principles in April 2014; these are the first pilots.', home: formal },
  { under: '§4.1', words: 'Wards of Crewe, Macclesfield, Knutsford, Wilmslow and Congleton are affected first.', home: { rules: ['F16'] } },
  { under: '§5.1', words: 'Ward members are engaged and briefed.', home: { rules: ['D7', 'H5'] } },
  { under: '§6.1', words: 'Less dependency on public services; services made together with residents.', home: aim },
  { under: '§7.1', words: 'Rural communities develop their local offer alongside.', home: aim },
  { under: '§8.1', words: 'Set-up costs are within existing budgets.', home: { rules: ['S1'] } },
  { under: '§9.1', words: 'No legal implications.', home: formal },
  { under: '§10.1', words: 'Risks have been considered and mitigated.', home: formal },
  { under: '§11.1.1', words: 'Hubs share a core offer; the wider offer is determined locally.', home: { rules: ['F2'] } },
  {
    under: '§11.1.2',
    at: 'individual hubs',
    words: 'Hubs keep their own identity and serve their community.',
    home: { rules: ['F2', 'H5'] },
  },
  {
    under: '§11.1.2',
    at: 'neighbourhood and town networks',
    words: 'Several hubs of a neighbourhood or town work together.',
    home: { later: 'Of the four network levels, a hub’s locality and network are named.' },
  },
  {
    under: '§11.1.2',
    at: 'locality hubs',
    words: 'Hubs are networked in eight localities.',
    home: { later: 'Of the four network levels, a hub’s locality and network are named.' },
  },
  {
    under: '§11.1.2',
    at: 'Cheshire East network',
    words: 'One network gives the framework, training and economies of scale.',
    home: { later: 'Of the four network levels, a hub’s locality and network are named.' },
  },
  {
    under: '§11.2.1',
    words: 'Hubs are developed by social franchising: partnership, with benefits to members.',
    home: { rules: ['F11', 'H1'] },
  },
  {
    under: '§11.2.2',
    at: 'what applying takes',
    words: 'Applicants deliver the core offer, meet GRIPP Level 1 and complete an application.',
    home: { rules: ['F1', 'F2', 'G2', 'F13'] },
  },
  {
    under: '§11.2.2',
    at: 'who decides',
    words: 'The portfolio holder considers applications quarterly, and approves or offers a package of support.',
    home: { rules: ['D1', 'F4', 'P2'] },
  },
  { under: '§11.2.3', words: 'More on the franchise model is in Appendix 1.', home: { background: 'Refers to Appendix 1; see there.' } },
  { under: '§11.3.1', words: 'Commissioning is shared with residents; arrangements vary.', home: commissioning },
  {
    under: '§11.3.2',
    words: 'Networks that met the franchise standard and serve a deprived area take on commissioning.',
    home: commissioning,
  },
  { under: '§11.3.3', words: 'More is in Appendix 2.', home: commissioning },
  { under: '§11.3.4', words: 'Outputs: what contributes to wellbeing is understood, and more of it there is.', home: commissioning },
  { under: '§12.1', words: 'Background papers can be inspected.', home: formal },
];
