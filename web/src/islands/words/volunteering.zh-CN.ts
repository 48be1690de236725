import { bringWords } from '../../messages';
import { volunteering } from '../../messages/zh-CN/volunteering';

bringWords('zh-CN', volunteering);
