import {api, hooks, isAbort} from './api.js';

const STALE = 10_000;

/**
 * Who is logged in, and what the server serves at this moment. One for the whole page; fires `change`.
 */
class Session extends EventTarget {
  user = null;
  role = null;
  /** Ids of the accounts in which this user may change things; null for all. */
  manages = [];
  /** Id of the account that is looked at, if any. */
  account = undefined;
  csrf = '';
  /** Addresses of sections, as templates: `accounts/{account}/stores`. */
  sections = new Set();
  /** `{id, name, commissionPercent}` of each account this user may see. */
  accounts = [];
  /** `{id, name, state, ...}` of each connected store, by account. */
  stores = new Map();
  #asked = 0;

  /** Whether somebody is logged in. Throws when the server cannot say. */
  async load(signal) {
    try {
      this.#take(await api.get('session', {signal, quiet: true}));
    } catch (error) {
      if (error.status !== 401) {
        throw error;
      }
      this.#take(null);
      return false;
    }
    await this.refresh({force: true});
    return true;
  }

  async login(user, password, signal) {
    this.#take(await api.post('session', {user, password}, {signal, quiet: true}));
    await this.refresh({force: true});
  }

  /** Throws when the server did not hear of it: the cookie is still good then, and nobody must think otherwise. */
  async logout() {
    try {
      await api.del('session', {quiet: true});
    } catch (error) {
      if (error.status !== 401) {
        throw error;
      }
    }
    this.#take(null);
    this.#changed();
  }

  #take(session) {
    this.user = session?.user ?? null;
    this.role = session?.role ?? null;
    this.manages = session ? session.manages : [];
    this.csrf = session?.csrf ?? '';
    if (!session) {
      this.accounts = [];
      this.stores = new Map();
    }
  }

  /** Looks again at what is served; not more often than every ten seconds unless forced. */
  async refresh({force = false} = {}) {
    if (!force && Date.now() - this.#asked < STALE) {
      return;
    }
    this.#asked = Date.now();
    const index = await api.get('');
    this.sections = new Set(index.sections.map((section) => section.path));
    if (this.sections.has('accounts')) {
      this.accounts = await all('accounts');
    }
    this.#changed();
  }

  /** Reads the connected stores of an account again. */
  async refreshStores(account) {
    const found = this.serves('accounts/{account}/stores') ? (await api.get(`accounts/${encodeURIComponent(account)}/stores`)).items : [];
    this.stores.set(account, found);
    this.#changed();
    return found;
  }

  storesOf(account) {
    return this.stores.get(account) ?? [];
  }

  store(account, id) {
    return this.storesOf(account).find((store) => store.id === id);
  }

  serves(section) {
    return this.sections.has(section);
  }

  /** Whether the account's affiliates and purchases are kept on this server; another platform's accounts have no percentage. */
  hosts(account) {
    return this.accounts.find((each) => each.id === account)?.commissionPercent !== null;
  }

  /** Whether there is this page for this account at this moment: other bundles bring and take theirs. */
  shows(page, account) {
    return (page.needs ?? []).every((section) => this.serves(section)) && !(page.hosted && !this.hosts(account));
  }

  /** Whether this user may only look, in the account that is looked at. */
  get isReadOnly() {
    return this.manages !== null && (this.account ? !this.manages.includes(this.account) : this.manages.length === 0);
  }

  async refreshCsrf() {
    const before = this.csrf;
    try {
      this.#take(await api.get('session', {quiet: true}));
    } catch (error) {
      if (isAbort(error)) {
        throw error;
      }
      return false;
    }
    return this.csrf !== before;
  }

  /** The session ended while somebody worked. */
  end() {
    if (this.user) {
      this.#take(null);
      this.dispatchEvent(new Event('expired'));
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** Every item of a list that is read page by page. */
export async function all(target, options = {}) {
  const items = [];
  let page;
  do {
    const answer = await api.get(target, {...options, query: {...options.query, page}});
    items.push(...answer.items);
    page = answer.next;
  } while (page);
  return items;
}

export const session = new Session();
hooks.csrf = () => session.csrf;
hooks.refreshCsrf = () => session.refreshCsrf();
hooks.expired = () => session.end();
