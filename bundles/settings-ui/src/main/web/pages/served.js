import {api} from '../components/index.js';

let paths;

/**
 * Whether the server has an address such as `/accounts/{account}/stores/{store}/orders/counts`, for parts of a page that
 * a section may or may not bring. Asked once.
 */
export async function hasAddress(template) {
  paths ??= api.get('openapi.json').then((answer) => new Set(Object.keys(answer.paths)));
  try {
    return (await paths).has(template);
  } catch {
    paths = undefined;
    return false;
  }
}
