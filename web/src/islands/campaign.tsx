import '../components/bar.module.css';
import '../components/river.module.css';
import '../features/campaigns/campaign.module.css';
import '../features/campaigns/campaign-cards.module.css';
import '../features/events/events-by-day.module.css';
import '../features/offers/price-bar.module.css';
import type { Words } from '../../../functions/shared/words';
import { ShareButton } from '../features/share/share-button';
import { inWords } from '../lib/language';
import { pageData, wake, wakeFrame } from './wake';

const { name } = pageData<{ name: Words }>();
wakeFrame();
wake('share', <ShareButton title={inWords(name)} />);
