import { table } from '../../platform/table/table';
import { refuse } from '../../shared/refusals';
import type { Codes, KeptCode } from './code';
import { codesItem } from './code.item';

const DAY_SECONDS = 86_400;

/**
 * The newest code of somebody; the one before it opens still, those before that no more. One update: of several at once each is
 * the newest once.
 * @param whom a mailbox or a number
 * @question This code was sent to this address
 * @key main `AUTH#code#sign-in-otp-{whom}` / `CODES`
 * @holds it stands not yet → nothing
 * @cost 1 WCU
 */
export const putCode = async (whom: string, code: KeptCode): Promise<void> => {
  await table.update(codesItem.key({ whom }), {
    set: 'SET #kind = :kind, v = :v, older = if_not_exists(newest, :none), newest = :code, expiresAtSeconds = :ends',
    condition: 'attribute_not_exists(newest) OR newest.id <> :id',
    names: { '#kind': 'kind' },
    values: {
      ':kind': codesItem.mark.kind,
      ':v': codesItem.mark.v,
      ':none': null,
      ':code': code,
      ':id': code.id,
      ':ends': Math.ceil(Date.parse(code.expiresAt) / 1000) + DAY_SECONDS,
    },
    otherwise: () => undefined,
  });
};

/**
 * @param whom a mailbox or a number
 * @question Which codes were sent to this address last?
 * @key main `AUTH#code#sign-in-otp-{whom}` / `CODES`
 * @cost 1 RCU
 */
export const getCodes = (whom: string): Promise<Codes | undefined> =>
  table.get(codesItem.stored, codesItem.key({ whom }));

/**
 * A right code is entered: of several who do so at once, one. Always a transaction: a deletion leaves no mark, and whose reply was
 * lost is known by its token alone. Refuses `code-wrong`.
 * @question This code is used, and the other one with it
 * @key main `AUTH#code#sign-in-otp-{whom}` / `CODES`
 * @holds nobody used them, or asked for another, since they were read → code-wrong
 * @cost 2 WCU in a transaction
 */
export const useCodes = async (whom: string, { newest }: Codes): Promise<void> => {
  await table.transact([
    table.writes.delete(codesItem.key({ whom }), {
      condition: 'newest.id = :id',
      values: { ':id': newest.id },
      otherwise: () => refuse('code-wrong'),
    }),
  ]);
};
