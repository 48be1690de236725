import type { VNode } from 'preact';
import { differencesOf } from '../../../../functions/shared/revision';
import { confirm } from '../../components/confirm';
import { Loading } from '../../components/loading';
import { Bone } from '../../components/skeleton';
import { get } from '../../lib/api';
import { useLoad } from '../../lib/load';
import { eventsWords } from '../../messages/events';
import { historyWords } from '../../messages/history';

/** An event or a shift, by its path in the API. */
type Of = `/organisations/${string}/${'events' | 'shifts'}/${string}`;

/** Whom it concerns. */
const pathOf = (of: Of) => `${of}/concerned` as const;

/** How many people will be told; read when it is shown. */
export const ToldCount = ({ of }: { of: Of }): VNode => {
  const [concerned, readAgain] = useLoad(pathOf(of));
  return (
    <Loading loaded={concerned} again={readAgain} shape={<Bone height={1.5} />}>
      {({ people }) => (
        <p>
          <strong>{eventsWords().event.told(people)}</strong>
        </p>
      )}
    </Loading>
  );
};

/** Does it change anything that people are told of? The server tells them of the same fields. */
export const isTold = (fields: readonly string[], before: object, after: object): boolean =>
  Object.keys(differencesOf(before, after)).some((field) => fields.includes(field));

/** Asks before people are written to, where there are any. @returns whether it is to be saved */
export const agreeToTell = async (of: Of): Promise<boolean> => {
  const { people } = await get(pathOf(of));
  if (people === 0) return true;
  const says = eventsWords().event;
  return confirm({
    title: says.agreeTitle,
    says: says.told(people),
    action: historyWords().history.save,
    danger: false,
  });
};
