import { bringWords } from '../../messages';
import { share } from '../../messages/zh-CN/share';
import { shell } from '../../messages/zh-CN/shell';

bringWords('zh-CN', { ...shell, share });
