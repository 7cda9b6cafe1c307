"use strict";

document.querySelectorAll("[data-consent]").forEach((button) => button.addEventListener("click", async () => {
  const all = [1, 2, 3];
  const allows = button.dataset.consent === "allow";
  await fetch("/api/storefront/consent", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ allow: allows ? all : [], deny: allows ? [] : all }),
  });
  location.reload();
}));
