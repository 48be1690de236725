import { Stale } from '../../functions/platform/table/decide-again';
import { Refusal, type RefusalCode } from '../../functions/shared/refusals';

/** The code with which something is refused; undefined where it is not. Anything else that is thrown goes on. */
export const refusalOf = (run: () => unknown): RefusalCode | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

/** The same for what takes a while; `stale` where what was read is read again by whoever decides. */
export const refusalOfAsync = async (
  run: () => Promise<unknown>,
): Promise<RefusalCode | 'stale' | undefined> => {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof Stale) return 'stale';
    throw error;
  }
};
