import { latestOnly } from '@fourier-features/components/workers/latestOnly.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { live } from './lab.ts';

/**
 * Returns what a call of the worker computes, anew whenever `key` changes. The recorded value is shown until the key first
 * changes, and the value before while a new one is computed.
 *
 * @param rest milliseconds for which the key must stay as it is: what takes long does not delay what is dragged.
 */
export function useComputed<Value>(
  recorded: Value,
  key: string,
  compute: () => Promise<Value>,
  rest = 0,
): Value {
  const [value, setValue] = useState(recorded);
  const shown = useRef(key);
  const [latest] = useState(latestOnly);
  useEffect(() => {
    if (shown.current === key) return;
    const timer = setTimeout(() => {
      shown.current = key;
      void latest(async () => {
        const result = await live.background(compute);
        if (result !== undefined) setValue(() => result);
      });
    }, rest);
    return () => clearTimeout(timer);
  }, [key]);
  return value;
}
