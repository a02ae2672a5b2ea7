import type { ComponentChildren, JSX } from 'preact';
import { common } from './words';
import { Icon } from './icon';
import { Button } from './buttons';

/** A list of things to open or to read. */
export function Rows({
  children,
  label,
}: {
  children: ComponentChildren;
  label?: string;
}): JSX.Element {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}

interface RowProps {
  readonly title: ComponentChildren;
  readonly lead?: ComponentChildren;
  /** At the right: a figure with its unit, a state. */
  readonly end?: ComponentChildren;
  readonly start?: ComponentChildren;
  readonly href?: string;
  /** With an address: done on the way there. */
  readonly onPress?: () => void;
}

/** One line of a list. With an address or an action the whole line can be pressed. */
export function Row({ title, lead, end, start, href, onPress }: RowProps): JSX.Element {
  const inside = (
    <>
      {start}
      <span class="grow">
        <span class="strong">{title}</span>
        {lead !== undefined && <span class="soft small">{lead}</span>}
      </span>
      {end}
      {(href ?? onPress) !== undefined && <Icon name="next" />}
    </>
  );
  if (href !== undefined) {
    return (
      <li>
        <a class="row" href={href} onClick={onPress}>
          {inside}
        </a>
      </li>
    );
  }
  if (onPress) {
    return (
      <li>
        <button type="button" class="row" onClick={onPress}>
          {inside}
        </button>
      </li>
    );
  }
  return (
    <li>
      <div class="row">{inside}</div>
    </li>
  );
}

/** "Show more" under a list, while there is more. */
export function More({ more }: { more?: (() => Promise<void>) | undefined }): JSX.Element | null {
  return more ? (
    <Button full onPress={() => void more()}>
      {common('do.more')}
    </Button>
  ) : null;
}

/** A figure with its name. */
export function Figures({
  of,
}: {
  of: readonly (readonly [name: string, value: ComponentChildren])[];
}): JSX.Element {
  return (
    <dl class="figures">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Names at the left, values at the right. Left out: what is null. */
export function Pairs({
  of,
}: {
  of: readonly (readonly [name: string, value: ComponentChildren])[];
}): JSX.Element {
  return (
    <dl class="pairs">
      {of
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}

export interface Column<Item> {
  readonly name: string;
  readonly cell: (item: Item) => ComponentChildren;
  /** Figures go to the right. */
  readonly isNumber?: boolean;
}

interface TableProps<Item> {
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  readonly foot?: readonly ComponentChildren[];
}

/** A table whose first column names the row. On a phone it scrolls sideways by itself. */
export function Table<Item>({
  caption,
  columns,
  items,
  keyOf,
  foot,
}: TableProps<Item>): JSX.Element {
  const [first, ...rest] = columns;
  const numeric = (column: Column<Item>): string | undefined =>
    column.isNumber === true ? 'num' : undefined;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={numeric(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={keyOf(item)}>
              <th scope="row">{first?.cell(item)}</th>
              {rest.map((column) => (
                <td key={column.name} class={numeric(column)}>
                  {column.cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((value, at) => (
                <td key={columns[at]?.name} class={columns[at] && numeric(columns[at])}>
                  {value}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** How full something is, in thousandths, with words for those who do not see it. */
export function Meter({
  permille,
  label,
  tone,
}: {
  permille: number;
  label: string;
  tone?: 'warn' | 'bad';
}): JSX.Element {
  const width = `${Math.min(100, Math.max(0, permille / 10))}%`;
  return (
    <div class={`meter ${tone ?? ''}`} role="img" aria-label={label}>
      <span style={{ width }} />
    </div>
  );
}
