import * as agreements from './agreements/agreement.table';
import * as feeds from './calendar/feed.table';
import * as campaigns from './campaigns/campaign.table';
import * as provenBooks from './checks/books.table';
import * as progress from './checks/progress.table';
import * as dues from './dues/due.table';
import * as remittances from './dues/remittance.table';
import * as sales from './dues/sales.table';
import * as events from './events/event.table';
import * as files from './files/file.table';
import * as funds from './funds/fund.table';
import * as audit from './ledger/audit.table';
import * as entries from './ledger/entry.table';
import * as merchants from './merchants/merchant.table';
import * as offers from './offers/offer.table';
import * as orders from './orders/order.table';
import * as members from './organisations/member.table';
import * as organisations from './organisations/organisation.table';
import * as extraPayments from './payments/extra-payment.table';
import * as refunds from './payments/refund.table';
import * as authRecords from './people/auth-records.table';
import * as authStore from './people/auth-store.table';
import * as limits from './people/limits.table';
import * as people from './people/person.table';
import { indexes, type IndexName } from './platform/indexes';
import { sendOnce } from './platform/send-once';
import { readSession } from './platform/sessions';
import * as serviceRecords from './service-records/service-record.table';
import * as shifts from './shifts/shift.table';
import * as days from './sign-ups/day.table';
import * as mySignUps from './sign-ups/my-sign-up.table';
import * as signUps from './sign-ups/sign-up.table';
import * as handOvers from './spending/hand-over.table';
import * as invoices from './spending/invoice.table';
import * as spendings from './spending/spending.table';
import * as booksOfDays from './statements/books-of-days.table';
import * as differences from './statements/difference.table';
import * as merchantAccounts from './statements/merchant-account.table';
import * as mappings from './statements/saved-mapping.table';
import * as lines from './statements/statement-line.table';
import * as statements from './statements/statement.table';

/** A function that asks the table something, or makes a write of a transaction. */
export type Asker = (...args: never[]) => unknown;
export type AccessPattern = {
  ask: string;
  by: Asker;
  index: IndexName;
  /** Keys as the items have them; what differs from item to item stands in braces. */
  pk: string;
  sk: string;
  /** Of a conditional write: what must hold, and what it means where it does not. */
  holds?: string;
  /** Read or write units: of the table itself, and what its indexes add. */
  cost: string;
};

const isIndex = (name: string): name is IndexName => name in indexes;

/** Reads a table of lines `${function} | question | index | partition | sort key | condition → otherwise | cost`. */
const table = (text: TemplateStringsArray, ...askers: readonly Asker[]): AccessPattern[] =>
  askers.map((by, at) => {
    const cells = (text[at + 1] ?? '').split('|').map((cell) => cell.trim());
    const [, ask = '', index = '', pk = '', sk = '', holds = '', cost = ''] = cells;
    if (cells.length !== 7 || !isIndex(index)) throw new Error(`not a question of the table: ${ask}`);
    return { ask, by, index, pk, sk, ...(holds !== '' && { holds }), cost };
  });

/**
 * Every question asked of the table, and every write that has a condition, by the noun that it is about. Nothing else is
 * asked: docs/access-patterns.md is printed from here, and a function of a `.table` file that is missing fails a check.
 * In a transaction a write costs twice its units; a condition that does not hold costs as much as one that does.
 */
