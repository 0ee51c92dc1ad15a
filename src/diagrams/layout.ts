// Where boxes, arrows and their labels are: made once by `npm run process` and kept beside the code, so that pages need no layout library.
import layouts from './layouts.json' with { type: 'json' };

export type Point = readonly [x: number, y: number];

/** An arrow's name among the places. */
export const keyOf = ({ from, to }: { readonly from: string; readonly to: string }) => `${from} ${to}`;

/** A machine's places in units of the drawing, by state and by arrow. Of a box and of a label it is the upper left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: Readonly<Record<string, Point>>;
  readonly arrows: Readonly<Record<string, { readonly points: readonly Point[]; readonly label: Point }>>;
}

/** The layout of a workflow. Throws an Error that says what to do when it was never made. */
export function layoutOf(workflow: string): Layout {
  const all = layouts as unknown as Readonly<Record<string, Layout>>;
  const layout = Object.hasOwn(all, workflow) ? all[workflow] : undefined;
  if (!layout) throw new Error(`The workflow "${workflow}" has no layout to be drawn by. Run: npm run process`);
  return layout;
}
