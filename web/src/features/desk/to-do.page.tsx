import { useLocation } from 'preact-iso';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { Key, KeysSwitch } from '../../components/keys-switch';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { Views } from '../../components/views';
import { Day, Moment } from '../../components/when';
import { deskLink } from '../../lib/desk-links';
import { useKeys } from '../../lib/keys';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { may } from '../../lib/may';
import { calendarDayOf } from '../../lib/time';
import { ts } from '../../messages';
import { SpendingBody } from '../spending/spending-card';
import { DifferenceBody, ReopenDifference, ResolveDifference } from '../statements/difference-card';
import { WaitingBody } from '../statements/match-by-hand';
import { ProposalBody } from '../statements/proposal-card';
import { useToDo, type Desk, type ToDo } from './to-do';
import './to-do.css';

type ItemProps = { organisationId: string; desk: Desk; finish: (id: string) => Promise<void> };

const Body = ({
  organisationId,
  desk,
  finish,
  item,
  isHere,
}: ItemProps & { item: ToDo; isHere: boolean }): VNode => {
  const nameOf = (merchantId: string): string => {
    const found = desk.merchants.find((one) => one.merchantId === merchantId);
    return found ? inWords(found.name) : ts().dues.unknownMerchant;
  };
  const done = () => finish(item.id);
  const hint: ComponentChildren = isHere ? <Key>Enter</Key> : undefined;
  switch (item.is) {
    case 'difference':
      return (
        <>
          <DifferenceBody organisationId={organisationId} difference={item.difference} />
          <ResolveDifference
            organisationId={organisationId}
            difference={item.difference}
            onResolved={done}
            hint={hint}
          />
        </>
      );
    case 'proposal':
      return (
        <ProposalBody
          organisationId={organisationId}
          proposal={item.proposal}
          merchant={nameOf(item.proposal.facts.merchantId)}
          isMain={isHere}
          onAccepted={done}
          hint={hint}
        />
      );
    case 'waiting':
      return (
        <WaitingBody
          organisationId={organisationId}
          line={item.line}
          unclear={item.unclear}
          merchantOf={nameOf}
          onMatched={done}
          hint={hint}
        />
      );
    case 'spending':
      return (
        <SpendingBody
          organisationId={organisationId}
          spending={item.spending}
          fundName={inWords(item.spending.fundName)}
          onChanged={done}
          hint={hint}
        />
      );
  }
};

const isButton = (element: Element | null): boolean =>
  element !== null && element.closest('a, button, summary') !== null;

/** J and K go from one to the next, Enter does its first act; the focus goes along, so a screen reader hears it. */
const useWalk = (count: number) => {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const here = Math.min(at, Math.max(0, count - 1));
  const cardAt = (place: number): HTMLElement | undefined => {
    const card = list.current?.children[place];
    return card instanceof HTMLElement ? card : undefined;
  };
  const go = (place: number): void => {
    const next = Math.min(Math.max(0, place), count - 1);
    setAt(next);
    cardAt(next)?.focus();
    cardAt(next)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => go(here + 1),
    k: () => go(here - 1),
    Enter: () => {
      if (isButton(document.activeElement)) return false;
      cardAt(here)?.querySelector<HTMLElement>('[data-main]')?.click();
      return undefined;
    },
  });
  // What was done is gone, and the focus with it: on to the one that took its place.
  const before = useRef(count);
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) cardAt(here)?.focus();
    before.current = count;
  }, [count]);
  return { here, setAt, list };
};

type HeadProps = { id: string; kind: ToDo['is']; since: string; isDay?: boolean | undefined };

const Head = ({ id, kind, since, isDay = false }: HeadProps): VNode => (
  <div class="row apart to-do-head">
    <h2 id={id}>{ts().toDo.kinds[kind]}</h2>
    <span class="muted small">{isDay ? <Day day={calendarDayOf(since)} /> : <Moment at={since} />}</span>
  </div>
);

const List = (props: ItemProps): VNode => {
  const { desk } = props;
  const says = ts().toDo;
  const { here, setAt, list } = useWalk(desk.toDo.length);
  return (
    <>
      {may(props.organisationId, 'manageMoney') && <KeysSwitch says={says.keys} />}
      <ul class="plain to-do" ref={list}>
        {desk.toDo.map((item, place) => (
          <li
            key={item.id}
            class="card"
            tabIndex={-1}
            aria-labelledby={`to-do-${item.id}`}
            aria-current={place === here ? 'true' : undefined}
            onFocusCapture={() => setAt(place)}
          >
            <Head id={`to-do-${item.id}`} kind={item.is} since={item.since} isDay={item.isDay} />
            <Body {...props} item={item} isHere={place === here} />
          </li>
        ))}
      </ul>
    </>
  );
};

const Open = ({ organisationId }: { organisationId: string }): VNode => {
  const says = ts().toDo;
  const { desk, readAgain, finish } = useToDo(organisationId);
  return (
    <Loading loaded={desk} again={readAgain} shape={<Skeleton rows={3} height={11} />}>
      {(value) => (
        <>
          {value.isCut && <Notice>{says.cut}</Notice>}
          {value.duesCut && <Notice>{ts().match.cut}</Notice>}
          {value.toDo.length === 0 ? (
            <EmptyState>{says.none}</EmptyState>
          ) : (
            <List organisationId={organisationId} desk={value} finish={finish} />
          )}
        </>
      )}
    </Loading>
  );
};

const Resolved = ({ organisationId }: { organisationId: string }): VNode => {
  const says = ts().toDo;
  const [differences, readAgain] = useLoad(
    usePagePath(`/organisations/${organisationId}/differences?status=resolved`),
  );
  return (
    <Loading loaded={differences} again={readAgain} shape={<Skeleton rows={3} height={9} />}>
      {({ items, next }) => (
        <>
          {items.length === 0 && <EmptyState>{says.noneResolved}</EmptyState>}
          <ul class="plain to-do">
            {items.map((difference) => (
              <li key={difference.differenceId} class="card">
                <Head
                  id={`resolved-${difference.differenceId}`}
                  kind="difference"
                  since={difference.found.at}
                />
                <DifferenceBody organisationId={organisationId} difference={difference} />
                <ReopenDifference
                  organisationId={organisationId}
                  difference={difference}
                  onReopened={readAgain}
                />
              </li>
            ))}
          </ul>
          <Pager next={next} />
        </>
      )}
    </Loading>
  );
};

const ToDoPage = (): VNode => {
  const says = ts().toDo;
  const organisationId = useOrganisationId();
  const view = useLocation().query['view'] === 'resolved' ? 'resolved' : 'open';
  useTitle(says.title);
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        {may(organisationId, 'manageMoney') && (
          <LinkButton look="quiet" href={deskLink(organisationId, '/statements/import')}>
            {says.importStatement}
          </LinkButton>
        )}
      </PageHead>
      <Views
        label={says.views}
        here={view}
        views={[
          { key: 'open', says: says.open },
          { key: 'resolved', says: says.resolved },
        ]}
      />
      {view === 'open' ? (
        <Open organisationId={organisationId} />
      ) : (
        <Resolved organisationId={organisationId} />
      )}
    </>
  );
};

export default ToDoPage;
