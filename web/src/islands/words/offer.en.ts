import { bringWords } from '../../messages';
import { offer } from '../../messages/offer/en';

bringWords('en', { offer });
