import '../components/bar.css';
import '../components/river.css';
import '../features/campaigns/campaign.css';
import '../features/campaigns/campaign-cards.css';
import '../features/events/events-by-day.css';
import '../features/offers/price-bar.css';
import type { Words } from '../../../functions/shared/words';
import { ShareButton } from '../features/share/share-button';
import { inWords } from '../lib/language';
import { pageData, wake, wakeFrame } from './wake';

const { name } = pageData<{ name: Words }>();
wakeFrame();
wake('share', <ShareButton title={inWords(name)} />);
