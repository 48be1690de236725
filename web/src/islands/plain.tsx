import { wakeFrame } from './wake';

wakeFrame();
