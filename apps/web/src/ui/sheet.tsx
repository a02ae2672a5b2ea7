import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './buttons';
import { common } from './words';

/** A sheet over the screen for a short form. Escape and "close" shut it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div class="stack">
        <div class="flow spread">
          <h2 id={id}>{title}</h2>
          <Button
            kind="quiet"
            icon="cross"
            label={common('do.close')}
            onPress={() => {
              dialog.current?.close();
            }}
          >
            {''}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
