import { indexes, type IndexName } from './indexes';

export type Ask = {
  pk: string;
  index?: IndexName;
  /** Sort keys that begin so. */
  begins?: string;
  /** Sort keys in [from, to], as text. */
  between?: readonly [string, string];
  newestFirst?: boolean;
  /** Read what was acknowledged before; the main table only, at twice the cost. */
  fresh?: boolean;
};

/** The question as the table is asked; its TableName is the caller's. */
export const queryInput = (ask: Ask) => {
  const index = indexes[ask.index ?? 'main'];
  const range = ask.between
    ? ' AND #sk BETWEEN :from AND :to'
    : // A beginning of nothing is every sort key: the service refuses to be asked for it.
      (ask.begins ?? '') === ''
      ? ''
      : ' AND begins_with(#sk, :sk)';
  return {
    ...(ask.index && ask.index !== 'main' ? { IndexName: ask.index } : {}),
    KeyConditionExpression: `#pk = :pk${range}`,
    ExpressionAttributeNames: { '#pk': index.partition, ...(range && { '#sk': index.sort }) },
    ExpressionAttributeValues: {
      ':pk': ask.pk,
      ...(ask.between ? { ':from': ask.between[0], ':to': ask.between[1] } : range && { ':sk': ask.begins }),
    },
    ScanIndexForward: !ask.newestFirst,
    ConsistentRead: ask.fresh ?? false,
  };
};
