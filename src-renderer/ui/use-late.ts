import { useEffect, useState } from 'react';

/** Milliseconds of waiting after which what is kept on this machine is better than nothing. */
const LATE_MS = 3000;

/** True once something has been waited for too long. @param waiting whether it is being waited for now */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);
  return late;
}
