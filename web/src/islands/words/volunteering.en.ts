import { bringWords } from '../../messages';
import { volunteering } from '../../messages/en/volunteering';

bringWords('en', volunteering);
