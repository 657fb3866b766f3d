{# copy.js - adds to the page Abonneren the button that copies the address of the feed; given: nothing #}
"use strict";
{
  const field = document.getElementById("feed");
  const button = document.getElementById("copy");
  const status = document.getElementById("copied");
  const copy = async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.well;
    } catch {
      // no permission, or no https: the last step is left to the reader
      field.select();
      status.textContent = status.dataset.failed;
    }
  };
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", copy);
  button.hidden = false;
}
