import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { Goods } from './moves';

/** What is being carried by the pointer. */
export type Carried =
  | { readonly kind: 'goods'; readonly goods: readonly Goods[] }
  | { readonly kind: 'stop'; readonly runId: string; readonly stopId: string };

/** What was put into the hands of the pointer by `useDraggable`; nothing else can be dragged on the board. */
function carriedIn(data: Readonly<Record<string | symbol, unknown>>): Carried | null {
  return (data['carried'] as Carried | null | undefined) ?? null;
}

/** Lets an element be picked up by the pointer. Whoever uses no pointer has the select beside it. */
export function useDraggable(
  what: Carried | null,
): readonly [RefObject<HTMLLIElement | null>, isCarried: boolean] {
  const element = useRef<HTMLLIElement>(null);
  const latest = useRef(what);
  latest.current = what;
  const [isCarried, setCarried] = useState(false);
  const isEnabled = what !== null;
  useEffect(() => {
    if (!element.current || !isEnabled) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ carried: latest.current }),
      onDragStart: () => {
        setCarried(true);
      },
      onDrop: () => {
        setCarried(false);
      },
    });
  }, [isEnabled]);
  return [element, isCarried];
}

interface DropProps {
  readonly accepts: (what: Carried) => boolean;
  readonly onDrop: (what: Carried) => void;
}

/** Lets things be dropped on an element; the innermost that accepts them takes them. */
export function useDropTarget<Of extends HTMLElement>(
  props: DropProps,
  given?: RefObject<Of | null>,
): readonly [RefObject<Of | null>, isOver: boolean] {
  const own = useRef<Of>(null);
  const element = given ?? own;
  const latest = useRef(props);
  latest.current = props;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    return dropTargetForElements({
      element: target,
      canDrop: ({ source }) => {
        const what = carriedIn(source.data);
        return what !== null && latest.current.accepts(what);
      },
      onDragEnter: () => {
        setOver(true);
      },
      onDragLeave: () => {
        setOver(false);
      },
      onDrop: ({ location, source }) => {
        setOver(false);
        const what = carriedIn(source.data);
        const isInnermost = location.current.dropTargets[0]?.element === target;
        if (isInnermost && what !== null) latest.current.onDrop(what);
      },
    });
  }, []);
  return [element, isOver];
}
