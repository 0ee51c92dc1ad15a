// Whose turn it is in a franchise.
import { byAnother, declared, holdersTurn, paperTurn, type Turn, turnsOf } from './turn.ts';

const { turn, second } = turnsOf('franchise');
const officer = ['franchise-officer'] as const;
const holder = ['portfolio-holder'] as const;
const running = ['active', 'attention', 'suspended', 'ending-proposed', 'ending-placed', 'ending-decided', 'ending-called-in'];
const proposed = (what: string) => `$ ? (${holdersTurn}).proposal ? (@.data.what == "${what}" && ${byAnother})`;

export const franchiseTurns: readonly Turn[] = [
  turn('Act on what is wrong with a franchise', 'giveTime', officer, ['attention'], { when: '$ ? (@.proposal == null)', by: '$.actBy' }),
  turn('Record the findings of an annual review', 'recordFindings', officer, running, { when: '$.annual.returned ? (@.on != "")' }),
  turn('Judge a line of an improvement plan', 'judgeLine', officer, running, {
    when: '$.plan[*] ? (@.met == null && @.due <= $today)',
    by: '$.plan[*] ? (@.met == null && @.due <= $today).due',
  }),
  turn('Place the ending of a franchise on a decision meeting', 'placeEnding', officer, ['ending-proposed']),
  paperTurn('franchise'),
  second('Confirm a suspension', 'confirmSuspension', holder, 'expireProposal', proposed('suspend')),
  second('Confirm that a suspension is lifted', 'confirmLifting', holder, 'expireProposal', proposed('lift')),
  turn('Declare your interests before a meeting', 'declareInterest', holder, ['ending-placed'], {
    when: `$ ? (!${declared} && ${holdersTurn})`,
    by: '$.meeting.date',
  }),
  turn('Record a decision on an ending', 'decideEnding', holder, ['ending-placed'], {
    when: `$ ? (@.meeting.date <= $today && ${declared} && ${holdersTurn})`,
    by: '$.meeting.date',
  }),
  turn('Record what came of a call-in', 'confirmCallIn', ['administrator'], ['ending-called-in']),
];
