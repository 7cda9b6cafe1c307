// Runs before the first paint, so that a chosen theme never flashes. A classic script on purpose.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('tributary.theme');
  } catch {
    // Storage may be closed to us; then the system's choice holds.
  }
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
