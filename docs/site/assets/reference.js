// Redoc names its choice of examples "Example", whatever example it shows; what it shows is the better name.
new MutationObserver(() => {
  for (const button of document.querySelectorAll('button[aria-haspopup][aria-label="Example"]')) {
    button.removeAttribute('aria-label');
  }
}).observe(document.documentElement, { childList: true, subtree: true });
