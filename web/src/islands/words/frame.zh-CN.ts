import { bringWords } from '../../messages';
import { share } from '../../messages/share/zh-CN';
import { shell } from '../../messages/shell/zh-CN';

bringWords('zh-CN', { ...shell, share });
