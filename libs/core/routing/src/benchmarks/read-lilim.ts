import {
  assertInstance,
  type BenchmarkTask,
  InstanceFault,
  type TaskInstance,
} from './task-instance';

/**
 * Reads an instance of Li & Lim (2001): first vehicles, capacity and speed, then a line a task: number,
 * x, y, demand, earliest, latest, service, pick-up, delivery. Ways are Euclidean, in double precision.
 */
export function readLiLim(text: string): TaskInstance {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map((line, at) => numbersOf(line, at + 1));
  const [vehicles = NaN, capacity = NaN] = rows[0] ?? [];
  const places: (readonly [number, number])[] = [];
  const tasks = rows.slice(1).map((row, at): BenchmarkTask => {
    const [number, x = NaN, y = NaN, demand = NaN, earliest = NaN, latest = NaN, ...rest] = row;
    const [service = NaN, pickup = NaN, delivery = NaN] = rest;
    if (number !== at || Number.isNaN(delivery)) throw new InstanceFault(`line ${at + 2}: no task`);
    places.push([x, y]);
    return { demand, earliest, latest, service, partner: pickup === 0 ? delivery : pickup };
  });
  const ways = places.map(([x, y]) =>
    places.map(([otherX, otherY]) => Math.sqrt((x - otherX) ** 2 + (y - otherY) ** 2)),
  );
  const instance = { vehicles, capacity, tasks, ways };
  assertInstance(instance);
  return instance;
}

function numbersOf(line: string, number: number): readonly number[] {
  const numbers = line.trim().split(/\s+/).map(Number);
  if (numbers.some(Number.isNaN)) throw new InstanceFault(`line ${number}: not all are numbers`);
  return numbers;
}
