interface Filled {
  readonly ownGrams: number;
  readonly onHandGrams: number;
  readonly storageGrams: number;
}

/** How full a centre is, in thousandths of its storage; null where nobody has said how much it holds. */
export function filledPermille({ ownGrams, onHandGrams, storageGrams }: Filled): number | null {
  return storageGrams === 0 ? null : Math.round(((ownGrams + onHandGrams) * 1000) / storageGrams);
}
