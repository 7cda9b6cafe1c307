import {html, api, path, session, isAbort} from '../components/index.js';

const AT_ONCE = 250;
const LONG = 50;
const SECTION = 'accounts/{account}/affiliates';
const known = new Map();

/**
 * Who an account's affiliates are, for answers that only have their ids: `people.want(ids)`, then `people.name(id)`.
 * Reads the first few hundred together and others one by one; the page draws itself again when they are there. Whoever
 * is not known stays "affiliate 12": without the platform, and also while it does not answer.
 */
export class People {
  #host;
  #asked = new Set();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.load();
  }

  get #all() {
    if (!known.has(this.#host.account)) {
      known.set(this.#host.account, new Map());
    }
    return known.get(this.#host.account);
  }

  /** `{id, name, email, code, state}` of those who are known so far, by name. */
  get list() {
    return [...this.#all.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  async load() {
    await this.#ask(async (account, signal) => (await api.get(path`accounts/${account}/affiliates`, {query: {limit: AT_ONCE}, signal})).items);
    this.loaded = true;
    this.#host.requestUpdate();
  }

  /** Those whose name or code has a text in it; asks the server where it can search. */
  async search(text) {
    await this.#ask(async (account, signal) => (await api.get(path`accounts/${account}/affiliates`, {query: {q: text, limit: 25}, signal})).items);
    const wanted = text.toLocaleLowerCase();
    return this.list.filter((each) => [each.name, each.code, each.id].some((part) => part?.toLocaleLowerCase().includes(wanted)));
  }

  /** Makes sure that these are known, if anybody knows them. */
  want(ids) {
    for (const id of new Set(ids)) {
      if (id && this.loaded && !this.#all.has(id) && !this.#asked.has(id)) {
        this.#asked.add(id);
        this.#ask(async (account, signal) => [await api.get(path`accounts/${account}/affiliates/${id}`, {signal})]);
      }
    }
  }

  async #ask(reading) {
    if (!session.serves(SECTION)) {
      return;
    }
    try {
      for (const each of await reading(this.#host.account, this.#host.signal)) {
        this.#all.set(each.id, each);
      }
      this.#host.requestUpdate();
    } catch (error) {
      if (!isAbort(error)) {
        console.info(`Affiliates are shown by their ids: ${error.message}`);
      }
    }
  }

  find(id) {
    return this.#all.get(id);
  }

  /** The name as text; empty while it is not known. */
  nameText(id) {
    return this.#all.get(id)?.name ?? '';
  }

  /** The name, kept apart from the direction of the text around it; a very long one is cut, and whole on hover. */
  name(id, otherwise) {
    const name = this.nameText(id) || otherwise || `affiliate ${id}`;
    const signs = Array.from(name);
    return signs.length > LONG ? html`<bdi title=${name}>${signs.slice(0, LONG - 1).join('')}…</bdi>` : html`<bdi>${name}</bdi>`;
  }
}
