import type { MoneyWay } from '../../../../functions/selling/orders/money-way';
import type { OrderSummary } from '../../../../functions/selling/orders/order-page';
import type { Prose } from '../../../../functions/shared/words';

/** GET /organisations/{o}/orders/{orderId} */
export type OrderPage = OrderSummary & { way: MoneyWay; howToGet?: Prose | undefined };
