import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const open = signal(0);

/** True while somebody is in the middle of a form: then no new version is offered. */
export const isFormOpen = (): boolean => open.value > 0;

/** Marks a form as begun; leaving the page then asks the browser to warn. */
export function useUnfinished(isBegun: boolean): void {
  useEffect(() => {
    if (!isBegun) return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    open.value += 1;
    addEventListener('beforeunload', warn);
    return () => {
      open.value -= 1;
      removeEventListener('beforeunload', warn);
    };
  }, [isBegun]);
}
