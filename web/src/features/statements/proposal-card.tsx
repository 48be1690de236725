import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../components/button';
import { useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { post } from '../../lib/api';
import { may } from '../../lib/may';
import { yuan } from '../../lib/money';
import { matchesWords } from '../../messages/matches';
import type { Done } from './done';
import { DuesSide, LineSide } from './match-sides';
import { reasonInWords, type Proposed } from './statement';
import differenceCss from './difference.module.css';

type ProposalProps = {
  organisationId: string;
  proposal: Proposed;
  merchant: string;
  isMain: boolean;
  onAccepted: (done: Done) => Promise<void>;
  /** The proposal does not stand any more: read again. */
  again: () => Promise<void>;
  hint?: ComponentChildren;
};

/** A line beside the dues that it may pay over, with the reason; one tap accepts, and can be undone with a reason. */
export const ProposalBody = (props: ProposalProps): VNode => {
  const { organisationId, proposal, merchant, isMain, onAccepted, again, hint } = props;
  const says = matchesWords().match;
  const { busy, problem, once } = useOnce();
  const accept = async (key: string): Promise<void> => {
    const { line, dues, because, total } = proposal;
    const body = { lineId: line.lineId, dueIds: dues.map((due) => due.dueId), because };
    const path = `/organisations/${organisationId}/matches` as const;
    const { remittanceId } = await post(path, body, key);
    await onAccepted({ says: says.accepted(yuan(total)), undo: `${path}/${remittanceId}/undo` });
  };
  return (
    <>
      <div class={differenceCss['two-sides']}>
        <LineSide line={proposal.line} />
        <DuesSide dues={proposal.dues} total={proposal.total} merchant={merchant} />
      </div>
      <p class="small">
        <strong>{says.because}</strong> {reasonInWords(proposal.because)}
      </p>
      {may(organisationId, 'manageMoney') && (
        <div class="row">
          <Button look={isMain ? 'main' : 'plain'} busy={busy} data-main onClick={() => void once(accept)}>
            {says.accept}
            {hint}
          </Button>
        </div>
      )}
      {problem && <Failure problem={problem} again={again} />}
    </>
  );
};
