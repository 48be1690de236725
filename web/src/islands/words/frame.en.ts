import { bringWords } from '../../messages';
import { share } from '../../messages/en/share';
import { shell } from '../../messages/en/shell';

bringWords('en', { ...shell, share });
