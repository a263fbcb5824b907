import { useEffect, useState } from 'react';

/** The time now in milliseconds, anew each half minute: enough for a timeline's "now". */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
