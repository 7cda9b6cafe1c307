/**
 * What a merchant pasted, understood as far as a page can; the server decides. No credential leaves the form here.
 */

/** What the fields show instead of a key that is kept; sent back as it is, it stays. */
export const MASK = '••••••••••••••••';

const LABELS = [
  ['apiKey', /^\s*(?:access token|api token|api key)\s*[:=]?\s+(\S+)\s*$/im],
  ['storeUrl', /^\s*(?:api path|store url)\s*[:=]?\s+(\S+)\s*$/im],
  ['apiUser', /^\s*(?:username|user name|api user)\s*[:=]?\s+(\S+)\s*$/im],
];

/** Which account belongs to a Store URL: `token`, `legacy`, or empty while that cannot be said. */
export function kindOf(storeUrl) {
  const text = storeUrl.trim();
  if (/\/stores\/[a-z0-9]+/i.test(text)) {
    return 'token';
  }
  if (/mybigcommerce\.com/i.test(text) || /\/api(\/v\d)?\/?$/i.test(text)) {
    return 'legacy';
  }
  return '';
}

/**
 * The settings in a longer text, such as the file that BigCommerce offers with a new API account, or lines copied from the
 * page of an API user. Null where the text is one value.
 */
export function settingsIn(text) {
  if (!text.includes('\n')) {
    return null;
  }
  const found = {};
  for (const [field, pattern] of LABELS) {
    const value = pattern.exec(text)?.[1];
    if (value) {
      found[field] = value;
    }
  }
  return Object.keys(found).length ? found : null;
}

/** Something in the wrong field: a key of texts, or empty. */
export function suspicion({storeUrl, apiKey}) {
  const key = apiKey.trim();
  if (/^https?:\/\//i.test(key)) {
    return 'connect.suspicion.urlAsKey';
  }
  if (/^[a-f0-9]{64}$/i.test(key)) {
    return 'connect.suspicion.secret';
  }
  if (storeUrl.trim() && !/[./]/.test(storeUrl) && storeUrl.trim().length > 16) {
    return 'connect.suspicion.keyAsUrl';
  }
  if (/\/manage\b/.test(storeUrl)) {
    return 'connect.suspicion.controlPanel';
  }
  return '';
}
