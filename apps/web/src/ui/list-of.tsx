import type { ComponentChildren, JSX } from 'preact';
import type { KnownList } from '../store/answers';
import { DownloadButton, PrintButton } from './buttons';
import { More, Rows } from './data';
import { Answered } from './states';

interface ListOfProps<Item> {
  readonly of: KnownList<Item>;
  readonly row: (item: Item) => JSX.Element;
  /** Shown instead of no rows: why there are none, and what to do. */
  readonly empty: ComponentChildren;
}

/** A list of the API as rows, page by page. */
export function ListOf<Item>({ of, row, empty }: ListOfProps<Item>): JSX.Element {
  return (
    <>
      <Answered of={of}>
        {({ items }) => (items.length === 0 ? empty : <Rows>{items.map(row)}</Rows>)}
      </Answered>
      <More more={of.more} />
    </>
  );
}

/** A list to take along: as a file, on paper. */
export function ListTools({ csv }: { csv: string }): JSX.Element {
  return (
    <>
      <DownloadButton href={csv} />
      <PrintButton />
    </>
  );
}
