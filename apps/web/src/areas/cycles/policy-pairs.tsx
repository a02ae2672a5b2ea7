import type { JSX } from 'preact';
import { kilosText, permilleText } from '../../language/figures';
import { Pairs } from '../../ui/data';
import { common } from '../../ui/words';
import { useProductNames } from './names';
import type { PolicyFigures } from './policy-form';
import { words } from './words';

/** The figures of a policy, in words. */
export function PolicyPairs({ of: it }: { of: PolicyFigures }): JSX.Element {
  const nameOf = useProductNames();
  return (
    <Pairs
      of={[
        [words('rules.tolerance'), permilleText(it.tolerancePermille)],
        [words('rules.memory'), permilleText(it.memoryPermille)],
        [words('rules.debtOrders'), `${it.debtOrdersMax} ${words('rules.orders')}`],
        [words('rules.shelfDays'), `${it.shelfMarginDays} ${words('rules.days')}`],
        [words('rules.consolidatedShort'), common(it.isConsolidated ? 'say.yes' : 'say.no')],
        ...it.norms.map(
          (norm) =>
            [
              words('rules.normOf', { product: nameOf(norm.productId) }),
              kilosText(norm.gramsPerFamily),
            ] as const,
        ),
      ]}
    />
  );
}
