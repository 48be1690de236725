import { useRef, useState } from 'preact/hooks';
import { hush } from './told';
import { newKey } from './new-key';
import { asProblem, type Problem } from './problem';

/**
 * Does one thing once: a second tap while the first is under way does nothing, another try after a failure carries the
 * same key, and a success begins a new one.
 */
export const useOnce = (): {
  busy: boolean;
  problem: Problem | undefined;
  once: (act: (key: string) => Promise<void>) => Promise<void>;
} => {
  const key = useRef<string | undefined>(undefined);
  const underWay = useRef(false);
  const [state, setState] = useState<{ busy: boolean; problem: Problem | undefined }>({
    busy: false,
    problem: undefined,
  });

  const once = async (act: (key: string) => Promise<void>): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    // What was said of the last act is no answer to this one.
    hush();
    key.current ??= newKey();
    setState({ busy: true, problem: undefined });
    try {
      await act(key.current);
      key.current = undefined;
      setState({ busy: false, problem: undefined });
    } catch (thrown) {
      const problem = asProblem(thrown);
      // A refusal is an answer: what is sent next is a new intent. Without an answer it is still the same one.
      if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) key.current = undefined;
      setState({ busy: false, problem });
    } finally {
      underWay.current = false;
    }
  };
  return { ...state, once };
};
