import { bringWords } from '../../messages';
import { volunteering } from '../../messages/volunteering/en';

bringWords('en', volunteering);
