import { Route, Router, useLocation } from 'preact-iso';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LinkButton } from '../components/button';
import { Failure } from '../components/loading';
import { Skeleton } from '../components/skeleton';
import { Notice } from '../components/state';
import { asProblem } from '../lib/api';
import { inWords } from '../lib/language';
import type { Problem } from '../lib/problem';
import { askAgain, me, whoIsHere } from '../lib/session';
import { t } from '../messages';
import { deskWords } from '../messages/desk';
import { SearchBox } from '../features/desk/search-box';
import { page } from '../lib/page';
import { useOrganisationId } from './organisation';
import { useTitle } from './title';
import { desksOf, StaffMenu, Whose } from './staff-menu';
import staffCss from './staff.module.css';
import { classes } from '../lib/classes';

const FirstPage = page(() => import('../features/desk/first.page'));
const AllPage = page(() => import('../features/desk/all.page'));
const TodayPage = page(() => import('../features/desk/today.page'));
const ToDoPage = page(() => import('../features/desk/to-do.page'));
const EventsPage = page(() => import('../features/events/desk-events.page'));
const WriteEventPage = page(() => import('../features/events/write-event.page'));
const DeskEventPage = page(() => import('../features/events/desk-event.page'));
const ChangeEventPage = page(() => import('../features/events/change-event.page'));
const WriteLetterPage = page(() => import('../features/events/write-letter.page'));
const ChangeShiftPage = page(() => import('../features/events/change-shift.page'));
const RosterPage = page(() => import('../features/sign-ups/roster.page'));
const CheckInPage = page(() => import('../features/attendance/check-in.page'));
const CampaignsPage = page(() => import('../features/campaigns/desk-campaigns.page'));
const WriteCampaignPage = page(() => import('../features/campaigns/write-campaign.page'));
const ChangeCampaignPage = page(() => import('../features/campaigns/change-campaign.page'));
const DeskCampaignPage = page(() => import('../features/campaigns/desk-campaign.page'));
const MerchantsPage = page(() => import('../features/merchants/merchants.page'));
const WriteMerchantPage = page(() => import('../features/merchants/write-merchant.page'));
const DeskMerchantPage = page(() => import('../features/merchants/desk-merchant.page'));
const ChangeMerchantPage = page(() => import('../features/merchants/change-merchant.page'));
const ShopPage = page(() => import('../features/merchants/shop.page'));
const AgreementsPage = page(() => import('../features/agreements/agreements.page'));
const DraftAgreementPage = page(() => import('../features/agreements/draft-agreement.page'));
const AgreementPage = page(() => import('../features/agreements/agreement.page'));
const ChangeAgreementPage = page(() => import('../features/agreements/change-agreement.page'));
const OffersPage = page(() => import('../features/offers/offers.page'));
const WriteOfferPage = page(() => import('../features/offers/write-offer.page'));
const DeskOfferPage = page(() => import('../features/offers/desk-offer.page'));
const ChangeOfferPage = page(() => import('../features/offers/change-offer.page'));
const StatementsPage = page(() => import('../features/statements/statements.page'));
const ImportPage = page(() => import('../features/statements/import.page'));
const ChangeMappingPage = page(() => import('../features/statements/change-mapping.page'));
const MappingPage = page(() => import('../features/statements/mapping.page'));
const LinesPage = page(() => import('../features/statements/lines.page'));
const OrdersPage = page(() => import('../features/orders/desk-orders.page'));
const DeskOrderPage = page(() => import('../features/orders/desk-order.page'));
const SearchPage = page(() => import('../features/desk/search.page'));
const DuesPage = page(() => import('../features/dues/dues.page'));
const FundsPage = page(() => import('../features/funds/funds.page'));
const FundPage = page(() => import('../features/funds/fund.page'));
const SpendingPage = page(() => import('../features/spending/spending.page'));
const RequestPage = page(() => import('../features/spending/request.page'));
const MembersPage = page(() => import('../features/members/members.page'));
const OurPage = page(() => import('../features/organisations/desk-organisation.page'));
const ChangeOurPage = page(() => import('../features/organisations/change-organisation.page'));
const NotFoundPage = page(() => import('./not-found.page'));

