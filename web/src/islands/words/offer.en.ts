import { bringWords } from '../../messages';
import { offer } from '../../messages/en/offer';

bringWords('en', { offer });
