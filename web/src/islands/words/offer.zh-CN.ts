import { bringWords } from '../../messages';
import { offer } from '../../messages/offer/zh-CN';

bringWords('zh-CN', { offer });
