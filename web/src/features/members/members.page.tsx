import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { Button } from '../../components/button';
import { History } from '../../components/changing/history';
import { confirm } from '../../components/confirm';
import { useOnce } from '../../components/form';
import { PlusIcon } from '../../components/icons';
import { Failure, Loading } from '../../components/loading';
import { PageHead } from '../../components/page-head';
import { SaveAs } from '../../components/save-as';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, State } from '../../components/state';
import { Table } from '../../components/table';
import { tell } from '../../components/toast';
import { post } from '../../lib/api';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { dayOf } from '../../lib/time';
import { together, useLoadAll } from '../../lib/load-all';
import { may } from '../../lib/may';
import { t } from '../../messages';
import { eventsWords } from '../../messages/events';
import { deskWords } from '../../messages/desk';
import type { Merchant } from '../merchants/merchant';
import { askedOf, nobody, type Asked, type MemberRow } from './member';
import { MemberDialog } from './member-dialog';
import memberCss from './member.module.css';

const nameOf = (member: MemberRow): string =>
  member.name === '' ? (member.email ?? eventsWords().roster.nameless) : member.name;

type ActsProps = {
  organisationId: string;
  member: MemberRow;
  onChange: () => void;
  readAgain: () => Promise<void>;
};

const Acts = ({ organisationId, member, onChange, readAgain }: ActsProps): VNode => {
  const says = deskWords().members;
  const name = nameOf(member);
  const { busy, problem, once } = useOnce();
  const remove = async (key: string): Promise<void> => {
    const agreed = await confirm({
      title: says.removeTitle(name),
      says: says.removeSays,
      action: says.remove,
    });
    if (!agreed) return;
    await post(`/organisations/${organisationId}/members/${member.personId}/remove`, {}, key);
    await readAgain();
    tell(says.removed(name));
  };
  const invite = async (key: string): Promise<void> => {
    await post(`/organisations/${organisationId}/members/${member.personId}/invite-again`, {}, key);
    await readAgain();
    tell(says.asked(name));
  };
  return (
    <div class={memberCss['member-acts']}>
      {member.invitedUntil !== undefined && (
        <Button look="quiet" busy={busy} aria-label={says.againOf(name)} onClick={() => void once(invite)}>
          {says.again}
        </Button>
      )}
      <Button look="quiet" aria-label={says.changeOf(name)} onClick={onChange}>
        {says.change}
      </Button>
      <Button look="danger" busy={busy} aria-label={says.removeOf(name)} onClick={() => void once(remove)}>
        {says.remove}
      </Button>
      {problem && <Failure problem={problem} />}
    </div>
  );
};

const rolesOf = ({ roles, merchantId }: MemberRow, merchants: readonly Merchant[]): string => {
  const says = deskWords().desk;
  const merchant = merchants.find((one) => one.merchantId === merchantId);
  return roles
    .map((role) =>
      role === 'merchant' && merchant
        ? deskWords().members.merchantOf(inWords(merchant.name))
        : says.roles[role],
    )
    .join(says.roleList);
};

/** Who was asked and has not accepted: nothing of their roles counts. */
const Invited = ({ until }: { until: string }): VNode => {
  const says = deskWords().members;
  const isOver = until <= new Date().toISOString();
  return (
    <State mood={isOver ? 'bad' : 'wait'}>
      {isOver ? says.invitationOver : says.invitedUntil(dayOf(until))}
    </State>
  );
};

type MembersProps = {
  organisationId: string;
  members: readonly MemberRow[];
  merchants: readonly Merchant[];
  onChange: (asked: Asked) => void;
  readAgain: () => Promise<void>;
};

const Members = ({ members, merchants, onChange, ...acts }: MembersProps): VNode => {
  const says = deskWords().members;
  return (
    <Table
      caption={says.title}
      rows={[...members].sort((one, other) => one.name.localeCompare(other.name))}
      keyOf={(member) => member.personId}
      columns={[
        {
          key: 'name',
          title: says.name,
          cell: ({ name }) => <strong>{name === '' ? t().word.none : name}</strong>,
        },
        { key: 'email', title: says.email, cell: (member) => member.email },
        {
          key: 'roles',
          title: says.roles,
          cell: (member) => (
            <>
              {rolesOf(member, merchants)}{' '}
              {member.invitedUntil !== undefined && <Invited until={member.invitedUntil} />}
            </>
          ),
        },
        ...(may(acts.organisationId, 'manageMembers')
          ? [
              {
                key: 'acts',
                title: says.acts,
                cell: (member: MemberRow) => (
                  <Acts {...acts} member={member} onChange={() => onChange(askedOf(member))} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
};

/** Where a merchant's page sent the reader: the dialog begins with its contact. */
const askedFor = (merchants: readonly Merchant[], merchantId: string | undefined): Asked | undefined => {
  const merchant = merchants.find((one) => one.merchantId === merchantId);
  return (
    merchant && { email: merchant.contactEmail ?? '', roles: ['merchant'], merchantId: merchant.merchantId }
  );
};

type DeskProps = Omit<MembersProps, 'onChange'>;

const Desk = ({ organisationId, members, merchants, readAgain }: DeskProps): VNode => {
  const says = deskWords().members;
  const { query, route } = useLocation();
  const mayWrite = may(organisationId, 'manageMembers');
  const [asked, setAsked] = useState<Asked | undefined>(() =>
    mayWrite ? askedFor(merchants, query['merchant']) : undefined,
  );
  const close = (): void => {
    setAsked(undefined);
    if (query['merchant'] !== undefined) route(deskLink(organisationId, '/members'), true);
  };
  return (
    <>
      <PageHead title={says.title} lead={says.lead}>
        <SaveAs path={`/organisations/${organisationId}/members`} />
        {mayWrite && (
          <Button look="main" onClick={() => setAsked(nobody)}>
            <PlusIcon />
            {says.add}
          </Button>
        )}
      </PageHead>
      {members.length === 0 ? (
        <EmptyState>{says.none}</EmptyState>
      ) : (
        <Members
          organisationId={organisationId}
          members={members}
          merchants={merchants}
          onChange={setAsked}
          readAgain={readAgain}
        />
      )}
      <History
        key={JSON.stringify(members)}
        organisationId={organisationId}
        which="members"
        revision={members.length}
      />
      {asked && (
        <MemberDialog
          organisationId={organisationId}
          asked={asked}
          merchants={merchants}
          onSaved={readAgain}
          onClose={close}
        />
      )}
    </>
  );
};

const MembersPage = (): VNode => {
  const organisationId = useOrganisationId();
  useTitle(deskWords().members.title);
  const [members, readMembers] = useLoadAll(`/organisations/${organisationId}/members`);
  const [merchants, readMerchants] = useLoadAll(`/organisations/${organisationId}/merchants`);
  const again = () => Promise.all([readMembers(), readMerchants()]);
  return (
    <Loading loaded={together(members, merchants)} again={again} shape={<Skeleton rows={5} height={4} />}>
      {([{ items }, { items: known }]) => (
        <Desk organisationId={organisationId} members={items} merchants={known} readAgain={readMembers} />
      )}
    </Loading>
  );
};

export default MembersPage;
