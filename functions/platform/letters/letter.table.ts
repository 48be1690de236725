import { beatItem, letterItem, waitingLetterItem, type Letter, type WaitingLetter } from './letter.item';
import { table, type Page } from '../table/table';

const YEAR = 365 * 86_400;
/** As long as what a letter followed from may be followed again. */
const forgotten = ({ putAt }: Letter) => ({
  expiresAtSeconds: Math.floor(Date.parse(putAt) / 1000) + YEAR,
});

/**
 * Condition: there is no letter of this cause yet. Asked twice it changes nothing, and nothing is sent twice.
 * @question This person is to be told this
 * @key main `ORG#{o}#MSG#{cause}` / `LETTER`
 * @holds there is none of this cause → nothing
 * @cost 1 WCU
 */
export const putLetter = async (letter: Letter): Promise<void> => {
  await table.create(letterItem.item(letter, forgotten(letter)), () => undefined);
};

/**
 * @question How does this letter stand?
 * @key main `ORG#{o}#MSG#{cause}` / `LETTER`
 * @cost 1 RCU
 */
export const getLetter = (of: Pick<Letter, 'organisationId' | 'cause'>): Promise<Letter | undefined> =>
  table.get(letterItem.stored, letterItem.key(of));

/**
 * The mail did not take it: it waits, and is asked for again at `askAt` (UTC).
 * @question This letter could not leave
 * @key main `ORG#{o}#MSG#{cause}` / `LETTER`
 * @holds it does not wait yet → nothing
 * @cost 1 WCU + 1 queue
 */
export const letWait = async (letter: Letter, askAt: string): Promise<void> => {
  await table.putIf(waitingLetterItem.item({ ...letter, again: 0, askAt }, forgotten(letter)), {
    condition: 'attribute_exists(pk) AND attribute_not_exists(#again)',
    names: { '#again': 'again' },
    otherwise: () => undefined,
  });
};

/**
 * Of the whole stage, those first that have waited longest. @param now those that may be asked for by now
 * @question Which letters wait for the mail?
 * @key queue `STAGE#LETTERS` / `{askAt}#{cause}`
 * @cost ½ RCU for about fifteen
 */
export const listWaitingLetters = (
  now: Date,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<WaitingLetter>> =>
  table.page(waitingLetterItem.stored, {
    index: 'queue',
    pk: waitingLetterItem.listed('queue', {}),
    between: ['0', `${now.toISOString()}~`],
    ...page,
  });

/**
 * The stream tells it again to who sends letters; and once more at `askAt` (UTC), should that be in vain.
 * @question Try to send this letter again
 * @key main `ORG#{o}#MSG#{cause}` / `LETTER`
 * @holds it waits, as it was read → nothing
 * @cost 1 WCU + 2 queue
 */
export const askForLetter = async (letter: WaitingLetter, askAt: string): Promise<void> => {
  const asked = { ...letter, again: letter.again + 1, askAt };
  await table.putIf(waitingLetterItem.item(asked, forgotten(letter)), {
    condition: '#again = :before AND attribute_not_exists(ended)',
    names: { '#again': 'again' },
    values: { ':before': letter.again },
    otherwise: () => undefined,
  });
};

/**
 * It leaves the queue, and keeps nothing of whom it told of what.
 * @question This letter waits no more
 * @key main `ORG#{o}#MSG#{cause}` / `LETTER`
 * @holds nobody said so before → nothing
 * @cost 1 WCU + 1 queue
 */
export const endLetter = async (letter: Letter, ended: 'sent' | 'given-up'): Promise<void> => {
  await table.putIf(letterItem.item({ ...letter, about: {}, ended }, forgotten(letter)), {
    condition: 'attribute_exists(pk) AND attribute_not_exists(ended)',
    otherwise: () => undefined,
  });
};

/**
 * @question Who sends letters is called, even where there are none
 * @key main `STAGE#LETTERS` / `BEAT`
 * @cost 1 WCU
 */
export const putBeat = (now: Date): Promise<void> => table.put(beatItem.item({ at: now.toISOString() }));
