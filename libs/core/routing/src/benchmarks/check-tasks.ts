/** What the verifier of the public benchmarks found. */
export interface TasksVerdict {
  /** Empty when the solution is right. */
  readonly violations: readonly string[];
  readonly vehicles: number;
  /** Counted anew, in double precision. */
  readonly distance: number;
  readonly unserved: number;
}

interface Row {
  readonly demand: number;
  readonly earliest: number;
  readonly latest: number;
  readonly service: number;
  readonly pickup: number;
  readonly delivery: number;
}

interface Rules {
  readonly vehicles: number;
  readonly capacity: number;
  readonly rows: readonly Row[];
  way(from: number, to: number): number;
}

interface Answer {
  readonly routes: readonly { readonly steps: readonly { readonly id?: number }[] }[];
}

/** What adding doubles in another order may change. */
const SLACK = 1e-6;

/**
 * Checks a solution of an instance of Li & Lim, or of Sartori & Buriol, from its text: every task once,
 * pairs in one route and in order, load, windows and the way home, in double precision. The solution is
 * in VROOM's form; of a step only its id counts, the task's number in the file. It shares no code with
 * the readers. Leaving tasks out is a violation. O(tasks).
 */
export function checkTasks(file: string, solution: unknown): TasksVerdict {
  const text = file.replaceAll('\r', '');
  const rules = text.includes('NODES') ? rulesOfSartori(text) : rulesOfLiLim(text);
  const routes = (solution as Answer).routes.map((route) =>
    route.steps.flatMap(({ id }) => (id === undefined ? [] : [id])),
  );
  const violations: string[] = [];
  const seen = new Set<number>();
  let distance = 0;
  for (const [at, route] of routes.entries()) {
    const found = checkRoute(rules, route, seen);
    violations.push(...found.violations.map((it) => `route ${at}: ${it}`));
    distance += found.distance;
  }
  const tasks = rules.rows.length - 1;
  if (routes.length > rules.vehicles)
    violations.push(`${routes.length} routes, and ${rules.vehicles} vehicles`);
  if (seen.size < tasks) violations.push(`${tasks - seen.size} tasks are not served`);
  const vehicles = routes.filter((route) => route.length > 0).length;
  return { violations, vehicles, distance, unserved: tasks - seen.size };
}

function checkRoute(
  rules: Rules,
  route: readonly number[],
  seen: Set<number>,
): { readonly violations: readonly string[]; readonly distance: number } {
  const violations: string[] = [];
  const here = new Set<number>();
  const base = rules.rows[0];
  let [at, now, load, distance] = [0, base?.earliest ?? 0, 0, 0];
  for (const task of route) {
    const row = task === 0 ? undefined : rules.rows[task];
    if (row === undefined) {
      violations.push(`${task} is no task`);
      continue;
    }
    if (seen.has(task)) violations.push(`task ${task} is served twice`);
    seen.add(task);
    here.add(task);
    distance += rules.way(at, task);
    now = Math.max(now + rules.way(at, task), row.earliest);
    if (now > row.latest + SLACK) violations.push(`task ${task} at ${now}, after ${row.latest}`);
    now += row.service;
    load += row.demand;
    if (load > rules.capacity) violations.push(`task ${task} makes the load ${load}`);
    if (row.pickup > 0 && !here.has(row.pickup))
      violations.push(`delivery ${task} without pick-up ${row.pickup} before it`);
    at = task;
  }
  distance += rules.way(at, 0);
  if (now + rules.way(at, 0) > (base?.latest ?? 0) + SLACK) violations.push('comes home too late');
  for (const task of here) {
    const delivery = rules.rows[task]?.delivery ?? 0;
    if (delivery > 0 && !here.has(delivery)) violations.push(`pick-up ${task} is not delivered`);
  }
  return { violations, distance };
}

function rulesOfLiLim(text: string): Rules {
  const [[vehicles = 0, capacity = 0] = [], ...lines] = numbersIn(text);
  const place = (task: number): readonly number[] => lines[task]?.slice(1, 3) ?? [];
  return {
    ...{ vehicles, capacity, rows: lines.map(rowOf) },
    way: (from, to) => {
      const [[x = NaN, y = NaN], [otherX = NaN, otherY = NaN]] = [place(from), place(to)];
      return Math.sqrt((x - otherX) * (x - otherX) + (y - otherY) * (y - otherY));
    },
  };
}

function rulesOfSartori(text: string): Rules {
  const [head = '', rest = ''] = text.split('NODES\n');
  const [nodes = '', edges = ''] = rest.split('EDGES\n');
  const table = numbersIn(edges);
  const capacity = Number(/^CAPACITY:\s*(\d+)/m.exec(head)?.[1]);
  return {
    ...{ vehicles: Infinity, capacity, rows: numbersIn(nodes).map(rowOf) },
    way: (from, to) => table[from]?.[to] ?? NaN,
  };
}

function rowOf(numbers: readonly number[]): Row {
  const [, , , demand = 0, earliest = 0, latest = 0, service = 0, pickup = 0, delivery = 0] =
    numbers;
  return { demand, earliest, latest, service, pickup, delivery };
}

function numbersIn(text: string): number[][] {
  const lines = text.split('\n').filter((line) => /^\s*-?\d/.test(line));
  return lines.map((line) => line.trim().split(/\s+/).map(Number));
}
