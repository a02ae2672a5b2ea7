import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { kilosText } from '../../language/figures';
import { DownloadButton } from '../../ui/buttons';
import { TextField } from '../../ui/fields';
import { Icon } from '../../ui/icon';
import { Badge, Empty } from '../../ui/states';
import { common } from '../../ui/words';
import { type Crew, shelfLifeDaysOf } from './crew';
import { useDraggable, useDropTarget } from './drag';
import { GoodsRow, MoveSelect, type Target } from './goods-row';
import { type Goods, keyOf, moveGoods, moving, refusals } from './moves';
import { Refusal } from './desk-conflicts';
import { type Product, productName, type Waiting } from './shapes';
import { goodsLike, placesOf, type WaitingPlace } from './waiting-groups';
import { words } from './words';

interface PanelProps {
  readonly cycleId: string;
  readonly waiting: readonly Waiting[];
  readonly targets: readonly Target[];
  readonly crew: Crew;
}

/** So many goods are shown open; of more, people open the places that they look at. */
const OPEN_MAX = 24;

/** Goods that nobody carries yet, place by place. */
export function WaitingPanel({ cycleId, waiting, targets, crew }: PanelProps): JSX.Element {
  const [typed, setTyped] = useState('');
  const [element, isOver] = useDropTarget<HTMLElement>({
    accepts: (what) => what.kind === 'goods' && what.goods.some((it) => it.runId !== null),
    onDrop: (what) => {
      if (what.kind === 'goods') void moveGoods(cycleId, what.goods, null);
    },
  });
  const found = goodsLike(waiting, typed);
  const places = placesOf(found, shelfLifeDaysOf(crew));
  const grams = waiting.reduce((sum, it) => sum + it.grams, 0);
  return (
    <section
      ref={element}
      class={`waiting${isOver ? ' over' : ''}`}
      aria-label={words('board.waiting')}
    >
      <div class="flow spread">
        <h2>{words('board.waiting')}</h2>
        <span class="strong num">{kilosText(grams)}</span>
      </div>
      <Refusal problem={refusals.value.get('')} place={null} />
      {waiting.length === 0 ? (
        <Empty icon="check" title={words('board.nothingWaits')} />
      ) : (
        <TextField
          label={words('board.find')}
          type="search"
          value={typed}
          onValue={setTyped}
          placeholder={words('board.findHint')}
        />
      )}
      {waiting.length > 0 && targets.length === 0 && (
        <p class="soft small">{words('board.noTargets')}</p>
      )}
      <ul class="places">
        {places.map((place) => (
          <PlaceGroup
            key={place.siteId}
            {...{ cycleId, place, targets, crew }}
            isOpen={found.length <= OPEN_MAX}
          />
        ))}
      </ul>
      <DownloadButton href={`/v1/cycles/${cycleId}/transport-board/waiting.csv`} />
    </section>
  );
}

function goodsOf(it: Waiting): Goods {
  const { allocationId, siteId, packages } = it;
  const name = words('board.goodsName', {
    product: productName(it),
    from: it.siteName,
    to: it.customerName,
  });
  return { allocationId, siteId, packages, name, runId: null };
}

interface GroupProps {
  readonly cycleId: string;
  readonly place: WaitingPlace;
  readonly targets: readonly Target[];
  readonly crew: Crew;
  readonly isOpen: boolean;
}

function PlaceGroup({ cycleId, place, targets, crew, isOpen }: GroupProps): JSX.Element {
  const goods = place.goods.map(goodsOf);
  const [element, isCarried] = useDraggable(targets.length > 0 ? { kind: 'goods', goods } : null);
  return (
    <li ref={element} class={`place${isCarried ? ' away' : ''}`} aria-label={place.siteName}>
      <details open={isOpen}>
        <summary>
          <Icon name="pin" />
          <span class="grow">
            <span class="strong">{place.siteName}</span>
            <span class="soft small">{words('board.goods', { n: place.goods.length })}</span>
          </span>
          <span class="num strong">{kilosText(place.grams)}</span>
        </summary>
        <ul class="goods-list">
          {place.goods.map((it) => (
            <WaitingRow key={it.allocationId} {...{ cycleId, it, targets, crew }} />
          ))}
        </ul>
      </details>
      <MoveSelect
        {...{ cycleId, goods, targets }}
        name={words('board.allOf', { place: place.siteName })}
        from={null}
        ask={words('board.moveAll')}
      />
    </li>
  );
}

interface RowProps {
  readonly cycleId: string;
  readonly it: Waiting;
  readonly targets: readonly Target[];
  readonly crew: Crew;
}

/** Within so many days goods are wasted unless they leave now. */
const URGENT_DAYS = 5;

function WaitingRow({ cycleId, it, targets, crew }: RowProps): JSX.Element {
  const goods = goodsOf(it);
  const product = crew.products.get(it.productId);
  const families = crew.communes.get(it.customerCommuneId)?.families;
  return (
    <GoodsRow
      {...{ cycleId, goods, targets }}
      isFixed={targets.length === 0}
      isMoving={moving.value.has(keyOf(goods))}
      title={productName(it)}
      kilos={kilosText(it.grams)}
      lead={[
        words('board.for', { customer: it.customerName }),
        ...(families === undefined ? [] : [common('unit.families', { n: families })]),
        common('unit.packages', { n: it.packages }),
      ].join(' · ')}
      badges={product && <Urgency product={product} />}
    />
  );
}

/** What must not wait: goods that spoil soon, or need cold. */
function Urgency({ product: { shelfLifeDays, coldChain } }: { product: Product }): JSX.Element {
  return (
    <>
      {shelfLifeDays <= URGENT_DAYS && (
        <Badge tone="warn">{words('board.keeps', { n: shelfLifeDays })}</Badge>
      )}
      {coldChain && (
        <Badge tone="info" icon="cold">
          {words('board.cold')}
        </Badge>
      )}
    </>
  );
}
