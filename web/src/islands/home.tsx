import '../features/organisations/home.module.css';
import '../features/campaigns/campaign-cards.module.css';
import '../features/events/events-by-day.module.css';
import { wakeFrame } from './wake';

wakeFrame();
