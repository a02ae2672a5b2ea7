import { useEffect, useState } from 'preact/hooks';

const TYPING_MS = 300;

/** What is typed, once the person pauses: so that a search asks once, not at every letter. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(setSettled, TYPING_MS, typed.trim());
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  return settled;
}
