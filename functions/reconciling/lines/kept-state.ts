import * as z from 'zod';
import { DifferenceId, OrderId, PersonId, RemittanceId, type StatementLineId } from '../../shared/ids';
import { LineState, SetAsideReason, type Who } from './statement-line';
import { trimmed } from '../readers/trimmed';

/** A line's state as its row keeps it: flat, and without what follows from the line itself, because twenty rows are read at once. */
export const KeptState = z.object({
  state: z.enum(['open', 'differs', 'matched-to-order', 'matched-to-remittance', 'set-aside']),
  /** Only where it is not the number that the line itself tells. */
  orderId: OrderId.optional(),
  remittanceId: RemittanceId.optional(),
  reason: SetAsideReason.optional(),
  why: z.string().optional(),
  /** Absent: the machine, by the provider's own numbers. */
  by: PersonId.optional(),
  byName: z.string().optional(),
  since: z.iso.datetime().optional(),
});
export type KeptState = z.infer<typeof KeptState>;

/** The machine agrees for this reason alone. */
export const BY_THE_BILL = 'provider-reference';
/** Reasons stand whole in the line's history and with what was decided; a list has room for their beginning. */
const WHY_BYTES = 60;
const NAME_BYTES = 30;

/** The difference of a line is named like it: one follows from the other. */
export const differenceOf = (lineId: StatementLineId): DifferenceId =>
  DifferenceId.parse(`dif_${lineId.slice('lin_'.length)}`);

type Of = { lineId: StatementLineId; merchantOrderId?: string | undefined };

const keptBy = (who: Who): Pick<KeptState, 'by'> => (who.kind === 'person' ? { by: who.personId } : {});

const named = (byName: string | undefined): Pick<KeptState, 'byName'> =>
  byName === undefined ? {} : { byName: trimmed(byName, NAME_BYTES) };

export const keepState = (state: LineState, of: Of): KeptState => {
  if (state.state === 'differs') return { state: 'differs' };
  if (state.state === 'open') {
    const { reopened } = state;
    if (!reopened) return { state: 'open' };
    return {
      state: 'open',
      why: trimmed(reopened.why, WHY_BYTES),
      by: reopened.personId,
      ...named(reopened.byName),
      since: reopened.at,
    };
  }
  const facts = {
    ...(state.why === BY_THE_BILL ? {} : { why: trimmed(state.why, WHY_BYTES) }),
    ...keptBy(state.who),
    since: state.at,
  };
  if (state.state === 'set-aside') {
    const { reason, byName } = state;
    return { state: 'set-aside', ...(reason && { reason }), ...facts, ...named(byName) };
  }
  if (state.state === 'matched-to-remittance')
    return { state: state.state, remittanceId: state.remittanceId, ...facts };
  const isOwn = state.orderId === of.merchantOrderId;
  return { state: state.state, ...(isOwn ? {} : { orderId: state.orderId }), ...facts };
};

export const stateKept = (kept: KeptState, of: Of): LineState => {
  const { state, by, since: at, why = BY_THE_BILL } = kept;
  const who = by === undefined ? { kind: 'machine' } : { kind: 'person', personId: by };
  const { reason, byName } = kept;
  const called = byName === undefined ? {} : { byName };
  if (state === 'differs') return { state, differenceId: differenceOf(of.lineId) };
  if (state === 'open')
    return LineState.parse(
      at === undefined ? { state } : { state, reopened: { why, personId: by, ...called, at } },
    );
  const { orderId = of.merchantOrderId, remittanceId } = kept;
  const aside = { ...(reason && { reason }), ...called };
  const to =
    state === 'matched-to-order' ? { orderId } : state === 'matched-to-remittance' ? { remittanceId } : aside;
  return LineState.parse({ state, ...to, why, who, at });
};
