import type { VNode } from 'preact';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { Bone } from '../../components/skeleton';
import { deskLink } from '../../lib/desk-links';
import { useLoad } from '../../lib/load';
import { dayOf } from '../../lib/time';
import { statementsWords } from '../../messages/statements';
import type { ListedDifference } from './statement';
import differenceCss from './difference.module.css';
import statementsCss from './statements.module.css';

type Question = Extract<ListedDifference['found'], { reason: 'maybe-known-line' }>;

/** A line as it stands in its file, and which file that is. */
const AsItStands = ({ organisationId, lineId }: { organisationId: string; lineId: string }): VNode => {
  const [line, readAgain] = useLoad(`/organisations/${organisationId}/statement-lines/${lineId}`);
  return (
    <Loading loaded={line} again={readAgain} shape={<Bone height={4} />}>
      {({ text, line: { statementId } }) => (
        <>
          <pre class={statementsCss['raw']}>{text}</pre>
          <p class="small">
            <a href={deskLink(organisationId, `/statements/${statementId}`)}>
              {statementsWords().import.seeStatement}
            </a>
          </p>
        </>
      )}
    </Loading>
  );
};

type MaybeKnownProps = { organisationId: string; found: Question; lineId: string | undefined };

/** Both lines beside each other, as they stand in their files: whether they are one, a person sees. */
export const MaybeKnown = ({ organisationId, found, lineId }: MaybeKnownProps): VNode => {
  const says = statementsWords().difference;
  const { goes, amount, payer, at, knownLineId, rounded } = found;
  return (
    <>
      <p>
        <strong>
          <Money fen={goes === 'income' ? amount : 0 - amount} />
        </strong>{' '}
        {dayOf(at)} · {payer}
      </p>
      {rounded !== undefined && <p class="small">{says.rounded(rounded)}</p>}
      <div class={differenceCss['two-sides']}>
        {lineId !== undefined && (
          <div>
            <h4>{says.thisLine}</h4>
            <AsItStands organisationId={organisationId} lineId={lineId} />
          </div>
        )}
        <div>
          <h4>{says.knownLine}</h4>
          {knownLineId === undefined ? (
            <p class="muted">{says.noneFits}</p>
          ) : (
            <AsItStands organisationId={organisationId} lineId={knownLineId} />
          )}
        </div>
      </div>
    </>
  );
};
