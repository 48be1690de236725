import '../components/bar.css';
import '../features/events/event.css';
import '../features/shifts/shift-row.css';
import type { EventForActs } from '../features/events/event';
import { EventActs } from '../features/events/event-acts';
import { pageData, wake, wakeFrame } from './wake';

const { event } = pageData<{ event: EventForActs }>();
wakeFrame(async () => {
  const { wakeShifts } = await import('./shifts');
  wakeShifts(event);
});
wake('acts', <EventActs event={event} />);
