// Without it the texts can still be selected; with it, a button copies each whole.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  const said = button.parentElement.querySelector("[role=status]");
  const field = document.getElementById(button.dataset.copy);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = said.dataset.well;
    } catch {
      field.hidden = false;
      field.select();
      said.textContent = document.execCommand("copy") ? said.dataset.well : said.dataset.failed;
    }
  });
}
