import { bringWords } from '../../messages';
import { offer } from '../../messages/zh-CN/offer';

bringWords('zh-CN', { offer });
