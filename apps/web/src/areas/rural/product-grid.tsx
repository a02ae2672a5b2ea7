import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { TextField } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { nameOf, type Product } from './catalogue';
import { findProducts } from './find-products';
import { words } from './words';

const SHOWN = 12;

interface GridProps {
  /** All that can be chosen. */
  readonly products: readonly Product[];
  /** Those of this commune, shown before anything is typed. */
  readonly own: readonly Product[];
  readonly onPick: (product: Product) => void;
}

/** A product to tap: the commune's own at once, all others by name or by what people call them. */
export function ProductGrid({ products, own, onPick }: GridProps): JSX.Element {
  const [typed, setTyped] = useState('');
  const isOwn = typed.trim() === '' && own.length > 0;
  const found = isOwn ? own : findProducts(products, typed);
  return (
    <section class="stack tight" aria-label={words('pick.title')}>
      <h2>{words('pick.title')}</h2>
      {isOwn && <p class="soft small">{words('pick.own')}</p>}
      <ul class="tiles">
        {found.slice(0, SHOWN).map((product) => (
          <li key={product.id}>
            <button type="button" class="tile" onClick={() => onPick(product)}>
              <Icon name="harvest" />
              <span class="strong">{nameOf(product)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{words('pick.none', { typed })}</p>}
      {found.length > SHOWN && (
        <p class="soft small">{words('pick.more', { n: found.length - SHOWN })}</p>
      )}
      <TextField type="search" label={words('pick.search')} value={typed} onValue={setTyped} />
    </section>
  );
}
