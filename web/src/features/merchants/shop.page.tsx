import type { VNode } from 'preact';
import { useOrganisationId } from '../../app/organisation';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../components/button';
import { Loading } from '../../components/loading';
import { Money } from '../../components/money';
import { PageHead } from '../../components/page-head';
import { Skeleton } from '../../components/skeleton';
import { EmptyState, Notice } from '../../components/state';
import { deskLink } from '../../lib/desk-links';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { together, useLoadAll } from '../../lib/load-all';
import { me } from '../../lib/session';
import { rangeOf } from '../../lib/time';
import { sellingWords } from '../../messages/selling';
import type { AgreementRow } from '../agreements/agreement';
import { AgreementLines, ruleInWords } from '../agreements/agreement-lines';
import type { Due } from '../dues/due';
import { DueTable } from '../dues/due-table';
import duesCss from '../dues/dues.module.css';
import { HowToPay } from './how-to-pay';
import { OwnOffers, Sales } from './own-sales';

/** The row is short: the campaign stands in the agreement's text. */
const OneToSign = ({ organisationId, row }: { organisationId: string; row: AgreementRow }): VNode => {
  const [agreement] = useLoad(`/organisations/${organisationId}/agreements/${row.agreementId}`);
  const campaign = agreement.state === 'ready' ? agreement.value.text.campaign : undefined;
  return (
    <li class="card">
      <p>
        <strong>{ruleInWords(row)}</strong>
        <br />
        <span class="muted small">
          {campaign && `${inWords(campaign)} · `}
          {sellingWords().agreements.dates(...rangeOf(row.startsOn, row.endsOn))}
        </span>
      </p>
      <LinkButton look="main" href={deskLink(organisationId, `/agreements/${row.agreementId}`)}>
        {sellingWords().shop.read}
      </LinkButton>
    </li>
  );
};

const ToSign = ({
  organisationId,
  agreements,
}: {
  organisationId: string;
  agreements: readonly AgreementRow[];
}): VNode | null => {
  const says = sellingWords().shop;
  if (agreements.length === 0) return null;
  return (
    <section aria-labelledby="to-sign">
      <h2 id="to-sign">{says.toSign}</h2>
      <ul class="plain stack">
        {agreements.map((one) => (
          <OneToSign key={one.agreementId} organisationId={organisationId} row={one} />
        ))}
      </ul>
    </section>
  );
};

const byDay = (a: Due, b: Due): number => (a.day + String(a.page) < b.day + String(b.page) ? 1 : -1);
const sumOf = (dues: readonly Due[]): number => dues.reduce((sum, due) => sum + due.amount, 0);

const Dues = ({
  id,
  title,
  lead,
  none,
  dues,
}: {
  id: string;
  title: string;
  lead?: string;
  none: string;
  dues: readonly Due[];
}): VNode => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {dues.length === 0 ? (
      <EmptyState>{none}</EmptyState>
    ) : (
      <>
        <p class={duesCss['shop-sum']}>
          <Money fen={sumOf(dues)} large />
        </p>
        {lead !== undefined && <p class="muted small">{lead}</p>}
        <DueTable dues={[...dues].sort(byDay)} caption={title} />
      </>
    )}
  </section>
);

const Shop = ({ organisationId, merchantId }: { organisationId: string; merchantId: string }): VNode => {
  const says = sellingWords().shop;
  const base = `/organisations/${organisationId}` as const;
  const [open, readOpen] = useLoadAll(`${base}/dues`, { status: 'open', merchantId });
  const [paid, readPaid] = useLoadAll(`${base}/dues`, { status: 'paid-over', merchantId });
  const [agreements, readAgreements] = useLoadAll(`${base}/agreements`);
  const again = () => Promise.all([readOpen(), readPaid(), readAgreements()]);
  return (
    <Loading
      loaded={together(agreements, together(open, paid))}
      again={again}
      shape={<Skeleton rows={3} height={8} />}
    >
      {([{ items }, [owed, paidOver]]) => {
        const own = items.filter((one) => one.merchantId === merchantId);
        return (
          <>
            <ToSign
              organisationId={organisationId}
              agreements={own.filter((one) => one.status === 'draft')}
            />
            <HowToPay
              organisationId={organisationId}
              merchantId={merchantId}
              owed={owed.items}
              agreements={own}
            />
            <Dues
              id="owed"
              title={says.owed}
              lead={says.owedLead}
              none={says.nothingOwed}
              dues={owed.items}
            />
            <Dues id="paid" title={says.paidOver} none={says.nothingPaid} dues={paidOver.items} />
            <Sales
              organisationId={organisationId}
              merchantId={merchantId}
              dues={[...owed.items, ...paidOver.items]}
            />
            <OwnOffers organisationId={organisationId} merchantId={merchantId} />
            {own.length > 0 && (
              <section aria-labelledby="mine">
                <h2 id="mine">{says.agreements}</h2>
                <AgreementLines organisationId={organisationId} agreements={own} />
              </section>
            )}
          </>
        );
      }}
    </Loading>
  );
};

const ShopPage = (): VNode => {
  const says = sellingWords().shop;
  const organisationId = useOrganisationId();
  useTitle(says.title);
  const mine = me.value?.memberships.find((at) => at.organisationId === organisationId);
  return (
    <>
      <PageHead title={says.title} lead={mine && inWords(mine.organisationName)} />
      {mine?.merchantId === undefined ? (
        <Notice mood="wait">{says.nobody}</Notice>
      ) : (
        <Shop organisationId={organisationId} merchantId={mine.merchantId} />
      )}
    </>
  );
};

export default ShopPage;
