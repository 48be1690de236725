import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../components/button';
import { useOnce } from '../../components/form';
import { Failure, Loading } from '../../components/loading';
import { Skeleton } from '../../components/skeleton';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { asProblem } from '../../lib/api';
import { useLoad } from '../../lib/load';
import type { Problem } from '../../lib/problem';
import { me, signOut, whoIsHere, type Me } from '../../lib/session';
import { t } from '../../messages';
import { ServiceRecords } from '../service-records/service-records';
import { MySignUps } from '../sign-ups/my-sign-ups';
import { CalendarFeed } from './calendar-feed';
import { Invitations } from './invitations';
import { NameForm } from './name-form';
import meCss from './me.module.css';
import { classes } from '../../lib/classes';

const SignInFirst = (): VNode => (
  <>
    <Notice>{t().mine.signInFirst}</Notice>
    <LinkButton look="main" href="/sign-in?next=/me">
      {t().frame.signIn}
    </LinkButton>
  </>
);

const SignOut = (): VNode => {
  const { busy, problem, once } = useOnce();
  const leave = async (): Promise<void> => {
    await signOut();
    tell(t().mine.signedOut);
  };
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => void once(leave)}>
        {t().mine.signOut}
      </Button>
      {problem && <Failure problem={problem} />}
    </>
  );
};

const Mine = ({ who }: { who: Me }): VNode => {
  const [signUps, readAgain] = useLoad('/me/sign-ups?limit=50');
  // Whoever is checked out has served: such a shift lies behind them, though its time is not over.
  const [records] = useLoad('/me/service-records');
  const served = new Set<string>(
    records.state === 'ready' ? records.value.items.map(({ shiftId }) => shiftId) : [],
  );
  const shown: typeof signUps = records.state === 'loading' ? records : signUps;
  return (
    <>
      <Invitations who={who} />
      {who.name === '' && (
        <Notice mood="wait">
          <p>{t().mine.nameMissing}</p>
          <NameForm name="" />
        </Notice>
      )}
      <Loading loaded={shown} again={readAgain} shape={<Skeleton height={11.5} />}>
        {({ items }) => <MySignUps signUps={items.filter(({ shiftId }) => !served.has(shiftId))} />}
      </Loading>
      <ServiceRecords />
      <CalendarFeed />
      {who.name !== '' && (
        <section>
          <NameForm name={who.name} />
        </section>
      )}
      <section class="no-print">
        <SignOut />
      </section>
    </>
  );
};

const MePage = (): VNode => {
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const says = t().mine;
  useTitle(says.title);
  useEffect(() => {
    void whoIsHere().catch((thrown: unknown) => setProblem(asProblem(thrown)));
  }, []);
  const who = me.value;
  const name = who?.name ?? '';
  return (
    <div class={classes('column narrow page stack', meCss['me-page'])}>
      <h1>{who ? (name === '' ? says.helloNameless : says.hello(name)) : says.title}</h1>
      {problem && <Failure problem={problem} />}
      {who === undefined && !problem && <Skeleton height={11.5} />}
      {who === null && <SignInFirst />}
      {who && <Mine who={who} />}
    </div>
  );
};

export default MePage;
