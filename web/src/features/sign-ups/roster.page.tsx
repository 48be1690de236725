import { useRoute } from 'preact-iso';
import type { VNode } from 'preact';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { History } from '../../components/changing/history';
import { Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { SaveAs } from '../../components/save-as';
import { Skeleton } from '../../components/skeleton';
import { PrintIcon } from '../../components/staff-icons';
import { EmptyState, Notice } from '../../components/state';
import { Table } from '../../components/table';
import { inWords } from '../../lib/language';
import { may } from '../../lib/may';
import { clockOf, dayOf, hoursOf, momentOf } from '../../lib/time';
import { t } from '../../messages';
import { eventsWords } from '../../messages/events';
import { historyWords } from '../../messages/history';
import { checkInLink, eventLink } from '../events/desk-event';
import {
  cancelledOf,
  givenUpOf,
  holdingOf,
  rosterPath,
  useRoster,
  waitingOf,
  type Holding,
  type Roster,
  type SignUp,
} from './roster';
import rosterCss from './roster.module.css';
import { classes } from '../../lib/classes';

const nameOf = ({ name }: { name: string }): string => (name === '' ? eventsWords().roster.nameless : name);

const clockOrNone = (at: string | undefined): string => (at === undefined ? t().word.none : clockOf(at));

const HoldingTable = ({ rows }: { rows: readonly Holding[] }): VNode => {
  const says = eventsWords().roster;
  return (
    <Table
      caption={says.holding}
      rows={rows.map((signUp, at) => ({ signUp, number: at + 1 }))}
      keyOf={({ signUp }) => signUp.personId}
      columns={[
        { key: 'number', title: says.number, cell: ({ number }) => number },
        { key: 'name', title: says.name, cell: ({ signUp }) => <strong>{nameOf(signUp)}</strong> },
        {
          key: 'in',
          title: says.inAt,
          isFigure: true,
          cell: ({ signUp }) => clockOrNone(signUp.checkedInAt),
        },
        {
          key: 'out',
          title: says.outAt,
          isFigure: true,
          cell: ({ signUp }) => clockOrNone(signUp.checkedOutAt),
        },
        // On paper alone: room to write.
        { key: 'sign', title: says.sign, cell: () => '' },
      ]}
    />
  );
};

const Section = ({ id, title, children }: { id: string; title: string; children: VNode }): VNode => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** Who does not come any more; nothing where there is nobody. */
const Gone = (props: { id: string; title: string; signUps: readonly SignUp[] }): VNode | null =>
  props.signUps.length === 0 ? null : (
    <div class="no-print">
      <Section id={props.id} title={`${props.title} · ${eventsWords().roster.count(props.signUps.length)}`}>
        <ul class={classes('plain', rosterCss['names'], 'muted')}>
          {props.signUps.map((signUp) => (
            <li key={signUp.personId}>{nameOf(signUp)}</li>
          ))}
        </ul>
      </Section>
    </div>
  );

const Lists = ({ roster }: { roster: Roster }): VNode => {
  const says = eventsWords().roster;
  const holding = holdingOf(roster.signUps);
  const waiting = waitingOf(roster.signUps);
  return (
    <>
      <Section id="holding" title={`${says.holding} · ${says.count(holding.length)}`}>
        {holding.length === 0 ? <EmptyState>{says.noHolding}</EmptyState> : <HoldingTable rows={holding} />}
      </Section>
      {waiting.length > 0 && (
        <Section id="waiting" title={`${says.waiting} · ${says.count(waiting.length)}`}>
          <ol class={classes('plain', rosterCss['names'])}>
            {waiting.map((signUp, at) => (
              <li key={signUp.personId}>
                <span class="muted small">{says.position(at + 1)}</span> {nameOf(signUp)}
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Gone id="given-up" title={says.givenUp} signUps={givenUpOf(roster.signUps)} />
      <Gone id="cancelled" title={says.cancelled} signUps={cancelledOf(roster.signUps)} />
    </>
  );
};

const RosterPage = (): VNode => {
  const { params } = useRoute();
  const organisationId = params['o'] ?? '';
  const says = eventsWords().roster;
  const [roster, readAgain] = useRoster(rosterPath(organisationId, params['shiftId'] ?? ''));
  useTitle(roster.state === 'ready' ? says.of(inWords(roster.value.shift.title)) : undefined);
  return (
    <Loading isPage loaded={roster} again={readAgain} shape={<Skeleton rows={4} height={4} />}>
      {(value) => (
        <div class={rosterCss['roster']}>
          <PageHead
            title={says.of(inWords(value.shift.title))}
            back={{ href: eventLink(value.shift), says: inWords(value.shift.eventTitle) }}
            lead={
              <>
                {inWords(value.shift.eventTitle)} · {dayOf(value.shift.startsAt)}{' '}
                {hoursOf(value.shift.startsAt, value.shift.endsAt)} · {inWords(value.shift.place)}
              </>
            }
          >
            {value.shift.cancelledBecause === undefined && may(organisationId, 'organise') && (
              <LinkButton look="main" href={checkInLink(value.shift)}>
                {says.checkIn}
              </LinkButton>
            )}
            <SaveAs path={`/organisations/${organisationId}/shifts/${value.shift.shiftId}/sign-ups`} />
            <Button look="quiet" onClick={() => print()}>
              <PrintIcon />
              {says.print}
            </Button>
          </PageHead>
          {value.shift.cancelledBecause !== undefined && (
            <Notice mood="bad">
              <p>
                <strong>{eventsWords().shifts.cancelled}</strong>
              </p>
              <p>{historyWords().history.because(value.shift.cancelledBecause)}</p>
            </Notice>
          )}
          <Lists roster={value} />
          <History
            organisationId={organisationId}
            which={value.shift.shiftId}
            revision={value.shift.revision}
          />
          <p class={classes(rosterCss['print-only'], 'small')}>
            {says.printed(momentOf(new Date().toISOString()))}
          </p>
        </div>
      )}
    </Loading>
  );
};

export default RosterPage;
