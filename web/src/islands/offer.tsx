import '../components/bar.module.css';
import '../features/offers/offer.module.css';
import '../features/offers/price-bar.module.css';
import { Buy } from '../features/offers/buy';
import type { ToBuy } from '../features/offers/to-buy';
import { ShareButton } from '../features/share/share-button';
import { inWords } from '../lib/language';
import { pageData, wake, wakeFrame } from './wake';

const { offer } = pageData<{ offer: ToBuy }>();
wakeFrame();
wake('share', <ShareButton title={inWords(offer.name)} />);
if (offer.status === 'open') wake('buy', <Buy offer={offer} />);
