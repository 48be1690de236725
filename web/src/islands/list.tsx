import '../components/bar.css';
import '../features/campaigns/campaign.css';
import '../features/campaigns/campaign-cards.css';
import '../features/events/events-by-day.css';
import '../features/offers/offer.css';
import '../features/offers/price-bar.css';
import { wakeFrame } from './wake';

wakeFrame();
