import {LitElement, html, nothing} from '../lib/lit.js';
import {isAbort} from './api.js';
import {t} from './texts.js';
import {button, skeleton} from '../components/bits.js';

/** A Lit element in the light DOM: one style sheet for all, and labels and descriptions reach across elements. */
export class View extends LitElement {
  #controller = new AbortController();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    if (this.#controller.signal.aborted) {
      this.#controller = new AbortController();
    }
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#controller.abort();
  }

  /** Aborted when the element leaves the page: give it to every request and every {@link poll}. */
  get signal() {
    return this.#controller.signal;
  }
}

/**
 * What every page extends. `account` and `store` are ids from the address, `params` all of its parts, `query` its query;
 * a change of the query renders the same page again, a change of the path makes a new one.
 */
export class Page extends View {
  static properties = {
    account: {attribute: false},
    store: {attribute: false},
    params: {attribute: false},
    query: {attribute: false},
  };
}

/**
 * Something that is read from the API, with its states: nothing yet, there, there and being read again, failed.
 *
 *     stores = new Remote(this, (signal) => api.get(path`accounts/${this.account}/stores`, {signal}));
 *     connectedCallback() { super.connectedCallback(); this.stores.load(); }
 *     render() { return this.stores.view((stores) => html`...`); }
 */
export class Remote {
  value;
  error = null;
  loading = false;
  #host;
  #ask;
  #turn = 0;

  constructor(host, ask) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected() {}

  /** Reads it (again); what was there stays until the answer is. Never throws. */
  async load() {
    const turn = ++this.#turn;
    this.loading = true;
    this.#host.requestUpdate();
    try {
      const value = await this.#ask(this.#host.signal);
      if (turn === this.#turn) {
        this.value = value;
        this.error = null;
      }
    } catch (error) {
      if (turn === this.#turn && !isAbort(error)) {
        this.error = error;
      }
    } finally {
      if (turn === this.#turn) {
        this.loading = false;
        this.#host.requestUpdate();
      }
    }
  }

  /** Puts in what the server answered to a change, without reading again. */
  set(value) {
    this.#turn++;
    this.value = value;
    this.error = null;
    this.loading = false;
    this.#host.requestUpdate();
  }

  /** Renders by state; `waiting` takes the place of what is not there yet and should have its height. */
  view(ready, waiting = skeleton()) {
    if (this.value === undefined && this.error) {
      return problemPanel(this.error, () => this.load());
    }
    return this.value === undefined ? waiting : html`${this.error ? problemPanel(this.error, () => this.load()) : nothing}${ready(this.value)}`;
  }
}

/** What could not be read, why, and a way to try again. */
export const problemPanel = (error, again) => html`
  <div class="notice notice-bad" role="alert">
    <div class="grow"><strong>${t('errors.title')}</strong><p>${error.message}</p></div>
    ${again ? button({label: t('actions.again'), onClick: again, small: true}) : nothing}
  </div>`;

/**
 * Calls `ask` again and again until the signal is aborted: waits `ms` after each answer, longer after errors, and not at
 * all while nobody looks. `ask` may answer another pause in ms, or false to stop.
 */
export async function poll(ask, {ms = 3000, signal}) {
  let failures = 0;
  while (!signal.aborted) {
    let pause = ms;
    try {
      const answer = await ask(signal);
      failures = 0;
      if (answer === false) {
        return;
      }
      pause = typeof answer === 'number' ? answer : ms;
    } catch (error) {
      if (isAbort(error) || error.status === 401) {
        return;
      }
      failures++;
      pause = Math.min(60_000, ms * 2 ** failures);
    }
    await rest(pause, signal);
  }
}

function rest(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
      signal.removeEventListener('abort', end);
      resolve();
    };
    let due = false;
    const seen = () => due && !document.hidden && end();
    const timer = setTimeout(() => {
      due = true;
      seen();
    }, ms);
    document.addEventListener('visibilitychange', seen);
    signal.addEventListener('abort', end);
  });
}
