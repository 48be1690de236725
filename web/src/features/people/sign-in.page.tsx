import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { goTo } from '../../app/in-app';
import { useTitle } from '../../app/title';
import { Notice } from '../../components/state';
import { tell } from '../../components/toast';
import { hasKeptTap } from '../../lib/kept-tap';
import { safeNext } from '../../lib/safe-next';
import { askAgain, deskOf, whoIsHere, type Me } from '../../lib/session';
import { t } from '../../messages';
import { CodeForm, EmailForm } from './code-forms';
import { DemoPeople } from './demo-people';

/** Who works here comes to their desk, everybody else to their own page. */
const homeOf = (who: Me | null): string => {
  const desk = who ? deskOf(who) : undefined;
  return desk === undefined ? '/me' : `/${desk}/desk`;
};

const SignInPage = (): VNode => {
  const { query, route } = useLocation();
  const [email, setEmail] = useState<string | undefined>(undefined);
  const says = t().signIn;
  const next = safeNext(query['next']);
  useTitle(says.title);

  useEffect(() => {
    // Whoever is signed in already has no business here.
    void whoIsHere().then(
      (who) => who && goTo(next ?? homeOf(who), route),
      () => undefined,
    );
  }, []);

  const arrive = async (): Promise<void> => {
    const who = await askAgain();
    goTo(next ?? homeOf(who), route);
    // A page that takes another's place keeps its scrolling.
    scrollTo(0, 0);
    tell(says.done(who?.name ?? ''));
  };

  return (
    <div class="column narrow page stack">
      <h1>{says.title}</h1>
      {next !== undefined && hasKeptTap() && <Notice>{says.thenPlace}</Notice>}
      {email === undefined ? (
        <EmailForm onSent={setEmail} />
      ) : (
        <CodeForm email={email} onEntered={arrive} onOther={() => setEmail(undefined)} />
      )}
      <DemoPeople onSignedIn={arrive} />
    </div>
  );
};

export default SignInPage;
