/** A directed graph by rows: node n leads to to[start[n]] … to[start[n + 1] − 1]. */
export interface Rows {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

const OPEN = -1;

/**
 * Numbers the strongly connected parts of a graph: equal numbers for nodes that lead to each other.
 * A path is followed; whenever it comes back to itself, what lies between falls into one part (Dijkstra's
 * way, with a stack of the borders between parts). Stacks are our own: paths can be as long as the graph.
 * O(nodes + arcs).
 */
export function strongParts({ start, to }: Rows): Int32Array {
  const nodes = start.length - 1;
  const part = new Int32Array(nodes).fill(OPEN);
  /** The place of a node among those that are open, counted from 1; 0: not yet seen. */
  const place = new Int32Array(nodes);
  const next = start.slice(0, nodes);
  const path = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  const border = new Int32Array(nodes);
  let [parts, length, opened, borders] = [0, 0, 0, 0];
  for (let root = 0; root < nodes; root += 1) {
    if (place[root] !== 0) continue;
    let entered = root;
    for (;;) {
      if (entered >= 0) {
        path[length] = entered;
        open[opened] = entered;
        border[borders] = opened;
        [length, opened, borders] = [length + 1, opened + 1, borders + 1];
        place[entered] = opened;
      }
      if (length === 0) break;
      const node = path[length - 1] as number;
      const arc = next[node] as number;
      entered = -1;
      if (arc < (start[node + 1] as number)) {
        next[node] = arc + 1;
        const other = to[arc] as number;
        if (place[other] === 0) entered = other;
        else if (part[other] === OPEN)
          while ((border[borders - 1] as number) >= (place[other] as number)) borders -= 1;
        continue;
      }
      length -= 1;
      if (border[borders - 1] !== (place[node] as number) - 1) continue;
      borders -= 1;
      for (const first = border[borders] as number; opened > first; opened -= 1)
        part[open[opened - 1] as number] = parts;
      parts += 1;
    }
  }
  return part;
}
