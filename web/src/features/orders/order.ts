import type { Answer } from '../../lib/contract';

export type OrderPage = Answer<`/organisations/${string}/orders/${string}`>;
