"use strict";

// One step after the other in the same place, as the store's own checkout: fields come late and go again.
const app = document.getElementById("checkout-app");
const state = { coupon: "" };

async function ask(path, body) {
  const answer = await fetch("/api/storefront/" + path, body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.title || "Something went wrong.");
  return json;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function field(label, attributes) {
  return [element("label", { for: attributes.id }, label), element("input", attributes)];
}

function form(id, fields, button, onSubmit) {
  const made = element("form", { id, novalidate: "" }, ...fields, element("button", {}, button));
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    made.querySelectorAll("[role=alert]").forEach((old) => old.remove());
    try {
      await onSubmit(Object.fromEntries(new FormData(made)));
    } catch (e) {
      made.append(element("p", { role: "alert" }, e.message));
    }
  });
  return made;
}

function show(title, ...content) {
  app.replaceChildren(element("h2", {}, title), ...content, element("aside", {}, summary()));
}

function summary() {
  if (state.coupon) return element("p", {}, "Coupon " + state.coupon);
  const code = field("Coupon code", { id: "redeemableCode", name: "redeemableCode", type: "text", autocomplete: "off" });
  return form("checkout-coupon", code, "Apply", async (typed) => {
    state.coupon = (await ask("coupons", { couponCode: typed.redeemableCode })).code;
    document.getElementById("checkout-coupon").replaceWith(summary());
  });
}

function guest() {
  const email = field("Email", { id: "email", name: "email", type: "email", autocomplete: "email" });
  const news = element("input", { id: "shouldSubscribe", name: "shouldSubscribe", type: "checkbox" });
  const signIn = element("button", { type: "button" }, "Sign in now");
  signIn.addEventListener("click", returning);
  show("Customer", form("checkout-customer-guest", [
    ...email, element("label", {}, news, "Subscribe to our newsletter"),
  ], "Continue", (typed) => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(typed.email)) throw new Error("Enter a valid email address.");
    state.email = typed.email;
    shipping();
  }), signIn);
}

function returning() {
  show("Customer", form("checkout-customer-returning", [
    ...field("Email", { id: "email", name: "email", type: "email", autocomplete: "email" }),
    ...field("Password", { id: "password", name: "password", type: "password", autocomplete: "current-password" }),
  ], "Sign in", () => {
    throw new Error("The email or password you entered is incorrect.");
  }));
}

function shipping() {
  const line = (label, name, id) => field(label, { id, name: "shippingAddress." + name, type: "text" });
  show("Shipping", form("checkout-shipping", [
    ...line("First name", "firstName", "firstNameInput"),
    ...line("Last name", "lastName", "lastNameInput"),
    ...line("Address", "address1", "addressLine1Input"),
    ...line("City", "city", "cityInput"),
    ...line("Postal code", "postalCode", "postCodeInput"),
    ...field("Phone", { id: "phoneInput", name: "shippingAddress.phone", type: "tel" }),
  ], "Continue", (typed) => {
    state.firstName = typed["shippingAddress.firstName"] || undefined;
    state.lastName = typed["shippingAddress.lastName"] || undefined;
    payment();
  }));
}

function payment() {
  const card = (label, name, hint) => field(label, { id: name, name, type: "text", autocomplete: hint });
  show("Payment", form("checkout-payment", [
    ...card("Credit card number", "ccNumber", "cc-number"),
    ...card("Name on card", "ccName", "cc-name"),
    ...card("Expiration", "ccExpiry", "cc-exp"),
    ...card("CVV", "ccCvv", "cc-csc"),
  ], "Place order", async () => {
    await ask("orders", state);
    location.assign("/checkout/order-confirmation");
  }));
}

ask("cart").then(guest);
