import type { VNode } from 'preact';
import { State } from '../../components/state';
import { useLoad } from '../../lib/load';
import { t } from '../../messages';

/** The reader waits: as how many-eth, as it stands now. */
export const Waiting = ({ shift }: { shift: { organisationId: string; shiftId: string } }): VNode => {
  const says = t().shift;
  const [place] = useLoad(`/organisations/${shift.organisationId}/shifts/${shift.shiftId}/place`);
  if (place.state !== 'ready' || place.value.status !== 'waiting')
    return <State mood="wait">{says.waitingSomewhere}</State>;
  const { position, isBehind } = place.value;
  return <State mood="wait">{isBehind ? says.waitingBehind(position) : says.waiting(position)}</State>;
};
