import type { ComponentChildren, JSX } from 'preact';
import { locale } from '../../language/locale';
import type { KnownList } from '../../store/answers';
import { DownloadButton } from '../../ui/buttons';
import { More, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Empty } from '../../ui/states';
import { words } from './words';

interface GoodsProps<Item> {
  readonly of: KnownList<Item>;
  readonly area: 'offers' | 'rescue';
  readonly csv: string;
  readonly row: (item: Item) => JSX.Element;
  readonly children?: ComponentChildren;
}

/** A public list of goods, with what to do when there are none. */
export function GoodsList<Item>({ of, area, csv, row, children }: GoodsProps<Item>): JSX.Element {
  return (
    <Frame
      title={words(`${area}.title`)}
      lead={words(`${area}.lead`)}
      back="/publico"
      actions={<DownloadButton href={csv} />}
    >
      <Answered of={of}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="harvest" title={words(`${area}.empty`)}>
              <p>{words(`${area}.emptyNext`)}</p>
            </Empty>
          ) : (
            <Rows label={words(`${area}.title`)}>{items.map(row)}</Rows>
          )
        }
      </Answered>
      <More more={of.more} />
      {children}
    </Frame>
  );
}

export function nameOf(it: {
  readonly productNameEs: string;
  readonly productNameEn: string;
}): string {
  return locale.value === 'es' ? it.productNameEs : it.productNameEn;
}
