import type { MoneyWay, OrderSummary } from '../../../../functions/selling/orders/order-page';

/** GET /organisations/{o}/orders/{orderId} */
export type OrderPage = OrderSummary & { way: MoneyWay };