export const accessPatterns: Readonly<Record<string, readonly AccessPattern[]>> = {
  Organisations: table`
    ${organisations.getOrganisation} | Who runs this season? | main | ORG#{o} | ORGANISATION | | ½ RCU
    ${organisations.listOrganisations} | Who runs a season here? | lists | PUBLIC#ORGANISATIONS | {o} | | ≤ 1 RCU a page of 20
    ${organisations.putOrganisation} | This is who we are | main | ORG#{o} | ORGANISATION | | 1 WCU + 1 lists
    ${organisations.putNewOrganisation} | We run our season here from now on | main | ORG#{o} | ORGANISATION | there is none of this id → as the caller says | 2 WCU in a transaction + 1 lists
    ${members.getMember} | What is this person here? | main | PERSON#{person} | MEMBER#{o} | | 1 RCU
    ${members.listMemberships} | What is this person anywhere? | main | PERSON#{person} | MEMBER#… | | ½ RCU
    ${members.listMembers} | Who belongs to us? | lists | ORG#{o}#MEMBERS | {person} | | ≤ 1 RCU a page of 20
    ${members.putMember} | This person has these roles | main | PERSON#{person} | MEMBER#{o} | | 1 WCU + 1 lists
    ${members.changeMember} | The same, as read a moment ago | main | PERSON#{person} | MEMBER#{o} | nobody changed it since it was read → busy: decide anew | 2 WCU in a transaction + 1 lists
    ${members.dropMember} | This person has no role any more | main | PERSON#{person} | MEMBER#{o} | nobody changed it since it was read → busy: decide anew | 2 WCU in a transaction + 1 lists
    ${members.keepAnAdmin} | Another admin stays (found through listMembers, getMember) | main | PERSON#{person} | MEMBER#{o} | another is one → last-admin; one who was read is one still → busy | 2 WCU in a transaction
    ${members.onMember} | Decide on this member, again where somebody was quicker | main | PERSON#{person} | MEMBER#{o} | as changeMember | 1 RCU each time
  `,
  People: table`
    ${readSession} | Who is asking? | main | AUTH#session#token={token} | RECORD | | 1 RCU
    ${people.getPerson} | What is this person called? | main | AUTH#user#id={person} | RECORD | | ½–1 RCU
    ${people.getPersons} | What are these people called? | main | AUTH#user#id={person} | RECORD | | ½ RCU each
    ${people.findPersonByEmail} | Whose address is this? | main | AUTH#user#email={email} | POINTER, then RECORD | | 2 RCU
    ${people.addPerson} | An account for this address | main | AUTH#user#id={person} | RECORD, with its POINTER | the address has no account → Taken | 4 WCU in a transaction
    ${people.personAt} | Who reads this mailbox? (through findPersonByEmail, addPerson) | main | AUTH#user#email={email} | POINTER, then RECORD | as addPerson | 2 RCU, and 4 WCU for somebody new
    ${people.renamePerson} | I am called this now | main | AUTH#user#id={person} | RECORD | it stands as it was read → reads again, in the end busy | 2 WCU in a transaction
    ${authRecords.read} | The record under this key (sign-in) | main | AUTH#{model}#{home} | RECORD | | 1 RCU
    ${authRecords.find} | The records that answer this (sign-in) | main | AUTH#{model}#{field} | POINTER or LISTED#…, then RECORD | | 1 RCU each
    ${authRecords.add} | A new record and all that leads to it (sign-in) | main | AUTH#{model}#{home} | RECORD, with POINTER and LISTED#… | each unique value is free, or expired → Taken | 2 WCU each in a transaction
    ${authRecords.changeOne} | This record, changed or deleted (sign-in) | main | AUTH#{model}#{home} | RECORD, with POINTER and LISTED#… | it stands as it was read → reads again, in the end busy | 2 WCU each in a transaction
    ${authStore.authStore} | Whatever better-auth asks, through the four above | main | AUTH#{model}#{field} | RECORD, POINTER, LISTED#… | | as above
    ${limits.countOne} | How often did they try in this span? | main | AUTH#limit#{limit}#{whom} | SPAN#{number} | | 1 WCU
    ${feeds.getFeedSecret} | What opens this person’s calendar feed? | main | PERSON#{person} | CALENDAR | | ½ RCU
    ${feeds.makeFeedSecret} | A calendar feed of mine | main | PERSON#{person} | CALENDAR | | 1 WCU
    ${sendOnce} | Was this letter sent? (and that it was) | main | ORG#{o}#MSG#{cause} | SENT | | 1 RCU, 1 WCU
  `,
  Events: table`
    ${events.getEvent} | This event | main | ORG#{o}#EVENT#{event} | EVENT | | 1 RCU
    ${events.getEventText} | What is it about, at length? | main | ORG#{o}#EVENT#{event} | TEXT | | ½ RCU and more
    ${events.listEvents} | What is coming up, of all or of one campaign? (or: which drafts are there?) | main | ORG#{o}#EVENTS#{status} or ORG#{o}#CAMPAIGN#{campaign}#EVENTS | {startsAt}#{event} | | ≤ 1 RCU a page of 20
    ${events.putNewEvent} | A new event, its text and its row | main | ORG#{o}#EVENT#{event} and ORG#{o}#EVENTS#{status} | EVENT, TEXT and {startsAt}#{event} | it stands not yet → already, or request-key-reused | 6 WCU in a transaction
    ${events.publish} | Everybody may see it | main | ORG#{o}#EVENT#{event}, ORG#{o}#EVENTS#{status} and ORG#{o}#CAMPAIGN#{campaign}#EVENTS | EVENT, {startsAt}#{event} | it has a shift, and those that were read → event-without-shifts, busy | 6–8 WCU in a transaction
    ${events.countShift} | It has one more shift | main | ORG#{o}#EVENT#{event}, ORG#{o}#EVENTS#{status} and ORG#{o}#CAMPAIGN#{campaign}#EVENTS | EVENT, {startsAt}#{event} | it is as published as it was read, and has room → busy, too-many-shifts | 4–6 WCU in a transaction
  `,
  Shifts: table`
    ${shifts.getShiftWithGates} | What does a sign-up decide from? | main | ORG#{o}#SHIFT#{shift} | GATE#… to SHIFT | | 1 RCU for about 150 places
    ${shifts.getShift} | This shift | main | ORG#{o}#SHIFT#{shift} | SHIFT | | ½ RCU
    ${shifts.askedOf} | Was this shift made by the same request? | main | ORG#{o}#SHIFT#{shift} | SHIFT | | 1 RCU
    ${shifts.listShiftsOfEvent} | Which shifts has this event? | lists | ORG#{o}#EVENT#{event}#SHIFTS | {startsAt}#{shift} | | ½ RCU for about seven
    ${shifts.listGatesOf} | How many places are left on each? | main | ORG#{o}#SHIFT#{shift} | GATE#{number} | | ½ RCU a gate of fifty
    ${shifts.putNewShift} | A new shift and its gates | main | ORG#{o}#SHIFT#{shift} | SHIFT, GATE#{number} | it stands not yet → already, or request-key-reused | 2 WCU each in a transaction + 1 lists
    ${shifts.publishShift} | Everybody may sign up | main | ORG#{o}#SHIFT#{shift} | SHIFT | it exists → an error: a listed shift is missing | 2 WCU in a transaction + 1 lists
    ${shifts.passGate} | Let me in (the one decision about a place) | main | ORG#{o}#SHIFT#{shift} | GATE#{number} | a place is left and I hold none → full; nothing where I hold one | 1 WCU
    ${shifts.passOn} | Let in the first who waits | main | ORG#{o}#SHIFT#{shift} | GATE#{number} | a place is kept for them and they hold none → gone; nothing where they hold one | 1 WCU
    ${shifts.leaveGate} | I do not come | main | ORG#{o}#SHIFT#{shift} | GATE#{number} | I hold a place → nothing; where the door may be open, with notCheckedIn | 1 WCU; 2 in a transaction
    ${shifts.stillHolds} | They still hold their place, in the moment in which attendance is noted | main | ORG#{o}#SHIFT#{shift} | GATE#{number} | they hold it → not-signed-up | 2 WCU in a transaction
    ${shifts.reopenPlace} | Nobody waits: the kept place is free | main | ORG#{o}#SHIFT#{shift} | GATE#{number} | one is kept → nothing | 1 WCU
  `,
  'Sign-ups': table`
    ${days.getDay} | What do I hold on this day? | main | PERSON#{person} | DAY#{day} | | 1 RCU
    ${days.putDay} | This time of mine is taken | main | PERSON#{person} | DAY#{day} | the day stands as it was read → changed; nothing where it is our own writing | 1 WCU
    ${days.giveUpClaim} | I gave the place up | main | PERSON#{person} | DAY#{day} | I claim it, and did not give it up → nothing | 1 WCU
    ${days.removeClaim} | There was no place for this request | main | PERSON#{person} | DAY#{day} | this request claimed it → nothing | 1 WCU
    ${signUps.getSignUp} | How do I stand with this shift? | main | ORG#{o}#SHIFT#{shift} | SIGNUP#{person} | | 1 RCU
    ${signUps.listSignUpsOfShift} | Who is coming to this shift? | main | ORG#{o}#SHIFT#{shift} | SIGNUP#… | | ≤ 1 RCU a page of 20
    ${mySignUps.listSignUpsOfPerson} | Where do I go, and when? | main | PERSON#{person} | SIGNUP#{startsAt}#{shift} | | ≤ 1 RCU a page of 20
    ${mySignUps.getMySignUps} | Does each of these people see how they stand with this shift? | main | PERSON#{person} | SIGNUP#{startsAt}#{shift} | | ½ RCU each
    ${mySignUps.putMySignUp} | So I stand with this shift now (follows the sign-up) | main | PERSON#{person} | SIGNUP#{startsAt}#{shift} | | 1 WCU
    ${signUps.listFirstWaiting} | Who waits first? | queue | ORG#{o}#SHIFT#{shift}#WAITING | {number} | | ½ RCU
    ${signUps.nextNumber} | Which number have I in line? | main | ORG#{o}#SHIFT#{shift} | WAITLIST | | 1 WCU
    ${signUps.putWaiting} | I wait | main | ORG#{o}#SHIFT#{shift} | SIGNUP#{person} | I neither wait nor hold → answers how I stand | 1 WCU + 1 queue
    ${signUps.putHolding} | They hold a place | main | ORG#{o}#SHIFT#{shift} | SIGNUP#{person} | they do not hold one yet → nothing | 1 WCU + 1 queue where they waited
    ${signUps.putGivenUp} | They hold it no more | main | ORG#{o}#SHIFT#{shift} | SIGNUP#{person} | they do not wait, nor gave up before → nothing | 1 WCU
    ${signUps.stopWaiting} | I wait no more | main | ORG#{o}#SHIFT#{shift} | SIGNUP#{person} | I wait → moved-on | 1 WCU + 1 queue
    ${signUps.putAttendance} | They came, and went; or did not after all (with stillHolds) | main | ORG#{o}#SHIFT#{shift} | SIGNUP#{person} | they hold a place, and the times stand as read → not-signed-up, changed | 2 WCU in a transaction
    ${signUps.notCheckedIn} | Nobody noted that I came, in the moment in which I give my place up | main | ORG#{o}#SHIFT#{shift} | SIGNUP#{person} | no time is noted → already-checked-in | 2 WCU in a transaction
    ${serviceRecords.listServiceRecords} | What did I do? | main | PERSON#{person} | RECORD#{startsAt}#{shift} | | ≤ 1 RCU a page of 20
    ${serviceRecords.getServiceRecord} | What did I do on this shift, and where? | main | PERSON#{person} | SERVICE#{shift} | | ½ RCU
    ${serviceRecords.getServiceRecords} | What did these people do on this shift? | main | PERSON#{person} | SERVICE#{shift} | | ½ RCU each
    ${serviceRecords.putServiceRecord} | This is what they did | main | PERSON#{person} | SERVICE#{shift}, RECORD#{startsAt}#{shift} | | 2 WCU
    ${serviceRecords.dropServiceRecord} | It was noted by mistake | main | PERSON#{person} | SERVICE#{shift}, RECORD#{startsAt}#{shift} | | 2 WCU
  `,
  Campaigns: table`
    ${campaigns.getCampaignRow} | This campaign, in short | main | ORG#{o}#CAMPAIGN#{campaign} | CAMPAIGN | | 1 RCU
    ${campaigns.getCampaign} | This campaign with its purpose and its signed agreements | main | ORG#{o}#CAMPAIGN#{campaign} | CAMPAIGN, TEXT, AGREEMENT#… | | ½ RCU for about ten agreements
    ${campaigns.listCampaigns} | What do they collect for? | lists | ORG#{o}#CAMPAIGNS | {published or unpublished}#{startsOn} | | ≤ 1 RCU a page of 20
    ${campaigns.putNewCampaign} | A new campaign, its text and its fund | main | ORG#{o}#CAMPAIGN#{campaign} | CAMPAIGN, TEXT | it stands not yet → answers it, or request-key-reused | 4 WCU in a transaction + 1 lists
    ${campaigns.publish} | Everybody may see it | main | ORG#{o}#CAMPAIGN#{campaign} | CAMPAIGN | it is a draft → already | 2 WCU in a transaction + 2 lists
    ${campaigns.putSignedSummary} | A merchant signed for it | main | ORG#{o}#CAMPAIGN#{campaign} | AGREEMENT#{agreement} | | 2 WCU in a transaction
  `,
  Merchants: table`
    ${merchants.getMerchant} | This merchant | main | ORG#{o}#MERCHANT#{merchant} | MERCHANT | | ½ RCU
    ${merchants.listMerchants} | Who gives from their sales? | lists | ORG#{o}#MERCHANTS | {made at} | | ≤ 1 RCU a page of 20
    ${merchants.putNewMerchant} | A new merchant | main | ORG#{o}#MERCHANT#{merchant} | MERCHANT | it stands not yet → answers it, or request-key-reused | 2 WCU in a transaction + 1 lists
  `,
  Agreements: table`
    ${agreements.getAgreement} | What was agreed, word by word? | main | ORG#{o}#AGREEMENT#{agreement} | AGREEMENT, TEXT | | 1 RCU
    ${agreements.listAgreements} | What is agreed, with whom? (or: with me?) | lists | ORG#{o}#AGREEMENTS | {merchant}#{drafted on} | | ≤ 1 RCU a page of 20
    ${agreements.putNewAgreement} | A new draft | main | ORG#{o}#AGREEMENT#{agreement} | TEXT, AGREEMENT | it stands not yet → nothing, or request-key-reused | 4 WCU in a transaction + 1 lists
    ${agreements.putSignature} | I sign it | main | ORG#{o}#AGREEMENT#{agreement} | TEXT | nobody signed it → already where this is that signature, else agreement-already-signed | 2 WCU in a transaction
    ${agreements.markSigned} | It is signed, in the list | main | ORG#{o}#AGREEMENT#{agreement} | AGREEMENT | it is not signed → agreement-already-signed | 2 WCU in a transaction + 1 lists
  `,
  Offers: table`
    ${offers.getOffer} | This offer with its terms | main | ORG#{o}#OFFER#{offer} | OFFER, TERMS | | ½–1 RCU
    ${offers.listOffers} | What is on sale? (or, for staff in the index lists: what is offered?) | queue | ORG#{o}#ON-SALE or ORG#{o}#OFFERS | {campaign}#{made at} | | ≤ 1 RCU a page of 20
    ${offers.putNewOffer} | A new offer | main | ORG#{o}#OFFER#{offer} | TERMS, OFFER | it stands not yet → nothing, or request-key-reused | 4 WCU in a transaction + 1 lists
    ${offers.putOnSale} | Everybody may buy it | main | ORG#{o}#OFFER#{offer} | OFFER | it is not on sale → already | 2 WCU in a transaction + 1 lists + 1 queue
  `,
  Orders: table`
    ${orders.getOrder} | This order | main | ORG#{o}#ORDER#{order} | ORDER | | 1 RCU
    ${orders.getOrders} | These orders | main | ORG#{o}#ORDER#{order} | ORDER | | ½ RCU each
    ${orders.getOrderAsked} | Did this request order before? | main | ORG#{o}#ORDER#{order} | ORDER | | 1 RCU
    ${orders.putNewOrder} | I order this | main | ORG#{o}#ORDER#{order} | ORDER | it stands not yet → answers it, or request-key-reused | 1 WCU
    ${orders.putPaid} | It is paid (the one decision about a payment) | main | ORG#{o}#ORDER#{order} | ORDER | it is not paid → nothing where this paid it, else the payment that did | 1 WCU
    ${orders.markPaid} | It is paid, says a bill | main | ORG#{o}#ORDER#{order} | ORDER | it is not paid → already where this paid it, else order-already-paid | 2 WCU in a transaction
    ${orders.putRefund} | Some of it was given back | main | ORG#{o}#ORDER#{order} | ORDER | no other refund came since it was read → already where it is this one, else busy | 2 WCU in a transaction
    ${refunds.refundWrites} | What a refund does to the books: three writes of above and below | main | ORG#{o}#ORDER#{order} | ORDER; the fund’s ENTRY#…; the due | as putRefund, enter, addToPage or openPage | 6 WCU in a transaction
    ${extraPayments.noteExtraPayment} | Somebody paid twice | main | ORG#{o}#ORDER#{order} | EXTRA#{provider}-{transaction} | it was not noted → nothing | 1 WCU + 1 queue
    ${extraPayments.listExtraPaymentsOf} | Was this order paid twice? | main | ORG#{o}#ORDER#{order} | EXTRA#… | | ½ RCU
    ${extraPayments.listExtraPayments} | Which payments are to be given back? | queue | ORG#{o}#EXTRA-PAYMENTS | {paid at} | | ≤ 1 RCU a page of 20
  `,
  Dues: table`
    ${dues.findPage} | On which page of the day is a sale counted? | main | ORG#{o}#DUES, then ORG#{o}#DUES-PAID-OVER | {merchant}#{day}#{fund}#… | | 1–2 RCU
    ${dues.openPage} | The day’s first sale | main | ORG#{o}#DUES | {merchant}#{day}#{fund}#{page} | nobody opened the page → due-changed: read again | 2 WCU in a transaction
    ${dues.addToPage} | One more sale, or one less | main | ORG#{o}#DUES | {merchant}#{day}#{fund}#{page} | the page is open → due-changed: read again | 2 WCU in a transaction
    ${dues.getDue} | This due, open or paid over | main | ORG#{o}#DUES and ORG#{o}#DUES-PAID-OVER | {merchant}#{day}#{fund}#{page} | | 1 RCU
    ${dues.getDues} | These dues | main | ORG#{o}#DUES and ORG#{o}#DUES-PAID-OVER | {merchant}#{day}#{fund}#{page} | | 1 RCU each
    ${dues.listDues} | What is owed? (or: what was paid over?) | main | ORG#{o}#DUES or ORG#{o}#DUES-PAID-OVER | {merchant}#… | | ≤ 1 RCU a page of 20
    ${dues.allOpenDues} | What may this money be for? | main | ORG#{o}#DUES | {merchant}#… | | 1 RCU for about thirty
    ${dues.payOver} | These dues are paid over | main | ORG#{o}#DUES and ORG#{o}#DUES-PAID-OVER | {merchant}#{day}#{fund}#{page} | each stands as it was read → due-changed | 4 WCU each in a transaction
    ${dues.reopen} | They are owed again | main | ORG#{o}#DUES-PAID-OVER and ORG#{o}#DUES | {merchant}#{day}#{fund}#{page} | each is paid over by this remittance → due-changed | 4 WCU each in a transaction
    ${sales.noteDue} | What a day’s sales by an agreement come to now | main | ORG#{o}#FUND#{fund} | SALES#{merchant}#{agreement}#{month} | what is noted is older → nothing | 1 WCU
    ${sales.listSales} | How much was sold, month by month? | main | ORG#{o}#FUND#{fund} | SALES#… | | ½ RCU for about five months of an agreement
    ${remittances.getRemittance} | This remittance | main | ORG#{o}#REMITTANCE#{remittance} | REMITTANCE | | 1 RCU
    ${remittances.putRemittance} | This money settles these dues | main | ORG#{o}#REMITTANCE#{remittance} | REMITTANCE | it was not confirmed before → already | 2 WCU in a transaction, 4 of many dues
    ${remittances.putUndone} | That was a mistake | main | ORG#{o}#REMITTANCE#{remittance} | REMITTANCE | it is confirmed → match-already-undone | 2 WCU in a transaction, 4 of many dues
  `,
  'Funds and books': table`
    ${funds.getFund} | What is in this fund? | main | ORG#{o}#FUND#{fund} | FUND | | 1 RCU
    ${funds.putNewFund} | A campaign’s new fund | main | ORG#{o}#FUND#{fund} | FUND | it stands not yet → request-key-reused | 2 WCU in a transaction
    ${funds.writeFund} | What is in it from now on | main | ORG#{o}#FUND#{fund} | FUND | nobody changed it since it was read → busy: decide anew | 2 WCU in a transaction
    ${funds.onFund} | Decide on this fund, again where somebody was quicker | main | ORG#{o}#FUND#{fund} | FUND | as writeFund | 1 RCU each time
    ${entries.getEntry} | The entry of this cause | main | ORG#{o}#FUND#{fund} | ENTRY#{at}#{entry} | | 1 RCU
    ${entries.listEntries} | The fund’s books, newest first | main | ORG#{o}#FUND#{fund} | ENTRY#… | | ≤ 1 RCU a page of 20
    ${entries.listEntriesBetween} | What happened in these days? | main | ORG#{o}#FUND#{fund} | ENTRY#{from} to ENTRY#{to} | | ½ RCU for about ten
    ${entries.listStanding} | The fund’s books, oldest first, whatever stands there | main | ORG#{o}#FUND#{fund} | ENTRY#… | | ½ RCU for about ten
    ${entries.areEntered} | Which of these stand in the books? | main | ORG#{o}#FUND#{fund} | ENTRY#{at}#{entry} | | ½ RCU each
    ${entries.enter} | Enter this | main | ORG#{o}#FUND#{fund} | ENTRY#{at}#{entry} | it was not entered → already | 2 WCU in a transaction
    ${provenBooks.readBooks} | Everything that proves a fund (through listStanding, listDues, listSales, getFund) | main | ORG#{o}#FUND#{fund} | ENTRY#…, SALES#…, FUND; all dues | | ½ RCU for about ten entries or thirty dues
    ${progress.takeUp} | How far did the nightly check come? I go on with it | main | STAGE#CHECKS | PROGRESS | nobody took it up since it was read → nothing | 1 RCU, 1 WCU
    ${progress.note} | It came so far | main | STAGE#CHECKS | PROGRESS | I hold it → nothing: another took it over | 1 WCU
    ${audit.listAudited} | Who did what? | main | ORG#{o}#AUDIT | AUDIT#{at}#{what}#{which} | | ≤ 1 RCU a page of 20
    ${audit.audited} | This person did this | main | ORG#{o}#AUDIT | AUDIT#{at}#{what}#{which} | | 2 WCU in a transaction
  `,
  Spending: table`
    ${spendings.getSpending} | This spending, and who decided it | main | ORG#{o}#SPENDING#{spending}, then ORG#{o}#FUND#{fund} | REQUEST, then SPENDING#{asked at}#{spending} | | 2 RCU
    ${spendings.getDecided} | Did this person decide so before? (through getSpending) | main | ORG#{o}#SPENDING#{spending}, then ORG#{o}#FUND#{fund} | REQUEST, then SPENDING#{asked at}#{spending} | | 2 RCU
    ${spendings.getSpendingAsked} | Did this request ask before? | main | ORG#{o}#SPENDING#{spending}, then ORG#{o}#FUND#{fund} | REQUEST, then SPENDING#{asked at}#{spending} | | 1–2 RCU
    ${spendings.listSpendings} | What is this fund spent on? | main | ORG#{o}#FUND#{fund} | SPENDING#… | | ≤ 1 RCU a page of 20
    ${spendings.putNewSpending} | May we buy this? | main | ORG#{o}#SPENDING#{spending} and ORG#{o}#FUND#{fund} | REQUEST and SPENDING#{asked at}#{spending} | it stands not yet → answers it, or request-key-reused | 4 WCU in a transaction
    ${invoices.claimInvoice} | This invoice is on this request: its file, and its number of its payee (each hashed) | main | ORG#{o}#INVOICE#{hash} | INVOICE | it is on no other → invoice-already-used | 2 WCU each in a transaction
    ${invoices.freeInvoice} | It was declined: the invoice may come again | main | ORG#{o}#INVOICE#{hash} | INVOICE | it is on this request → busy | 1 RCU and 2 WCU each in a transaction
    ${spendings.putDecision} | A second person decides | main | ORG#{o}#SPENDING#{spending} | REQUEST | nobody decided → already where it is this decision, else spending-already-decided | 2 WCU in a transaction
    ${spendings.putDecidedRow} | It is decided, in the list | main | ORG#{o}#FUND#{fund} | SPENDING#{asked at}#{spending} | | 2 WCU in a transaction
    ${spendings.countHandedOver} | So many of them are handed over | main | ORG#{o}#FUND#{fund} | SPENDING#{asked at}#{spending} | nobody counted since it was read → busy: read again | 2 WCU in a transaction
    ${spendings.putStretch} | Which of the fund’s money it took | main | ORG#{o}#FUND#{fund} | SPENT#{from} | | 2 WCU in a transaction
    ${spendings.listStretches} | Which spendings took this money? | main | ORG#{o}#FUND#{fund} | SPENT#… to SPENT#{to} | | ½ RCU
    ${handOvers.handOverItem} | Put into somebody’s hands (made once, by createOnceWith) | main | ORG#{o}#SPENDING#{spending} | HANDOVER#{hand-over} | it stands not yet → answers it, or request-key-reused | 2 WCU in a transaction + 1 lists
    ${handOvers.getHandOver} | Did this request hand over before? | main | ORG#{o}#SPENDING#{spending} | HANDOVER#{hand-over} | | 1 RCU
    ${handOvers.listHandOvers} | What did this fund put into whose hands? | lists | ORG#{o}#FUND#{fund}#HANDOVERS | {day} | | ≤ 1 RCU a page of 20
    ${handOvers.listHandOversOf} | Where did this purchase go? | main | ORG#{o}#SPENDING#{spending} | HANDOVER#… | | ≤ 1 RCU
    ${files.getFile} | This paper’s facts | main | ORG#{o}#FILE#{file} | FILE | | 1 RCU
    ${files.putNewFile} | A paper | main | ORG#{o}#FILE#{file} | FILE | it stands not yet → answers it, or request-key-reused | 1 WCU
  `,
  Statements: table`
    ${statements.getStatement} | This statement | main | ORG#{o}#STATEMENT#{statement} | STATEMENT | | 1 RCU
    ${statements.getStatementFile} | Which file was it? | main | ORG#{o}#STATEMENT#{statement} | FILE | | 1 RCU
    ${statements.listStatements} | Which files were imported? | lists | ORG#{o}#STATEMENTS | {imported at} | | ≤ 1 RCU a page of 20
    ${statements.assertRequestFree} | Did this request bring another file? | main | ORG#{o}#STATEMENT-REQUEST#{request} | REQUEST | | 1 RCU
    ${statements.putNewStatement} | A new file | main | ORG#{o}#STATEMENT#{statement} and ORG#{o}#STATEMENT-REQUEST#{request} | STATEMENT, FILE and REQUEST | it stands not yet → already; the request brought no other → request-key-reused | 6 WCU in a transaction + 1 lists
    ${statements.finishReading} | Every line of it stands | main | ORG#{o}#STATEMENT#{statement} | STATEMENT | nobody said so before → nothing | 1 WCU + 1 lists
    ${statements.changeToDo} | One thing fewer waits, or one more | main | ORG#{o}#STATEMENT#{statement} | STATEMENT | it stands → not-found | 2 WCU in a transaction + 1 lists
    ${mappings.getMapping} | How is this bank’s file read? | main | ORG#{o}#MAPPING#{mapping} | MAPPING | | 1 RCU
    ${mappings.howToRead} | How is the file at hand read? (through getMapping) | main | ORG#{o}#MAPPING#{mapping} | MAPPING | | 0–1 RCU
    ${mappings.listMappings} | Whose files can we read? | lists | ORG#{o}#MAPPINGS | {saved at} | | ≤ 1 RCU a page of 20
    ${mappings.putNewMapping} | This is how it is read | main | ORG#{o}#MAPPING#{mapping} | MAPPING, ROW | it stands not yet → answers it, or request-key-reused | 4 WCU in a transaction + 1 lists
    ${merchantAccounts.listMerchantAccounts} | Which accounts with payment providers are ours? | main | ORG#{o}#MERCHANT-ACCOUNTS | {account} | | 1 RCU
    ${merchantAccounts.putMerchantAccount} | This one is ours | main | ORG#{o}#MERCHANT-ACCOUNTS | {account} | it is not among them → already | 2 WCU in a transaction
    ${merchantAccounts.dropMerchantAccount} | This one is not ours any more | main | ORG#{o}#MERCHANT-ACCOUNTS | {account} | it is among them → already | 2 WCU in a transaction
    ${lines.getLine} | This line | main | ORG#{o}#LINE#{line} | LINE | | 1 RCU
    ${lines.listLines} | The lines of this file | lists | ORG#{o}#STATEMENT#{statement}#LINES | {line number} | | ≤ 1 RCU a page of 20
    ${lines.newestOpenLines} | Which money came in and belongs to nothing yet? | queue | ORG#{o}#LINES-OPEN | {day} | | ½ RCU for about ten
    ${lines.listSteps} | What was decided about this line? | main | ORG#{o}#LINE#{line} | STEP#{at}#{state} | | 1 RCU
    ${lines.putNewLine} | A line that no file brought before | main | ORG#{o}#LINE#{line} | LINE | it stands not yet → answers it | 1 WCU + 1 lists + 1 queue of money in
    ${lines.addLine} | The same, with its difference | main | ORG#{o}#LINE#{line} | LINE | it stands not yet → already | 2 WCU in a transaction + 1 lists
    ${lines.moveLine} | The line is decided, or opened again | main | ORG#{o}#LINE#{line} | LINE, STEP#{at}#{state} | it stands as it was read → line-set-aside, or refused as the caller says | 4 WCU in a transaction + 1 lists + 1 queue of money in
    ${booksOfDays.soldInDays} | What do our books say of these days? (through listCampaigns, listEntriesBetween) | main | ORG#{o}#FUND#{fund} | ENTRY#{from} to ENTRY#{to} | | ½ RCU a campaign, and for about ten entries
    ${booksOfDays.ordersById} | The orders that a bill names (through getOrders) | main | ORG#{o}#ORDER#{order} | ORDER | | ½ RCU each
  `,
  Differences: table`
    ${differences.getDifference} | This difference | main | ORG#{o}#DIFFERENCE#{difference} | DIFFERENCE | | 1 RCU
    ${differences.listDifferences} | What does not agree? (or, in the index lists: what was settled?) | queue | ORG#{o}#DIFFERENCES or ORG#{o}#DIFFERENCES-RESOLVED | {at} | | ≤ 1 RCU a page of 20
    ${differences.putNewDifference} | This does not agree | main | ORG#{o}#DIFFERENCE#{difference} | DIFFERENCE | it stands not yet → answers it | 1 WCU + 1 queue
    ${differences.addDifference} | The same, with its line | main | ORG#{o}#DIFFERENCE#{difference} | DIFFERENCE | it stands not yet → already | 2 WCU in a transaction + 1 queue
    ${differences.putResolved} | It is settled so | main | ORG#{o}#DIFFERENCE#{difference} | DIFFERENCE | nobody resolved it → difference-already-resolved | 2 WCU in a transaction + 1 queue + 1 lists
  `,
};

/** Exported by `.table` files for others, and asking nothing by themselves. */
export const asksNothing: readonly unknown[] = [
  shifts.shiftPk,
  dues.itemOf,
  statements.statementIdOf,
  mappings.accountOf,
  authRecords.Taken,
  provenBooks.imageOfDue,
];
