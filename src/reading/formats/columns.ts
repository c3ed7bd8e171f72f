import { gapOf } from './direction.ts';
import type { Line, Piece } from './layout.ts';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Words of a line that stand apart from those before by more than a blank, or by a little at an `edge` of cells in other rows. */
function cellsOf({ pieces }: Pick<Line, 'pieces'>, edges: ReadonlySet<number> = new Set()): Piece[][] {
  const cells: Piece[][] = [];
  let last: Piece | null = null;
  for (const piece of pieces) {
    const size = Math.max(last?.size ?? 0, piece.size);
    const gap = last === null ? Infinity : gapOf(last, piece);
    const atEdge = gap > size * 0.3 && [-1, 0, 1].some((off) => edges.has(Math.round(piece.x) + off));
    if (gap > size * 1.2 || atEdge) cells.push([piece]);
    else cells.at(-1)!.push(piece);
    last = piece;
  }
  return cells;
}

const leftOf = (cell: readonly Piece[]) => Math.min(...cell.map(({ x }) => x));
const rightOf = (cell: readonly Piece[]) => Math.max(...cell.map(({ x, width }) => x + width));
const lengthOf = (cell: readonly Piece[]) => cell.reduce((sum, piece) => sum + piece.text.length, 0);

/** All lines on one base line, from the left, cut into cells. */
interface Row {
  readonly lines: readonly Line[];
  readonly cells: readonly (readonly Piece[])[];
}

/** The lines of a page by their base lines, from the top. */
function rowsOf(lines: readonly Line[]): Row[] {
  const groups: Line[][] = [];
  for (const line of [...lines].sort((a, b) => b.y - a.y)) {
    const group = groups.at(-1);
    if (group !== undefined && group[0]!.y - line.y <= Math.min(group[0]!.size, line.size) * 0.35) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const across = group.sort((a, b) => a.x - b.x);
    return { lines: across, cells: across.flatMap((line) => cellsOf(line)) };
  });
}

/** How many cells of one row stand under cells of another: edge under edge, left or right, within half a letter's height. */
function aligned(a: Row, b: Row): number {
  const near = Math.max(a.lines[0]!.size, b.lines[0]!.size) * 0.5;
  return b.cells.filter((cell) =>
    a.cells.some((above) => Math.abs(leftOf(above) - leftOf(cell)) <= near || Math.abs(rightOf(above) - rightOf(cell)) <= near),
  ).length;
}

/** Whether rows that stand under one another are a table and no columns of prose: columns have long cells, and two or three of them. */
function isTable(rows: readonly Row[]): boolean {
  const most = Math.max(...rows.map(({ cells }) => cells.length));
  if (rows.length < (most > 2 ? 2 : 3)) return false;
  const lengths = rows.flatMap(({ cells }) => cells.map(lengthOf));
  const shortest = median(rows.map(({ cells }) => Math.min(...cells.map(lengthOf))));
  return shortest < 18 && median(lengths) < 40;
}

/** Rows of tables as lines of their own; every other line stays as it is. */
function tableLines(lines: readonly Line[]): ReadonlyMap<Line, Line | null> {
  const replaced = new Map<Line, Line | null>();
  let run: Row[] = [];
  const close = () => {
    if (run.length > 1 && isTable(run)) {
      const edges = new Set(run.flatMap(({ cells }) => cells.map((cell) => Math.round(leftOf(cell)))));
      for (const { lines: own } of run) {
        const [first] = own;
        for (const line of own) replaced.set(line, null);
        const cells = own.flatMap((line) => cellsOf(line, edges)).sort((a, b) => leftOf(a) - leftOf(b));
        if (own.filter(({ rightToLeft }) => rightToLeft).length * 2 > own.length) cells.reverse();
        const pieces = cells.flat();
        replaced.set(first!, {
          ...first!,
          text: cells.map((cell) => cell.map(({ text }) => text).join(' ')).join('\t'),
          pieces,
          x: Math.min(...pieces.map(({ x }) => x)),
          right: Math.max(...pieces.map(({ x, width }) => x + width)),
          cells,
        });
      }
    }
    run = [];
  };
  for (const row of rowsOf(lines)) {
    const last = run.at(-1);
    const drop = last === undefined ? 0 : last.lines[0]!.y - row.lines[0]!.y;
    if (last !== undefined && (row.cells.length < 2 || aligned(last, row) < 2 || drop > row.lines[0]!.size * 5)) close();
    if (row.cells.length > 1) run.push(row);
  }
  close();
  return replaced;
}

/**
 * Lines that a page draws across its columns, brought into the order of reading: what stands left of the gutter, then what stands
 * right of it, between lines that reach over it. Lines that follow the columns already stay as they are drawn.
 */
function downColumns(lines: readonly Line[], depth = 0): readonly Line[] {
  const rights = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    const across =
      before !== undefined &&
      Math.abs(before.y - line.y) <= line.size * 0.35 &&
      Math.max(line.x - before.right, before.x - line.right) > line.size &&
      line.cells === null;
    return across ? [Math.max(line.x, before.x)] : [];
  });
  if (rights.length < 3 || depth > 3) return lines;
  const mirrored = lines.filter(({ rightToLeft }) => rightToLeft).length * 2 > lines.length;
  const gutter = Math.min(...rights.filter((x) => x < median(rights) + 1)) - 1;
  const ordered: Line[] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  const close = () => {
    const [one, other] = mirrored ? [right, left] : [left, right];
    ordered.push(...downColumns(one, depth + 1), ...downColumns(other, depth + 1));
    left = [];
    right = [];
  };
  for (const line of lines) {
    if (line.x >= gutter) right.push(line);
    else if (line.right <= gutter + line.size) left.push(line);
    else {
      close();
      ordered.push(line);
    }
  }
  close();
  return ordered;
}

/** The lines of a page in the order of reading, with the rows of its tables put together. */
export function arranged(lines: readonly Line[]): Line[] {
  const rows = tableLines(lines);
  const kept = lines.flatMap((line) => {
    const row = rows.get(line);
    return row === undefined ? [line] : row === null ? [] : [row];
  });
  return [...downColumns(kept)];
}
