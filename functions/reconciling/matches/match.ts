import * as z from 'zod';
import { FundId, MerchantId, StatementLineId, type PersonId, type RemittanceId } from '../../shared/ids';
import { Fen } from '../../shared/money';
import { refuse } from '../../shared/refusals';
import { LongText, Words } from '../../shared/words';
import { Due, DueId, MOST_DUES, openDues, type OpenDue } from '../../books/dues/due';
import type { ConfirmedRemittance, Remittance } from '../../books/remittances/remittance';
import { ListedLine } from '../lines/listed-line';
import { assertNotInQuestion } from '../lines/statement-line';
import { assertAddsUp, Because, fromBank, MatchProposal, UnclearLine } from './match-proposal';

/** Named in one request: more than one match settles, so that what is too many is told in a sentence. */
const MOST_NAMED = 500;

/** A person confirms: this line of the bank pays these dues over. */
export const Matching = z
  .strictObject({
    lineId: StatementLineId,
    dueIds: z
      .array(DueId)
      .min(1)
      .max(MOST_NAMED)
      .refine((ids) => new Set(ids).size === ids.length),
    /** Why they think so: a proposal's reason, or their own words. */
    because: LongText,
  })
  .meta({ id: 'Matching' });
export type Matching = z.infer<typeof Matching>;

export const Undoing = z.strictObject({ reason: LongText }).meta({ id: 'Undoing' });

/** A suggestion with what it is about. */
export const Proposed = z
  .object({
    line: ListedLine,
    dues: z.array(Due),
    because: Because,
    /** Of the dues; the same as the line's amount. Fen. */
    total: Fen,
    facts: MatchProposal.shape.facts,
  })
  .meta({ id: 'MatchProposal' });
export type Proposed = z.infer<typeof Proposed>;

/** Money that fits dues and is proposed for none of them, because only a person can tell which. */
export const Unclear = UnclearLine.pick({ lineId: true, unsure: true })
  .extend({
    /** Whose dues they are, and to which funds. */
    merchantIds: z.array(MerchantId),
    fundIds: z.array(FundId),
    dueCount: z.number().int(),
    /** How many other lines could pay some of them. */
    otherLines: z.number().int(),
  })
  .meta({ id: 'UnclearMatch' });
export type Unclear = z.infer<typeof Unclear>;

/** Which dues each line of the bank may pay over, and what of the money that came in is proposed for nothing. */
export const Proposals = z.strictObject({
  items: z.array(Proposed),
  waiting: z.array(ListedLine).meta({ description: 'Money that came in for which nothing is proposed.' }),
  unclear: z.array(Unclear).meta({ description: 'Those of them that fit dues, and why none are proposed.' }),
  merchants: z
    .array(z.object({ merchantId: MerchantId, name: Words }))
    .meta({ description: 'Whose open dues there are, by name.' }),
  isCut: z.boolean().meta({ description: 'More is owed than is looked at.' }),
  linesCut: z
    .boolean()
    .meta({ description: 'More money came in than the newest 1,000 lines, which are looked at.' }),
});
export type Proposals = z.infer<typeof Proposals>;

/** Refuses `too-many-dues`. */
export const assertNotTooMany = (dueIds: readonly DueId[]): void => {
  if (dueIds.length > MOST_DUES) refuse('too-many-dues', { chosen: dueIds.length, most: MOST_DUES });
};

/** One remittance is of one merchant to one fund. Refuses `dues-of-several`. */
const oneFund = (dues: readonly OpenDue[]): Pick<OpenDue, 'merchantId' | 'fundId'> => {
  const [first] = dues;
  const isOne = dues.every(
    ({ merchantId, fundId }) => merchantId === first?.merchantId && fundId === first.fundId,
  );
  return first && isOne ? first : refuse('dues-of-several');
};

export type Decided = { remittanceId: RemittanceId; because: string; by: PersonId; at: string };
type Confirmed = { dues: readonly OpenDue[]; remittance: Omit<ConfirmedRemittance, 'receivedBefore'> };

/**
 * The remittance that a line and the dues make, but for its place in the fund's stream. Refuses `line-not-from-bank`,
 * `line-in-question`, `due-already-paid-over`, `dues-of-several`, `amounts-differ`.
 */
export const confirm = (line: ListedLine, dues: readonly Due[], decided: Decided): Confirmed => {
  const bank = fromBank(line);
  assertNotInQuestion(bank.state);
  const { dues: open } = openDues(dues);
  const { merchantId, fundId } = oneFund(open);
  assertAddsUp(bank, open);
  const dueIds = open.map((due) => due.dueId);
  const { lineId, amount, day: on } = bank;
  return {
    dues: open,
    remittance: {
      ...decided,
      merchantId,
      fundId,
      lineId,
      dueIds,
      dueAmounts: open.map((due) => due.amount),
      amount,
      on,
      status: 'confirmed',
    },
  };
};

/** The remittance as it stands, if this very match made it. Refuses `request-key-reused`. */
export const sameMatch = (standing: Remittance, { lineId, dueIds, because }: Matching): Remittance => {
  const isSame =
    standing.lineId === lineId &&
    standing.because === because &&
    [...standing.dueIds].sort().join() === [...dueIds].sort().join();
  return isSame ? standing : refuse('request-key-reused');
};