/** The staff's pages under `/:o/desk`, one line each; StaffMenu shows those that the person's roles open. */
const StaffRoutes = (): VNode => (
  <Router>
    <Route path="/" component={FirstPage} />
    <Route path="/all" component={AllPage} />
    <Route path="/today" component={TodayPage} />
    <Route path="/to-do" component={ToDoPage} />
    <Route path="/events" component={EventsPage} />
    <Route path="/events/new" component={WriteEventPage} />
    <Route path="/events/:eventId" component={DeskEventPage} />
    <Route path="/events/:eventId/change" component={ChangeEventPage} />
    <Route path="/events/:eventId/write" component={WriteLetterPage} />
    <Route path="/events/:eventId/shifts/:shiftId/change" component={ChangeShiftPage} />
    <Route path="/events/:eventId/shifts/:shiftId" component={RosterPage} />
    <Route path="/events/:eventId/shifts/:shiftId/check-in" component={CheckInPage} />
    <Route path="/campaigns" component={CampaignsPage} />
    <Route path="/campaigns/new" component={WriteCampaignPage} />
    <Route path="/campaigns/:campaignId" component={DeskCampaignPage} />
    <Route path="/campaigns/:campaignId/change" component={ChangeCampaignPage} />
    <Route path="/merchants" component={MerchantsPage} />
    <Route path="/merchants/new" component={WriteMerchantPage} />
    <Route path="/merchants/:merchantId" component={DeskMerchantPage} />
    <Route path="/merchants/:merchantId/change" component={ChangeMerchantPage} />
    <Route path="/shop" component={ShopPage} />
    <Route path="/agreements" component={AgreementsPage} />
    <Route path="/agreements/new" component={DraftAgreementPage} />
    <Route path="/agreements/:agreementId" component={AgreementPage} />
    <Route path="/agreements/:agreementId/change" component={ChangeAgreementPage} />
    <Route path="/offers" component={OffersPage} />
    <Route path="/offers/new" component={WriteOfferPage} />
    <Route path="/offers/:offerId" component={DeskOfferPage} />
    <Route path="/offers/:offerId/change" component={ChangeOfferPage} />
    <Route path="/statements" component={StatementsPage} />
    <Route path="/statements/import" component={ImportPage} />
    <Route path="/statements/mappings/new" component={MappingPage} />
    <Route path="/statements/mappings/:mappingId" component={ChangeMappingPage} />
    <Route path="/statements/:statementId" component={LinesPage} />
    <Route path="/search" component={SearchPage} />
    <Route path="/orders" component={OrdersPage} />
    <Route path="/orders/:orderId" component={DeskOrderPage} />
    <Route path="/dues" component={DuesPage} />
    <Route path="/funds" component={FundsPage} />
    <Route path="/funds/:fundId" component={FundPage} />
    <Route path="/spending" component={SpendingPage} />
    <Route path="/spending/new" component={RequestPage} />
    <Route path="/members" component={MembersPage} />
    <Route path="/organisation" component={OurPage} />
    <Route path="/organisation/change" component={ChangeOurPage} />
    <Route default component={NotFoundPage} />
  </Router>
);

/** A public page takes whoever left no note on this device for a visitor; here it is asked for certain. */
const whoIsReallyHere = (): Promise<unknown> => (me.peek() === null ? askAgain() : whoIsHere());

/** Who is here, before anything of the desk is drawn. */
const useReady = (): { isReady: boolean; problem: Problem | undefined } => {
  const [state, setState] = useState<{ isReady: boolean; problem: Problem | undefined }>({
    isReady: false,
    problem: undefined,
  });
  useEffect(() => {
    whoIsReallyHere().then(
      () => setState({ isReady: true, problem: undefined }),
      (thrown: unknown) => setState({ isReady: false, problem: asProblem(thrown) }),
    );
  }, []);
  return state;
};

const SignInFirst = (): VNode => {
  const { url } = useLocation();
  useTitle(deskWords().desk.title);
  return (
    <Stand>
      <h1>{deskWords().desk.title}</h1>
      <Notice>{deskWords().desk.signInFirst}</Notice>
      <LinkButton href={`/sign-in?next=${encodeURIComponent(url)}`}>{t().frame.signIn}</LinkButton>
    </Stand>
  );
};

/** Not of this organisation's staff: where they are, if anywhere. */
const NotHere = (): VNode => {
  const desks = me.value ? desksOf(me.value) : [];
  useTitle(deskWords().desk.title);
  return (
    <Stand>
      <h1>{deskWords().desk.title}</h1>
      <Notice mood="wait">{deskWords().desk.notStaff}</Notice>
      {desks.length > 0 && <p>{deskWords().desk.otherDesks}</p>}
      <div class="row">
        {desks.map((at) => (
          <LinkButton key={at.organisationId} look="quiet" href={`/${at.organisationId}/desk`}>
            {inWords(at.organisationName)}
          </LinkButton>
        ))}
      </div>
    </Stand>
  );
};

const StaffArea = (): VNode => {
  const { isReady, problem } = useReady();
  const organisationId = useOrganisationId();
  if (problem)
    return (
      <Stand>
        <Failure problem={problem} />
      </Stand>
    );
  if (!isReady)
    return (
      <Stand>
        <Skeleton rows={3} />
      </Stand>
    );
  if (!me.value) return <SignInFirst />;
  const mine = desksOf(me.value).find((at) => at.organisationId === organisationId);
  if (!mine) return <NotHere />;
  return (
    <div class={classes('column', staffCss['staff'])}>
      <div class={staffCss['staff-side']}>
        <Whose mine={mine} />
        <StaffMenu mine={mine} />
      </div>
      <div class={staffCss['staff-page']} key={organisationId}>
        <SearchBox mine={mine} />
        <StaffRoutes />
      </div>
    </div>
  );
};

const Stand = ({ children }: { children: ComponentChildren }): VNode => (
  <div class="column narrow page stack">{children}</div>
);

export default StaffArea;
