import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { common } from './words';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => void;
}

const toasts = signal<readonly Toast[]>([]);
const SHOWN_MS = 7_000;
let last = 0;

/** Says something for a moment; with `undo` it can be taken back with one tap. */
export function say(text: string, undo?: () => void): void {
  const id = ++last;
  toasts.value = [...toasts.value.slice(-2), { id, text, ...(undo && { undo }) }];
  setTimeout(() => {
    drop(id);
  }, SHOWN_MS);
}

/** The number of the last thing said, for who would otherwise say the same again. */
export function lastSaid(): number {
  return last;
}

function drop(id: number): void {
  toasts.value = toasts.value.filter((it) => it.id !== id);
}

export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, undo }) => (
        <div key={id} class="toast">
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              onClick={() => {
                drop(id);
                undo();
              }}
            >
              {common('do.undo')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
