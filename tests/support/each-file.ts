/** What a support file has to put back when a test file ends: files share what they load, so hooks are set for each anew. */
const putBack: (() => Promise<void> | void)[] = [];

/** From now on this is done after every test file of this worker. */
export const afterEachFile = (undo: () => Promise<void> | void): void => void putBack.push(undo);

/** Called by what is set up for each file. */
export const endFile = async (): Promise<void> => {
  for (const undo of putBack) await undo();
};
