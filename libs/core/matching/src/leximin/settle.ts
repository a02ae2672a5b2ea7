import { capsFor, sumOf } from './threshold';
import type { Stretch } from './threshold';
import type { TakerKeys } from './taker-keys';
import type { ShareFlow } from './share-flow';

/**
 * Gives the listed takers the units of lowest key that can be given together, at most `supply` of them,
 * while everybody else keeps what they have in sum. The list is reordered.
 *
 * How: cap everybody at the key up to which the units would add up to the supply. If the flow can do
 * it, that is the answer. Else those who lack something and whom they could take from are a tight set:
 * they have too little for this key and the others have enough, so each half is settled by itself.
 * Halves are kept on a stack of our own: there may be as many as takers.
 */
export function settle(flow: ShareFlow, keys: TakerKeys, list: Int32Array, supply: number): void {
  const top = keys.bounds[keys.bounds.length - 1] as Float64Array;
  const open: (Stretch & { supply: number })[] = [{ list, from: 0, to: list.length, supply }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const total = Math.min(part.supply, sumOf(top, part));
    capsFor(keys, part, total, flow.caps);
    flow.trim(part);
    if (flow.saturate(part)) continue;
    const middle = tightFirst(flow, part);
    const tight = { list, from: part.from, to: middle };
    const rest = { list, from: middle, to: part.to };
    const tightSupply = sumOf(flow.given, tight);
    const restSupply = part.supply - tightSupply;
    open.push({ ...tight, supply: tightSupply });
    if (sumOf(flow.given, rest) < Math.min(restSupply, sumOf(top, rest))) {
      open.push({ ...rest, supply: restSupply });
    }
  }
}

/** Brings those whose part split off last to the front of their stretch, and says where they end. */
function tightFirst({ takerParts }: ShareFlow, { list, from, to }: Stretch): number {
  const tight = takerParts.count - 1;
  let front = from;
  for (let at = from; at < to; at += 1) {
    const taker = list[at] as number;
    if (takerParts.of[taker] !== tight) continue;
    list[at] = list[front] as number;
    list[front] = taker;
    front += 1;
  }
  return front;
}
