import { useEffect, useRef, useState } from 'preact/hooks';
import { store } from '../../store/current';

const SAVE_MS = 400;

export interface Draft<Body> {
  /** Undefined while this phone is asked, null when it keeps none. */
  readonly body: Body | null | undefined;
  readonly keep: (body: Body) => void;
  readonly forget: () => void;
}

/** A form as it was left, kept on this phone under a name until it is sent. */
export function useDraft<Body>(name: string): Draft<Body> {
  const [body, setBody] = useState<Body | null>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    setBody(undefined);
    void store
      .peek()
      ?.note<Body>(name)
      .then((kept) => {
        if (isCurrent) setBody(kept ?? null);
      });
    return () => {
      isCurrent = false;
    };
  }, [name, store.value]);
  return {
    body,
    keep: (next) => {
      setBody(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void store.peek()?.keepNote(name, next), SAVE_MS);
    },
    forget: () => {
      clearTimeout(timer.current);
      setBody(null);
      void store.peek()?.forgetNote(name);
    },
  };
}
