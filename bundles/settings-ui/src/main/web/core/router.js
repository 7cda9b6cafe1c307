export const ROOT = '/tributary/app/';

/** The pages' addresses, by the History API. Fires `change`; the event's `kind` is `path` or `query`. */
class Router extends EventTarget {
  constructor() {
    super();
    this.#before = location.pathname;
    addEventListener('popstate', () => this.#changed());
    document.addEventListener('click', (event) => this.#click(event));
  }

  #before;

  /** The path below the root, without a slash at either end. */
  get path() {
    return location.pathname.slice(ROOT.length).replace(/\/+$/, '');
  }

  /** The query as an object of texts. */
  get query() {
    return Object.fromEntries(new URLSearchParams(location.search));
  }

  /** Goes to a path below the root: `default/stores/abc/orders`; with `replace` "back" does not lead here. */
  go(path, {replace = false, query = {}} = {}) {
    const target = href(path, query);
    if (target !== location.pathname + location.search) {
      history[replace ? 'replaceState' : 'pushState'](null, '', target);
      this.#changed();
    }
  }

  /** Changes members of the query and stays on the page; empty ones are taken out. */
  setQuery(changes, {replace = true} = {}) {
    this.go(this.path, {replace, query: {...this.query, ...changes}});
  }

  #click(event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    const link = event.target.closest?.('a[href]');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || !link.pathname.startsWith(ROOT)) {
      return;
    }
    event.preventDefault();
    if (link.href !== location.href) {
      history.pushState(null, '', link.href);
      this.#changed();
    }
  }

  #changed() {
    const kind = location.pathname === this.#before ? 'query' : 'path';
    this.#before = location.pathname;
    this.dispatchEvent(Object.assign(new Event('change'), {kind}));
  }
}

/** The address of a path below the root. Parts that come from data are encoded by {@link route}. */
export function href(path, query = {}) {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined));
  const text = search.toString();
  return ROOT + path + (text ? `?${text}` : '');
}

/** A path with encoded parts: route`${account}/stores/${store}/orders`. */
export function route(strings, ...values) {
  return strings.reduce((whole, part, index) => whole + encodeURIComponent(values[index - 1]) + part);
}

/** The parameters of a path that a pattern such as `:account/stores/:store` fits, or null. */
export function match(pattern, path) {
  const want = pattern.split('/');
  const have = path.split('/');
  if (want.length !== have.length) {
    return null;
  }
  const params = {};
  for (let index = 0; index < want.length; index++) {
    if (want[index].startsWith(':')) {
      if (!have[index]) {
        return null;
      }
      try {
        params[want[index].slice(1)] = decodeURIComponent(have[index]);
      } catch {
        return null;
      }
    } else if (want[index] !== have[index]) {
      return null;
    }
  }
  return params;
}

export const router = new Router();
