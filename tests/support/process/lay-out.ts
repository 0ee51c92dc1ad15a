// Places boxes and arrows with elkjs, for src/diagrams/layouts.json.
import elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Arrow, Graph } from '../../../src/diagrams/graph.ts';
import { keyOf, type Layout, type Point } from '../../../src/diagrams/layout.ts';

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.thoroughness': '40',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'SPACE_EFFICIENT_LAYER',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};

const GAP = 20;

function edgeOf(arrow: Arrow): ElkExtendedEdge {
  const main = arrow.way === 'main' ? '10' : '1';
  return {
    id: keyOf(arrow),
    sources: [arrow.from],
    targets: [arrow.to],
    labels: [
      {
        text: arrow.label.join(' '),
        width: arrow.width,
        height: arrow.height,
        layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
      },
    ],
    layoutOptions: {
      'elk.layered.priority.straightness': main,
      'elk.layered.priority.shortness': main,
      'elk.layered.priority.direction': main,
    },
  };
}

const point = (at: { x?: number; y?: number }): Point => [Math.round(at.x ?? 0), Math.round(at.y ?? 0)];

function arrowsOf(edges: readonly ElkExtendedEdge[]): Layout['arrows'] {
  return Object.fromEntries(
    edges.map((edge) => {
      const [section] = edge.sections ?? [];
      if (!section) throw new Error(`elkjs found no way for the arrow "${edge.id}".`);
      const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(point);
      return [edge.id, { points, label: point(edge.labels?.[0] ?? {}) }];
    }),
  );
}

/** Boxes that no arrow touches, in rows below the others. */
function placeLoose(graph: Graph, placed: ElkNode): { readonly boxes: Record<string, Point>; readonly height: number } {
  const touched = new Set(graph.arrows.flatMap(({ from, to }) => [from, to]));
  const boxes: Record<string, Point> = {};
  let x = GAP;
  let y = Math.round(placed.height ?? 0) + GAP;
  let bottom = Math.round(placed.height ?? 0);
  for (const box of graph.boxes.filter(({ state }) => !touched.has(state))) {
    if (x + box.width > (placed.width ?? 0)) [x, y] = [GAP, bottom + GAP];
    boxes[box.state] = [x, y];
    x += box.width + GAP;
    bottom = Math.max(bottom, y + box.height + GAP);
  }
  return { boxes, height: bottom };
}

/** Places a graph: layers from above, the ways a case is meant to go as straight as they can be. */
export async function layOut(graph: Graph): Promise<Layout> {
  const touched = new Set(graph.arrows.flatMap(({ from, to }) => [from, to]));
  const children = graph.boxes.filter(({ state }) => touched.has(state)).map(({ state, width, height }) => ({ id: state, width, height }));
  const edges = graph.arrows.map(edgeOf);
  const placed = await new elk.default().layout<ElkNode>({ id: 'machine', layoutOptions: options, children, edges });
  const loose = placeLoose(graph, placed);
  const boxes = Object.fromEntries((placed.children ?? []).map((node) => [node.id, point(node)]));
  return {
    width: Math.ceil(placed.width ?? 0),
    height: loose.height,
    boxes: { ...boxes, ...loose.boxes },
    arrows: arrowsOf(placed.edges ?? []),
  };
}
