import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form, useOnce } from '../../components/form';
import { Failure } from '../../components/loading';
import { tell } from '../../components/toast';
import { call } from '../../lib/api';
import { isLocal } from '../../lib/local';
import { Problem } from '../../lib/problem';
import { t } from '../../messages';
import signInCss from './sign-in.module.css';

/** A mail may take a moment; asking again sooner only makes the first code useless. */
const SECONDS_BETWEEN_CODES = 60;

const sendCode = (email: string): Promise<unknown> =>
  call('/auth/email-otp/send-verification-otp', { method: 'POST', body: { email, type: 'sign-in' } });

/** Where the code is on a machine that sends no letters. */
const WhereLettersAre = (): VNode | null =>
  isLocal() ? (
    <p class="muted small">
      {t().signIn.local}{' '}
      <a href="/dev/outbox" target="_blank" rel="noopener">
        {t().signIn.outbox}
      </a>
    </p>
  ) : null;

export const EmailForm = ({ onSent }: { onSent: (email: string) => void }): VNode => {
  const says = t().signIn;
  return (
    <>
      <p class="muted">{says.lead}</p>
      <Form
        action={says.send}
        look="main"
        onSubmit={async ({ values }) => {
          const email = (values['email'] ?? '').toLowerCase();
          await sendCode(email);
          onSent(email);
        }}
      >
        <Field name="email" type="email" label={says.email} autocomplete="email" inputMode="email" />
      </Form>
      <WhereLettersAre />
    </>
  );
};

const SendAgain = ({ email }: { email: string }): VNode => {
  const says = t().signIn;
  const [left, setLeft] = useState(SECONDS_BETWEEN_CODES);
  const { busy, problem, once } = useOnce();
  useEffect(() => {
    if (left === 0) return undefined;
    const tick = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(tick);
  }, [left]);
  const again = async (): Promise<void> => {
    await sendCode(email);
    setLeft(SECONDS_BETWEEN_CODES);
    tell(says.sentAgain);
  };
  return (
    <>
      <Button look="quiet" busy={busy} disabled={left > 0} onClick={() => void once(again)}>
        {left > 0 ? says.sendAgainIn(left) : says.sendAgain}
      </Button>
      {problem && <Failure problem={problem} />}
    </>
  );
};

type CodeFormProps = { email: string; onEntered: () => Promise<void>; onOther: () => void };

export const CodeForm = ({ email, onEntered, onOther }: CodeFormProps): VNode => {
  const says = t().signIn;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  return (
    <>
      <p role="status">{says.sentTo(email)}</p>
      <Form
        action={says.enter}
        look="main"
        onSubmit={async ({ values }) => {
          const otp = (values['otp'] ?? '').replace(/\D/g, '');
          if (otp.length !== 6)
            throw new Problem('not-understood', says.notSixDigits, 400, { otp: says.notSixDigits });
          await call('/auth/sign-in/email-otp', { method: 'POST', body: { email, otp } });
          await onEntered();
        }}
      >
        <div class={signInCss['code-field']} ref={place}>
          <Field
            name="otp"
            label={says.code}
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={12}
          />
        </div>
      </Form>
      <WhereLettersAre />
      <div class="row">
        <SendAgain email={email} />
        <Button look="quiet" onClick={onOther}>
          {says.otherEmail}
        </Button>
      </div>
    </>
  );
};
