/** Goods that need papers: one product from one state to another, with its grams. */
export interface PermitNeed {
  readonly productId: string;
  readonly fromStateCode: string;
  readonly toStateCode: string;
  readonly grams: number;
}

/** A paper that is in force for the day, the vehicle and the driver; null means it leaves that open. */
export interface UsablePermit {
  readonly id: string;
  readonly productIds: readonly string[];
  readonly fromStateCode: string | null;
  readonly toStateCode: string | null;
  readonly gramsLeft: number | null;
}

export interface PermitCover {
  /** Grams that each paper covers, papers that cover nothing left out. */
  readonly uses: ReadonlyMap<string, number>;
  /** What no paper covers. Empty: everything may travel. */
  readonly missing: readonly PermitNeed[];
}

/**
 * Shares the grams that papers allow among the goods that need them, so that as many grams as possible
 * are covered (a maximum flow: a paper given to one product is taken back when another paper can do).
 *
 * Promises: no paper covers more than it has left, nor goods it does not name; if any way to cover
 * everything exists, nothing is missing; the same input gives the same answer. O(needs² × papers) and few.
 */
export function coverNeeds(
  needs: readonly PermitNeed[],
  permits: readonly UsablePermit[],
): PermitCover {
  const flow = needs.map(() => permits.map(() => 0));
  const left = permits.map((permit) => permit.gramsLeft ?? Number.MAX_SAFE_INTEGER);
  const missing: PermitNeed[] = [];
  for (const [index, need] of needs.entries()) {
    let open = need.grams;
    while (open > 0) {
      const path = pathFrom(index, { needs, permits, flow, left });
      if (path === null) break;
      open -= push(path, open, { flow, left });
    }
    if (open > 0) missing.push({ ...need, grams: open });
  }
  const uses = new Map<string, number>();
  for (const [column, permit] of permits.entries()) {
    const used = flow.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    if (used > 0) uses.set(permit.id, used);
  }
  return { uses, missing };
}

interface Graph {
  readonly needs: readonly PermitNeed[];
  readonly permits: readonly UsablePermit[];
  readonly flow: number[][];
  readonly left: number[];
}

/** need → paper → (need that holds it) → paper …, ending at a paper with grams left. */
type Path = readonly { readonly need: number; readonly permit: number }[];

function pathFrom(start: number, { needs, permits, flow, left }: Graph): Path | null {
  const seen = new Set<number>();
  const queue: { need: number; path: Path }[] = [{ need: start, path: [] }];
  for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
    for (const [permit, paper] of permits.entries()) {
      const need = needs[head.need];
      if (need === undefined || seen.has(permit) || !names(paper, need)) continue;
      seen.add(permit);
      const path = [...head.path, { need: head.need, permit }];
      if ((left[permit] ?? 0) > 0) return path;
      for (const [other, row] of flow.entries()) {
        if ((row[permit] ?? 0) > 0) queue.push({ need: other, path });
      }
    }
  }
  return null;
}

/** Moves as many grams along the path as every step of it bears; answers how many. */
function push(path: Path, wanted: number, { flow, left }: Pick<Graph, 'flow' | 'left'>): number {
  const last = path.at(-1);
  if (last === undefined) return wanted;
  let grams = Math.min(wanted, left[last.permit] ?? 0);
  for (let step = 1; step < path.length; step += 1) {
    const [before, here] = [path[step - 1], path[step]];
    if (before && here) grams = Math.min(grams, flow[here.need]?.[before.permit] ?? 0);
  }
  for (const [step, { need, permit }] of path.entries()) {
    const row = flow[need] ?? [];
    row[permit] = (row[permit] ?? 0) + grams;
    const before = path[step - 1];
    if (before) row[before.permit] = (row[before.permit] ?? 0) - grams;
  }
  left[last.permit] = (left[last.permit] ?? 0) - grams;
  return grams;
}

function names(permit: UsablePermit, need: PermitNeed): boolean {
  return (
    (permit.productIds.length === 0 || permit.productIds.includes(need.productId)) &&
    (permit.fromStateCode === null || permit.fromStateCode === need.fromStateCode) &&
    (permit.toStateCode === null || permit.toStateCode === need.toStateCode)
  );
}
