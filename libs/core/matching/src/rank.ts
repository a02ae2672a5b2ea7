/**
 * A fair draw that anybody can repeat: the place of each id in a permutation that depends on nothing
 * but the seed and the ids. Ties between equals are decided by it, so that nobody's name wins twice.
 *
 * Promises: the same ids in any order get the same ranks; another seed shuffles anew. O(n log n).
 */
export function drawRanks(seed: number, ids: readonly string[]): Int32Array {
  const draws = ids.map((id, index) => ({ id, index, ticket: ticketOf(seed, id) }));
  draws.sort((a, b) => a.ticket - b.ticket || (a.id < b.id ? -1 : 1));
  const ranks = new Int32Array(ids.length);
  draws.forEach(({ index }, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}

/** 53 well-mixed bits of the seed and the id: FNV-1a over two lanes, each stirred at the end. */
function ticketOf(seed: number, id: string): number {
  const text = `${String(seed)}/${id}`;
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
  }
  return (stir(high) & 0x1fffff) * 0x100000000 + stir(low);
}

/** Spreads every bit of a 32-bit word over all the others. */
function stir(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
