import { useEffect, useState } from 'preact/hooks';
import type { MySignUp, Place } from '../../../../functions/volunteering/sign-ups/sign-up';
import { get, post } from '../../lib/api';
import { me } from '../../lib/session';

export type { MySignUp };

/** What the reader has on a shift. */
export type MyPlace = { status: 'holding' | 'waiting'; number?: number | undefined };

type Places = Readonly<Record<string, MyPlace | undefined>>;

const placeOf = (signUp: MySignUp): MyPlace | undefined => {
  if (signUp.status === 'given-up' || signUp.status === 'cancelled') return undefined;
  return { status: signUp.status, number: signUp.status === 'waiting' ? signUp.number : undefined };
};

/**
 * What the reader has, by shift. The list follows the decision by a moment, so what this page itself was answered
 * stands above it.
 */
export const useMyPlaces = (): {
  places: Places;
  setPlace: (shiftId: string, place: MyPlace | undefined) => void;
} => {
  const [listed, setListed] = useState<Places>({});
  const [answered, setAnswered] = useState<Places>({});
  const personId = me.value?.personId;
  useEffect(() => {
    if (personId === undefined) return;
    void get('/me/sign-ups', { limit: 50 }).then(
      ({ items }) => setListed(Object.fromEntries(items.map((signUp) => [signUp.shiftId, placeOf(signUp)]))),
      () => undefined,
    );
  }, [personId]);
  return {
    places: { ...listed, ...answered },
    setPlace: (shiftId, place) => setAnswered((before) => ({ ...before, [shiftId]: place })),
  };
};

export const takePlace = (organisationId: string, shiftId: string, key: string): Promise<Place> =>
  post(`/organisations/${organisationId}/shifts/${shiftId}/sign-ups`, {}, key);

export const giveUpPlace = (organisationId: string, shiftId: string, key: string): Promise<unknown> =>
  post(`/organisations/${organisationId}/shifts/${shiftId}/sign-ups/give-up`, {}, key);
