import {
  assertInstance,
  type BenchmarkTask,
  InstanceFault,
  type TaskInstance,
} from './task-instance';

/**
 * Reads an instance of Sartori & Buriol (2020): a head with SIZE, CAPACITY and ROUTE-TIME, NODES (number,
 * latitude, longitude, demand, earliest, latest, service, pick-up, delivery) and EDGES in whole minutes
 * of real roads, not symmetric. The minutes are taken for seconds and metres. As many vehicles as wanted.
 */
export function readSartori(text: string): TaskInstance {
  const lines = text.split('\n').map((line) => line.trim());
  const [nodesAt, edgesAt] = [lines.indexOf('NODES'), lines.indexOf('EDGES')];
  if (nodesAt < 0 || edgesAt < nodesAt) throw new InstanceFault('there are no NODES and EDGES');
  const head = new Map(lines.slice(0, nodesAt).map(fieldOf));
  const capacity = Number(head.get('CAPACITY'));
  const size = Number(head.get('SIZE'));
  const routeTime = Number(head.get('ROUTE-TIME'));
  const tasks = lines.slice(nodesAt + 1, edgesAt).map((line, at): BenchmarkTask => {
    const [number, , , demand = NaN, earliest = NaN, latest = NaN, ...rest] = numbersOf(line);
    const [service = NaN, pickup = NaN, delivery = NaN] = rest;
    if (number !== at || Number.isNaN(delivery)) throw new InstanceFault(`node ${at}: no task`);
    const until = number === 0 ? Math.min(latest, earliest + routeTime) : latest;
    return { demand, earliest, latest: until, service, partner: pickup === 0 ? delivery : pickup };
  });
  const ways = lines.slice(edgesAt + 1, edgesAt + 1 + size).map(numbersOf);
  if (tasks.length !== size || ways.some((row) => row.length !== size))
    throw new InstanceFault(`SIZE is ${size}, and the nodes or edges are not as many`);
  const instance = { vehicles: Math.max(1, (size - 1) / 2), capacity, tasks, ways };
  assertInstance(instance);
  return instance;
}

/** 'CAPACITY: 100' */
function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

function numbersOf(line: string): readonly number[] {
  return line.split(/\s+/).map(Number);
}
