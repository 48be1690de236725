import '../components/bar.module.css';
import '../features/events/event.module.css';
import '../features/shifts/shift-row.module.css';
import type { EventForActs } from '../features/events/event';
import { EventActs } from '../features/events/event-acts';
import { keepTap } from '../lib/kept-tap';
import { pageData, wake, wakeFrame } from './wake';

const { event } = pageData<{ event: EventForActs }>();
wakeFrame(async () => {
  const { wakeShifts } = await import('./shifts');
  wakeShifts(event);
});
// Who signs in first need not tap again.
document.addEventListener('click', ({ target }) => {
  const link = (target as Element).closest<HTMLElement>('[data-wants]');
  const shiftId = link?.closest('li')?.id;
  if (link && shiftId) keepTap({ shiftId, wants: link.dataset['wants'] === 'wait' ? 'wait' : 'take' });
});
wake('acts', <EventActs event={event} />);
