import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ServiceRecordRow } from '../../../../functions/volunteering/service-records/service-record';
import { Button } from '../../components/button';
import { Loading } from '../../components/loading';
import { Pager, usePagePath } from '../../components/pager';
import { Skeleton } from '../../components/skeleton';
import { EmptyState } from '../../components/state';
import type { Answer } from '../../lib/contract';
import { inWords } from '../../lib/language';
import { useLoad } from '../../lib/load';
import { useLoadAll } from '../../lib/load-all';
import { dayOf, hoursOf } from '../../lib/time';
import { t } from '../../messages';
import meCss from '../people/me.module.css';
import { classes } from '../../lib/classes';

const PlaceOf = ({ shiftId }: { shiftId: string }): VNode => {
  const [record, readAgain] = useLoad(`/me/service-records/${shiftId}`);
  return (
    <Loading loaded={record} again={readAgain} shape={<Skeleton height={1.5} />}>
      {({ place }) => <p class="small">{inWords(place)}</p>}
    </Loading>
  );
};

/** A list of many is short: the record itself says the place. */
const Place = ({ shiftId }: { shiftId: string }): VNode => {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <PlaceOf shiftId={shiftId} />;
  return (
    <Button look="bare" onClick={() => setOpen(true)}>
      {t().mine.where}
    </Button>
  );
};

const Records = ({ records }: { records: readonly ServiceRecordRow[] }): VNode => {
  const says = t().mine;
  if (records.length === 0) return <EmptyState>{says.noRecords}</EmptyState>;
  return (
    <ul class={classes('plain', meCss['lines'])}>
      {records.map((record) => (
        <li key={`${record.shiftId}${record.from}`}>
          <time dateTime={record.from}>{dayOf(record.from)}</time>
          <div>
            {inWords(record.activity)} · {inWords(record.content)}
            <p class="muted small">
              {says.duration(record.minutes)} · {hoursOf(record.from, record.to)}
            </p>
            <Place shiftId={record.shiftId} />
          </div>
        </li>
      ))}
    </ul>
  );
};

/** The time of all records; a page that shows them all is added up as it stands. */
const Total = ({ page }: { page: Answer<'/me/service-records'> }): VNode | null => {
  const isWhole = page.next === undefined && useLocation().query['cursor'] === undefined;
  const [all] = useLoadAll(isWhole ? undefined : '/me/service-records');
  const records = isWhole
    ? page.items
    : all.state === 'ready' && !all.value.isCut
      ? all.value.items
      : undefined;
  if (!records || records.length === 0) return null;
  const minutes = records.reduce((sum, record) => sum + record.minutes, 0);
  return (
    <p>
      <strong>{t().mine.total(t().mine.duration(minutes), records.length)}</strong>
    </p>
  );
};

/** What the person did, as the ministry's rule records it. */
export const ServiceRecords = (): VNode => {
  const [page, readAgain] = useLoad(usePagePath('/me/service-records'));
  return (
    <section aria-labelledby="records">
      <h2 id="records">{t().mine.records}</h2>
      <Loading loaded={page} again={readAgain} shape={<Skeleton rows={1} height={5} />}>
        {({ items, next }) => (
          <>
            <Total page={{ items, ...(next !== undefined && { next }) }} />
            <Records records={items} />
            <Pager next={next} />
          </>
        )}
      </Loading>
    </section>
  );
};
