(function () {
const tributary = window.Tributary = window.Tributary || {};
const script = document.currentScript;
if (tributary.version || !script) return;
tributary.version = "1.0.0";

const url = new URL("hit", script.src).href;
const told = [];
let held = [];
let seen = 0;
let id, agreed, page, sent;

function attempt(action) {
  try {
    return action();
  } catch (e) {}
}

function recall() {
  return attempt(() => /\btributary=([^;]+)/.exec(document.cookie)[1])
    || attempt(() => localStorage.tributary) || "";
}

function keep(value) {
  attempt(() => {
    document.cookie = "tributary=" + value + ";path=/;samesite=lax;max-age=" + (value ? 34560000 : 0)
      + (tributary.domain ? ";domain=" + tributary.domain : "") + (location.protocol == "https:" ? ";secure" : "");
  });
  attempt(() => value ? localStorage.tributary = value : delete localStorage.tributary);
}

function touch() {
  const [known, at] = recall().split(".");
  if (/^[\w-]{22}$/.test(known)) {
    id = known;
    seen = +at || 0;
  }
  id = id || Array.from(crypto.getRandomValues(new Uint8Array(22)), (n) => (n % 36).toString(36)).join("");
  const rest = Date.now() - seen;
  seen += rest;
  keep(id + "." + seen);
  return rest;
}

function run(action) {
  if (!tributary.key || agreed === false || recall() == "no" || tributary.doNotTrack != "ignore"
    && (navigator.doNotTrack == 1 || navigator.globalPrivacyControl)) return;
  if (document.prerendering || tributary.waitForConsent && !agreed) held.push(action);
  else attempt(action);
}

function release() {
  held.splice(0).forEach(run);
}

function send(type, more, here = location.href, from = document.referrer) {
  if (!id) touch();
  const [u, r] = [here, from].map((address) => address.split("#")[0].slice(0, 1500));
  const body = JSON.stringify({ v: 1, k: tributary.key, t: type, i: id, u, r, ...more });
  attempt(() => navigator.sendBeacon(url, body)) || fetch(url, { method: "POST", keepalive: true, mode: "no-cors", body }).catch(() => {});
}

function mark(address) {
  const query = new URL(address).searchParams;
  return [query.get(tributary.parameter || "afmc"), query.get("utm_campaign")].join("");
}

function arrive(here, from) {
  const rest = touch();
  const home = (tributary.domain || location.hostname).replace(/^\.?/, ".");
  const inside = !from || ("." + new URL(from).hostname).endsWith(home);
  if (inside && from && !mark(here) && mark(from)) [here, from] = [from, ""];
  const now = mark(here);
  if (rest > 18e5 || !inside || now && now != sent) send("visit", {}, here, from);
  sent = now;
}

function move() {
  const from = page;
  page = location.href;
  if (page != from) run(() => arrive(page, from));
}

function lead(email, source) {
  email = String(email).trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email) || email[254] || told.includes(email)) return;
  told.push(email);
  send("lead", { e: email, s: source });
}

function words(element) {
  return ["name", "id", "autocomplete", "data-field-type", "action"]
    .map((name) => element && element.getAttribute(name)).join();
}

function look(field) {
  const own = words(field);
  if (field.tagName != "INPUT" || !/^(email|text)$/.test(field.type) || !/e-?mail/i.test(field.type + own)
    || /pass|card|recip|friend|to_e/i.test(own)) return;
  const all = own + words(field.form);
  lead(field.value, /nl_|newsl|subscri/i.test(all) ? "newsletter"
    : /checkout/i.test(location.pathname + all) ? "checkout"
    : /login|account/i.test(location.pathname + all) ? "account" : "form");
}

function watch(event) {
  attempt(() => {
    const target = event.composedPath()[0];
    [target, ...target.querySelectorAll("input")].forEach((field) => run(() => look(field)));
  });
}

Object.assign(tributary, {
  recordVisit() {
    if (page) return;
    page = location.href;
    run(() => {
      const o = String(tributary.order);
      if (/^\d{1,18}$/.test(o)) send("order", { o });
      else arrive(page, document.referrer);
      ["pushState", "replaceState"].forEach((name) => {
        const original = history[name];
        history[name] = function () {
          original.apply(this, arguments);
          move();
        };
      });
      addEventListener("popstate", move);
    });
  },
  autoWatch() {
    run(() => {
      ["change", "focusout", "submit"].forEach((name) => document.addEventListener(name, watch, true));
    });
  },
  recordLead(email) {
    run(() => lead(email, "script"));
  },
  consent(given) {
    agreed = !!given;
    if (given) return release();
    held = [];
    id = keep("");
  },
  optOut() {
    tributary.key = keep("no");
  }
});
document.addEventListener("prerenderingchange", release);
(tributary.q || []).forEach((call) => tributary[call[0]](call[1]));
})();
