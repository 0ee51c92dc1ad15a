// Pictures of pages as small files: at most 256 colours, the commonest ones, and packed as tightly as PNG allows.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each point, row by row. */
  readonly points: Buffer;
}

function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at < png.length; ) {
    const size = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + size);
    chunks.set(name, Buffer.concat([chunks.get(name) ?? Buffer.alloc(0), body]));
    at += size + 12;
  }
  return chunks;
}

/** What a filter of PNG foretells a byte to be, from the one to the left, the one above, and the one above that to the left. */
function foretell(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Undoes the filters: `line` is the bytes of a row, `step` those of a point. */
function unfilter(packed: Buffer, line: number, step: number, height: number): Buffer {
  // A point to the left of the first and a row above it, all of nothing, so that every byte has neighbours.
  const wide = line + step;
  const bytes = Buffer.alloc(wide * (height + 1));
  for (let at = 0; at < line * height; at += 1) {
    const y = Math.floor(at / line);
    const x = at % line;
    const to = (y + 1) * wide + x + step;
    const told = foretell(
      packed.readUInt8(y * (line + 1)),
      bytes.readUInt8(to - step),
      bytes.readUInt8(to - wide),
      bytes.readUInt8(to - wide - step),
    );
    bytes[to] = (packed.readUInt8(y * (line + 1) + 1 + x) + told) & 255;
  }
  return bytes;
}

/** Reads the picture as the browser writes it: eight bits each of red, green and blue, perhaps with an opacity that is left out. */
function read(png: Buffer): Picture {
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header.readUInt8(9)];
  const step = kind === 6 ? 4 : 3;
  const bytes = unfilter(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0)), width * step, step, height);
  const points = Buffer.alloc(width * height * 3);
  for (let point = 0; point < width * height; point += 1) {
    const from = (Math.floor(point / width) + 1) * (width + 1) * step + ((point % width) + 1) * step;
    bytes.copy(points, point * 3, from, from + 3);
  }
  return { width, height, points };
}

const distance = (one: number, other: number) =>
  ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((one & 255) - (other & 255)) ** 2;

/** The commonest colours, and for each point the number of the one that is nearest to its own. */
function paint({ width, height, points }: Picture): { readonly colours: readonly number[]; readonly numbers: Buffer } {
  const colourAt = (point: number) => points.readUIntBE(point * 3, 3);
  const counts = new Map<number, number>();
  for (let point = 0; point < width * height; point += 1) counts.set(colourAt(point), (counts.get(colourAt(point)) ?? 0) + 1);
  const colours = [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, MOST_COLOURS);
  const numbers = new Map(colours.map((colour, number) => [colour, number]));
  for (const colour of counts.keys()) {
    if (numbers.has(colour)) continue;
    const nearest = colours.reduce((best, each) => (distance(each, colour) < distance(best, colour) ? each : best));
    numbers.set(colour, colours.indexOf(nearest));
  }
  return { colours, numbers: Buffer.from(Array.from({ length: width * height }, (_, point) => numbers.get(colourAt(point)) ?? 0)) };
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}

/** The same picture in fewer bytes. */
export function smallPng(png: Buffer): Buffer {
  const picture = read(png);
  const { width, height } = picture;
  const { colours, numbers } = paint(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const rows = Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), numbers.subarray(y * width, (y + 1) * width)]));
  const data = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
