// Which moves of a machine become arrows. A picture of every arrow is a ball of wool: what many states share and what goes back is said in
// words inside the boxes instead, by the numbers of the states. Nothing is left out.
import type { DescribedMove, DescribedState } from '../engine/describe.ts';

/** All that leads from one state to another. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly moves: readonly DescribedMove[];
}

/** The moves of a machine, parted into arrows and words. */
export interface Parted {
  readonly arrows: readonly Link[];
  /** What leads back to an earlier state, where there are too many links to draw. */
  readonly back: readonly Link[];
  /** Commands that lead from many states to one: said once, at that one. */
  readonly shared: readonly { readonly to: string; readonly move: DescribedMove; readonly from: readonly string[] }[];
}

/** So many states that share a command to the same state have no arrow each. */
const MANY = 4;
/** A machine with at most so many links has its backward arrows drawn, too. */
const FEW_LINKS = 16;

/** Every pair of different states with the moves that lead from one to the other. */
function linksOf(states: readonly DescribedState[]): Link[] {
  return states.flatMap(({ state, moves }) => {
    const targets = [...new Set(moves.flatMap(({ to }) => to))].filter((to) => to !== state);
    return targets.map((to) => ({ from: state, to, moves: moves.filter((move) => move.to.includes(to)) }));
  });
}

function sharedOf(links: readonly Link[]): Parted['shared'] {
  const each = links.flatMap(({ from, to, moves }) => moves.map((move) => ({ from, to, move })));
  const alike = Map.groupBy(each, ({ to, move }) => `${to} ${move.command}`);
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first && same.length >= MANY ? [{ to: first.to, move: first.move, from: same.map(({ from }) => from) }] : [];
  });
}

/** Whether a way that a case is meant to go leads from one state directly to the other. */
export function isOnPath(paths: readonly (readonly string[])[], from: string, to: string): boolean {
  return paths.some((path) => path.some((state, at) => state === from && path[at + 1] === to));
}

/** Parts the moves of a machine: the ways it is meant to go are always arrows. */
export function partMoves(states: readonly DescribedState[], paths: readonly (readonly string[])[]): Parted {
  const order = new Map(states.map(({ state }, at) => [state, at]));
  const placeOf = (state: string) => order.get(state) ?? 0;
  const links = linksOf(states);
  const shared = sharedOf(links.filter(({ from, to }) => !isOnPath(paths, from, to)));
  const isShared = (link: Link, move: DescribedMove) =>
    shared.some(({ to, move: one, from }) => to === link.to && one.command === move.command && from.includes(link.from));
  const left = links
    .map((link) => ({ ...link, moves: link.moves.filter((move) => !isShared(link, move)) }))
    .filter(({ moves }) => moves.length > 0);
  const few = left.length <= FEW_LINKS;
  const isArrow = ({ from, to }: Link) => few || placeOf(from) < placeOf(to) || isOnPath(paths, from, to);
  return { arrows: left.filter(isArrow), back: left.filter((link) => !isArrow(link)), shared };
}
