import {api, path, session} from '../components/index.js';

/** The address that an affiliate shares: the store's first page with her code in it; null where the store has none. */
export function affiliateLink(store, parameter, code) {
  try {
    const url = new URL(store.storefrontUrl || `https://${store.domain}/`);
    url.searchParams.set(parameter, code);
    return url.href;
  } catch {
    return null;
  }
}

/** How the account follows visitors; null where the host does not. */
export const trackingOf = async (account, signal) =>
  session.serves('accounts/{account}/tracking') ? api.get(path`accounts/${account}/tracking`, {signal}) : null;
