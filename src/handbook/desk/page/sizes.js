// How large pages are shown: to fit, nearer, or as large as they will be.

export function sizing(by, views) {
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const sheets = views.handbook.sheets;
      const step = Number(button.dataset.zoom);
      if (step) sheets.choose(sheets.zoom * (step > 0 ? 1.2 : 1 / 1.2));
      else sheets.fit();
    });
  }
  views.handbook.sheets.box.addEventListener("zoomed", () => {
    by("zoom").textContent = `${Math.round(views.handbook.sheets.zoom * 100)} %`;
  });

  // A screen does not know how large its pixels are: a bank card held against it does.
  function actual() {
    const on = by("actual").checked;
    const scale = Number(by("rule").value) / 100;
    by("rule-label").hidden = by("bank").hidden = !on;
    by("bank").style.width = `${85.6 * scale}mm`;
    by("bank").style.height = `${53.98 * scale}mm`;
    if (on) views.card.sheets.choose(scale);
    else views.card.sheets.fit();
  }
  by("actual").addEventListener("change", actual);
  by("rule").addEventListener("input", actual);
}
