// What is taken away: files, and the command that makes the same.
import { element, post } from "./ask.js";

export function taking(by, said, current, question, tell, faulty, gone) {
  for (const button of document.querySelectorAll("[data-take]")) {
    button.addEventListener("click", async () => {
      const view = current();
      tell(said["making"]);
      const answer = await post("take", { ...question(view), kind: button.dataset.take }).catch(gone);
      if (!answer) return;
      if (!answer.files) {
        tell(said["not-taken"]);
        faulty(view, answer);
        return;
      }
      tell("");
      for (const file of answer.files) fetched(file, button.dataset.way);
    });
  }

  // What there is to be taken of the view that is open.
  return function footer() {
    const view = current();
    by("take").hidden = !view;
    if (!view) return;
    by("command").textContent = view.command;
    by("copy").disabled = !view.command;
    for (const button of document.querySelectorAll("[data-take]")) button.disabled = !view.command;
    by("ics").hidden = !view.dated;
    by("keep").hidden = view.product === "handbook";
  };
}

function fetched(file, way) {
  const path = `file/${encodeURIComponent(file)}`;
  const link = element("a", "", way === "show" ? { href: path, target: "_blank" } : { href: `${path}?save`, download: "" });
  link.rel = "noopener";
  document.body.append(link);
  link.click();
  link.remove();
}
