import { useEffect, useState } from 'preact/hooks';
import { clockSkew } from '../api/call';

/** The moment by the server's clock as far as it is known, anew every so many seconds while the screen is open. */
export function useNow(seconds = 30): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, seconds * 1000);
    return () => {
      clearInterval(timer);
    };
  }, [seconds]);
  return now - (clockSkew.value ?? 0);
}
