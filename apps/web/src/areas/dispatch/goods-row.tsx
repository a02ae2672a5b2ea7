import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../../ui/icon';
import { useDraggable } from './drag';
import { type Goods, moveGoods, type Place } from './moves';
import { words } from './words';

/** A lane as somewhere to move goods to. */
export interface Target {
  readonly runId: string;
  readonly name: string;
}

interface MoveProps {
  readonly cycleId: string;
  readonly goods: readonly Goods[];
  readonly targets: readonly Target[];
  /** What is moved, for those who hear it only. */
  readonly name: string;
  /** Where the goods lie now. */
  readonly from: Place;
  /** What the select says before anything is chosen. */
  readonly ask?: string;
}

const BACK = 'back';

/** Does with the keyboard what dragging does with the pointer. */
export function MoveSelect(props: MoveProps): JSX.Element | null {
  const { cycleId, goods, targets, name, from, ask = words('board.moveTo') } = props;
  const others = targets.filter((it) => it.runId !== from);
  if (others.length === 0 && from === null) return null;
  return (
    <select
      class="move"
      aria-label={words('board.moveName', { name })}
      value=""
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        currentTarget.value = '';
        if (value !== '') void moveGoods(cycleId, goods, value === BACK ? null : value);
      }}
    >
      <option value="">{ask}</option>
      {others.map((it) => (
        <option key={it.runId} value={it.runId}>
          {it.name}
        </option>
      ))}
      {from !== null && <option value={BACK}>{words('board.takeOff')}</option>}
    </select>
  );
}

interface GoodsRowProps {
  readonly cycleId: string;
  readonly goods: Goods;
  readonly targets: readonly Target[];
  readonly isFixed?: boolean;
  readonly isMoving?: boolean;
  readonly title: ComponentChildren;
  readonly kilos: ComponentChildren;
  readonly lead: ComponentChildren;
  readonly badges?: ComponentChildren;
}

/** Goods that can be dragged to a lane, with the select that does the same. */
export function GoodsRow(props: GoodsRowProps): JSX.Element {
  const { cycleId, goods, targets, isFixed = false, isMoving = false } = props;
  const canMove = !isFixed && !isMoving;
  const [element, isCarried] = useDraggable(canMove ? { kind: 'goods', goods: [goods] } : null);
  return (
    <li
      ref={element}
      class={`goods${isCarried || isMoving ? ' away' : ''}${canMove ? ' loose' : ''}`}
      aria-label={goods.name}
      aria-busy={isMoving}
      data-allocation={goods.allocationId}
      data-shipment={goods.shipmentId}
    >
      {canMove && <Icon name="drag" />}
      <div class="grow">
        <span class="flow spread">
          <span class="strong">{props.title}</span>
          <span class="num">{props.kilos}</span>
        </span>
        <span class="goods-foot">
          <span class="soft small">{props.lead}</span>
          {isMoving && <span class="spin" />}
          {canMove && (
            <MoveSelect
              {...{ cycleId, targets }}
              goods={[goods]}
              name={goods.name}
              from={goods.runId}
            />
          )}
        </span>
        {props.badges !== undefined && <span class="flow">{props.badges}</span>}
      </div>
    </li>
  );
}
