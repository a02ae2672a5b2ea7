import type { Shipment } from '../problem';

export interface GoodsClasses {
  readonly classOf: (shipment: Shipment) => number;
  readonly count: number;
  /** clashes[a × count + b] is 1 when a and b may not be on board together. */
  readonly clashes: Uint8Array;
  readonly hasClashes: boolean;
}

/** Shipments with the same tags and the same dislikes share a class. O(shipments + classes²). */
export function goodsClassesOf(shipments: readonly Shipment[]): GoodsClasses {
  const members = new Map<string, Shipment>();
  for (const shipment of shipments) {
    const key = keyOf(shipment);
    if (!members.has(key)) members.set(key, shipment);
  }
  const numbers = new Map([...members.keys()].map((key, number) => [key, number]));
  const kinds = [...members.values()];
  const count = kinds.length;
  const clashes = new Uint8Array(count * count);
  for (const [one, goods] of kinds.entries()) {
    for (const [other, others] of kinds.entries()) {
      if (dislikes(goods, others) || dislikes(others, goods)) clashes[one * count + other] = 1;
    }
  }
  return {
    classOf: (shipment) => numbers.get(keyOf(shipment)) ?? 0,
    count,
    clashes,
    hasClashes: clashes.includes(1),
  };
}

function keyOf({ tags = [], incompatibleTags = [] }: Shipment): string {
  if (tags.length === 0 && incompatibleTags.length === 0) return '';
  return JSON.stringify([[...tags].sort(), [...incompatibleTags].sort()]);
}

function dislikes(one: Shipment, other: Shipment): boolean {
  return (one.incompatibleTags ?? []).some((tag) => (other.tags ?? []).includes(tag));
}
