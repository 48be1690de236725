/** One public page of each kind, of the demo's season. @param url of a product that runs it */
export const publicPages = async (url: string): Promise<Record<string, string>> => {
  const idOf = async (list: string, id: string): Promise<string> => {
    const reply = await fetch(`${url}/api/organisations/chunan/${list}`);
    return ((await reply.json()) as { items: Record<string, string>[] }).items[0]?.[id] ?? '';
  };
  return {
    home: '/',
    event: `/chunan/events/${await idOf(`events?from=${new Date().toISOString()}`, 'eventId')}`,
    campaign: `/chunan/campaigns/${await idOf('campaigns', 'campaignId')}`,
    offer: `/chunan/offers/${await idOf('offers', 'offerId')}`,
  };
};
