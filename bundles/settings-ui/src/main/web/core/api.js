import {t} from './texts.js';

export const BASE = '/tributary/api/v1/';
const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * An answer that is none: what the server refused, or that it could not be reached.
 *
 * `status` is 0 without an answer; `field` names the member of the body that is wrong, empty when none is; `message` says
 * what is wrong and what to do, for people.
 */
export class ApiError extends Error {
  constructor(status, message, field = '') {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.field = field;
  }
}

/** Set by the session: the token, and what to do when the session is over. */
export const hooks = {
  csrf: () => '',
  refreshCsrf: async () => false,
  expired: () => {},
};

/** An address below the API; parts of a path that come from data are encoded: path`accounts/${account}/stores`. */
export function path(strings, ...values) {
  return strings.reduce((whole, part, index) => whole + encodeURIComponent(values[index - 1]) + part);
}

/** The address with its query; members that are empty, null or undefined are left out. */
export function address(target, query = {}) {
  const url = new URL(BASE + target, location.origin);
  for (const [key, value] of Object.entries(query)) {
    if (value !== '' && value !== null && value !== undefined) {
      url.searchParams.append(key, value);
    }
  }
  return url.pathname + url.search;
}

async function problem(response) {
  let body = {};
  if ((response.headers.get('Content-Type') ?? '').includes('json')) {
    body = await response.json().catch(() => ({}));
  }
  return new ApiError(response.status, body.detail || t('errors.status', {status: response.status}), body.field ?? '');
}

async function send(method, target, {query, body, signal, quiet} = {}, again = true) {
  const headers = {Accept: 'application/json, application/problem+json'};
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (CHANGING.has(method) && hooks.csrf()) {
    headers['X-CSRF-Token'] = hooks.csrf();
  }
  let response;
  try {
    response = await fetch(address(target, query), {
      method,
      headers,
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    if (cause.name === 'AbortError') {
      throw cause;
    }
    throw new ApiError(0, t('errors.unreachable'));
  }
  if (response.ok) {
    return response.status === 204 ? null : response.json().catch(() => null);
  }
  // Somebody logged in again in another tab: the cookie is the new one, the token here the old one.
  if (response.status === 403 && CHANGING.has(method) && again && (await hooks.refreshCsrf())) {
    return send(method, target, {query, body, signal, quiet}, false);
  }
  if (response.status === 401 && !quiet) {
    hooks.expired();
  }
  throw await problem(response);
}

/**
 * Asks the API. All take `{query, body, signal, quiet}` and answer what the JSON says, null for no content; all throw
 * {@link ApiError}. A 401 leads to the login and back, unless `quiet`.
 */
export const api = {
  get: (target, options) => send('GET', target, options),
  post: (target, body, options) => send('POST', target, {...options, body}),
  put: (target, body, options) => send('PUT', target, {...options, body}),
  del: (target, options) => send('DELETE', target, options),
};

export const isAbort = (error) => error?.name === 'AbortError';
