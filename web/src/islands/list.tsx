import '../components/bar.module.css';
import '../features/campaigns/campaign.module.css';
import '../features/campaigns/campaign-cards.module.css';
import '../features/events/events-by-day.module.css';
import '../features/offers/offer.module.css';
import '../features/offers/price-bar.module.css';
import { wakeFrame } from './wake';

wakeFrame();
