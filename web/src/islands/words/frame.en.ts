import { bringWords } from '../../messages';
import { share } from '../../messages/share/en';
import { shell } from '../../messages/shell/en';

bringWords('en', { ...shell, share });
