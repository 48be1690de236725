import { bringWords } from '../../messages';
import { volunteering } from '../../messages/volunteering/zh-CN';

bringWords('zh-CN', volunteering);
