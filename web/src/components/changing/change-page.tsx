import { useLocation } from 'preact-iso';
import type { ComponentChildren, VNode } from 'preact';
import type { Revised } from '../../../../functions/shared/revision';
import { useTitle } from '../../app/title';
import { get } from '../../lib/api';
import type { Answer, Path } from '../../lib/contract';
import { useLoadOnce } from '../../lib/load';
import { historyWords } from '../../messages/history';
import type { Blames, Submitted } from '../form';
import { Loading } from '../loading';
import { PageHead } from '../page-head';
import { Skeleton } from '../skeleton';
import { tell } from '../toast';
import { ChangeForm, type Written } from './change-form';
import staffCss from '../../app/staff.module.css';

type ChangePageProps<P extends string, T = Answer<P>> = {
  /** In the API: what is read, and written anew by a PUT. */
  path: Path<P> & Path<P, 'PUT'>;
  /** The page of the thing, to which its change leads back. */
  back: string;
  nameOf: (thing: T) => string;
  title: string;
  lead?: string;
  bodyOf: (submitted: Submitted, before: T) => Written<P>;
  /** Asked before it is written; `false` goes back to the form. */
  agree?: (submitted: Submitted, before: T) => Promise<boolean>;
  blames?: Blames;
  /** The fields, filled with what stands there. */
  children: (thing: T) => ComponentChildren;
};

/** The page on which a thing is written anew. */
export const ChangePage = <const P extends string>({
  path,
  back,
  nameOf,
  title,
  lead,
  bodyOf,
  agree,
  blames,
  children,
}: ChangePageProps<P>): VNode => {
  const { route } = useLocation();
  const [thing, readAgain] = useLoadOnce<P>(path);
  useTitle(title);
  return (
    <Loading isPage loaded={thing} again={readAgain} shape={<Skeleton rows={3} height={6} />}>
      {(value) => (
        <div class={staffCss['form-page']}>
          <PageHead title={title} lead={lead} back={{ href: back, says: nameOf(value) }} />
          <ChangeForm<P, Answer<P> & Revised>
            path={path}
            read={() => get<P>(path)}
            thing={value}
            bodyOf={(submitted) => bodyOf(submitted, value)}
            {...(agree && { agree: (submitted: Submitted) => agree(submitted, value) })}
            {...(blames && { blames })}
            onChanged={() => {
              route(back, true);
              tell(historyWords().history.saved);
            }}
          >
            {children(value)}
          </ChangeForm>
        </div>
      )}
    </Loading>
  );
};
