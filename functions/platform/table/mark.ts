import { randomBytes } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { PutCommandInput, TransactWriteCommandInput, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

/*
 * A write whose reply was lost is sent again, and then meets what it has written itself. So each call leaves a mark of its own
 * on what it writes under a condition, the same at every attempt, and its condition says besides "not by this call already":
 * where that fails, and the item found bears the call's own mark, it was done. Nothing is counted twice, and nobody is told
 * that somebody else was quicker when it was they themselves.
 *
 * Somebody else's later write takes the mark's place. A transaction is known by any of its items; of one item that many write
 * at once, `otherwise` still has to know its own by what it set (a token in a gate, a version). Deletes leave no mark: theirs is
 * the transaction's token, which the service knows for ten minutes, longer than any call lasts.
 */
const MARK = 'm';
const MARK_LENGTH = 8;
const NOT_YET = `(attribute_not_exists(${MARK}) OR ${MARK} <> :mark)`;

/** One call: its mark on items (48 random bits, 9 bytes with its name), and the token of its transaction, for all its attempts. */
export type Call = { mark: string; token: string };
export const newCall = (): Call => {
  const token = randomBytes(24).toString('base64url');
  return { mark: token.slice(0, MARK_LENGTH), token };
};

type Conditional = {
  ConditionExpression?: string | undefined;
  ExpressionAttributeValues?: Record<string, unknown> | undefined;
};
const ifNotYet = (
  { ConditionExpression: when, ExpressionAttributeValues: values }: Conditional,
  { mark }: Call,
) => ({
  ConditionExpression: when === undefined ? NOT_YET : `(${when}) AND ${NOT_YET}`,
  ExpressionAttributeValues: { ...values, ':mark': mark },
});

/** The update's SET clause, which may stand anywhere among its clauses and may be missing. */
const settingMark = (expression = ''): string =>
  /\bSET\s/.test(expression)
    ? expression.replace(/\bSET\s/, `SET ${MARK} = :mark, `)
    : `SET ${MARK} = :mark ${expression}`;

export const markedPut = <T extends Pick<PutCommandInput, 'Item'> & Conditional>(input: T, call: Call) => ({
  ...input,
  ...ifNotYet(input, call),
  Item: { ...input.Item, [MARK]: call.mark },
});
export const markedUpdate = <T extends Pick<UpdateCommandInput, 'UpdateExpression'> & Conditional>(
  input: T,
  call: Call,
) => ({
  ...input,
  ...ifNotYet(input, call),
  UpdateExpression: settingMark(input.UpdateExpression),
});

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** A put without a condition stays as it is: it cannot fail, and rows of lists are to stay short. */
export const markedItem = (item: TransactItem, call: Call): TransactItem => {
  if (item.Put?.ConditionExpression !== undefined) return { Put: markedPut(item.Put, call) };
  return item.Update ? { Update: markedUpdate(item.Update, call) } : item;
};

/** A failed condition's item comes as attribute values from some clients and plain from others. */
const plain = (found: Record<string, unknown>): Record<string, unknown> =>
  Object.values(found).every(
    (value) => typeof value === 'object' && value !== null && Object.keys(value).length === 1,
  )
    ? unmarshall(found as Record<string, AttributeValue>)
    : found;

/** An item as readers know it. */
export const unmarked = <T extends Record<string, unknown>>(item: T): T => {
  const { [MARK]: _, ...rest } = item;
  return rest as T;
};

/** What a failed condition met: `own` where this very call had written it. */
export const met = (found: Record<string, unknown> | undefined, call: Call) => {
  const item = found && plain(found);
  return { own: item?.[MARK] === call.mark, found: item && unmarked(item) };
};
