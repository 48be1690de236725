import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useOnce } from '../../components/form';
import { PersonIcon } from '../../components/icons';
import { Failure } from '../../components/loading';
import { problemOf } from '../../lib/api';
import { inWords } from '../../lib/language';
import { isLocal } from '../../lib/local';
import { t } from '../../messages';
import signInCss from './sign-in.module.css';
import { classes } from '../../lib/classes';

/** GET /dev/people.json: only the local process has it. */
type DemoPerson = { email: string; name: string; says?: { zh: string; en?: string } };

const signInAs = async (email: string): Promise<void> => {
  const reply = await fetch('/dev/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  if (!reply.ok) throw problemOf(reply.status, await reply.text());
};

const usePeople = (): DemoPerson[] => {
  const [people, setPeople] = useState<DemoPerson[]>([]);
  useEffect(() => {
    if (!isLocal()) return;
    void fetch('/dev/people.json')
      .then(async (reply) => (reply.ok ? ((await reply.json()) as DemoPerson[]) : []))
      .then(setPeople, () => undefined);
  }, []);
  return people;
};

export const DemoPeople = ({ onSignedIn }: { onSignedIn: () => Promise<void> }): VNode | null => {
  const people = usePeople();
  const { problem, once } = useOnce();
  if (people.length === 0) return null;
  return (
    <section class={signInCss['demo']} aria-labelledby="demo-title">
      <h2 id="demo-title">{t().signIn.demo}</h2>
      <p class="muted small">{t().signIn.demoLead}</p>
      <ul class={classes('plain', signInCss['demo-people'])}>
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              class={signInCss['demo-person']}
              onClick={() =>
                void once(async () => {
                  await signInAs(person.email);
                  await onSignedIn();
                })
              }
            >
              <PersonIcon />
              <span>
                <strong>{person.name}</strong>
                {person.says && <span class="muted small">{inWords(person.says)}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {problem && <Failure problem={problem} />}
    </section>
  );
};
