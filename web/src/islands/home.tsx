import '../features/organisations/home.css';
import '../features/campaigns/campaign-cards.css';
import '../features/events/events-by-day.css';
import { wakeFrame } from './wake';

wakeFrame();
