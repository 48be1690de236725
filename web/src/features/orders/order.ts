import type { MoneyWay } from '../../../../functions/selling/orders/money-way';
import type { OrderSummary } from '../../../../functions/selling/orders/order-page';

/** GET /organisations/{o}/orders/{orderId} */
export type OrderPage = OrderSummary & { way: MoneyWay };
