import type * as z from 'zod';
import { Fen } from '../../shared/money';
import { Payment } from './order';

/** Money that came for an order which was paid already: to be given back by people, never to be lost. Fen. */
export const ExtraPayment = Payment.extend({ amount: Fen }).meta({ id: 'ExtraPayment' });
export type ExtraPayment = z.infer<typeof ExtraPayment>;
