import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf } from '../../api/address';
import { useList } from '../../store/answers';
import { Button } from '../../ui/buttons';
import { Row } from '../../ui/data';
import { CheckField, SelectField, TextField } from '../../ui/fields';
import { ListOf, ListTools } from '../../ui/list-of';
import { Screen as Frame } from '../../ui/screen';
import { Badge, Empty } from '../../ui/states';
import { ProductSheet } from './product-sheet';
import { FAMILIES, familyText, nameOf, type Product } from './product-words';
import { isLiaison } from './rights';
import { useSettled } from './settled';
import { WaitingRows } from './waiting-rows';
import { words } from './words';

export { words };

const ALL = { q: '', family: '', isAll: false };

/** The one catalogue of products for all communes. */
export function Screen(): JSX.Element {
  const [filters, setFilters] = useState(ALL);
  const [open, setOpen] = useState<Product | 'new' | null>(null);
  const q = useSettled(filters.q);
  const { family, isAll } = filters;
  const asked = { q, family, ...(isAll && { standing: 'all' }) };
  const list = useList<Product>(addressOf('/v1/products', { ...asked, limit: 50 }));
  const isKeeper = isLiaison();
  return (
    <Frame
      title={words('products.title')}
      lead={words('products.lead')}
      back="/"
      actions={<ListTools csv={addressOf('/v1/products/export.csv', asked)} />}
    >
      <Filters of={filters} onFilters={setFilters} />
      <WaitingRows path="/v1/products" screen="/rubros" />
      <ListOf
        of={list}
        empty={
          <Empty icon="search" title={words('products.empty')}>
            <p>{words(isKeeper ? 'products.emptyLiaison' : 'products.emptyHelp')}</p>
          </Empty>
        }
        row={(product) => (
          <ProductRow
            key={product.id}
            product={product}
            {...(isKeeper && {
              onPress: () => setOpen(product),
            })}
          />
        )}
      />
      {isKeeper && (
        <div class="foot">
          <Button kind="main" icon="plus" onPress={() => setOpen('new')}>
            {words('products.propose')}
          </Button>
        </div>
      )}
      {open !== null && (
        <ProductSheet product={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Frame>
  );
}

interface FiltersProps {
  readonly of: typeof ALL;
  readonly onFilters: (filters: typeof ALL) => void;
}

function Filters({ of, onFilters }: FiltersProps): JSX.Element {
  const field = (name: 'q' | 'family') => ({
    value: of[name],
    onValue: (value: string) => onFilters({ ...of, [name]: value }),
  });
  return (
    <div class="cols no-print">
      <TextField type="search" label={words('products.search')} {...field('q')} />
      <SelectField
        label={words('products.family')}
        {...field('family')}
        empty={words('communes.any')}
        options={FAMILIES.map((value) => ({ value, name: familyText(value) }))}
      />
      <CheckField
        label={words('products.withRetired')}
        value={of.isAll}
        onValue={(isAll) => onFilters({ ...of, isAll })}
      />
    </div>
  );
}

function ProductRow({ product, onPress }: { product: Product; onPress?: () => void }): JSX.Element {
  const name = nameOf(product);
  const others = product.synonyms.filter((it) => it.toLowerCase() !== name.toLowerCase());
  const keeps = words('products.keeps', { n: product.shelfLifeDays });
  const lead = [familyText(product.family), keeps].join(' · ');
  return (
    <Row
      title={name}
      lead={
        <>
          {lead}
          {others.length > 0 && <br />}
          {others.join(', ')}
        </>
      }
      end={
        <>
          {product.coldChain && (
            <Badge tone="info" icon="cold">
              {words('products.cold')}
            </Badge>
          )}
          {!product.isActive && <Badge icon="stop">{words('use.out')}</Badge>}
        </>
      }
      {...(onPress && { onPress })}
    />
  );
}
