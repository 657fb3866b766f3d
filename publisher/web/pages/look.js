// look.js - loads a tab again when there is something new to see, and copies a post
"use strict";
{
  const shown = document.currentScript.dataset.version;
  let news = null;
  const listen = () => {
    // A browser keeps six connections to one server: only tabs that somebody sees hold one.
    if (document.hidden) {
      news?.close();
      news = null;
    } else if (!news) {
      news = new EventSource("/~/events");
      news.addEventListener("message", (event) => {
        if (event.data !== shown) {
          news.close();
          location.reload();
        }
      });
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => {
    news?.close();
    news = null;
  });
  addEventListener("pageshow", listen);
  listen();

  for (const button of document.querySelectorAll("[data-copy]")) {
    const text = document.getElementById(button.dataset.copy);
    const status = button.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(text.textContent);
        status.textContent = status.dataset.well;
      } catch {
        // no permission: the last step is left to the reader
        getSelection().selectAllChildren(text);
        status.textContent = status.dataset.failed;
      }
    });
  }
}
